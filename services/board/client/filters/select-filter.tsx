import { useState } from 'preact/hooks';
import { offersAll, takesSeveral, type Variable } from '../../../../grafana/model/dashboard.ts';
import { ALL } from '../../../../grafana/model/interpolate.ts';
import type { Option } from '../../model/api.ts';
import { fold } from '../../model/rows.ts';
import { toggle } from '../../model/variables.ts';
import { textsOfValues, type View } from '../../model/view.ts';
import { Choice, SearchField } from '../elements/choice.tsx';
import { Icon } from '../elements/icon.tsx';
import { Popover } from '../elements/popover.tsx';
import { t } from '../state/settings.ts';
import { change, valuesOf } from '../state/view.ts';

/** A list longer than this gets a search field; and no more than this are drawn at once. */
const SEARCH_FROM = 8;
const MAX_DRAWN = 200;

const matching = (options: readonly Option[], search: string): readonly Option[] => {
  const wanted = fold(search.trim());
  return wanted === ''
    ? options
    : options.filter(({ text, value }) => fold(text).includes(wanted) || fold(value).includes(wanted));
};

interface ListProps {
  variable: Variable;
  options: readonly Option[];
  values: readonly string[];
  onChoose: (value: string) => void;
}

function OptionList({ variable, options, values, onChoose }: ListProps) {
  const [search, setSearch] = useState('');
  const all: Option[] = offersAll(variable) && search === '' ? [{ value: ALL, text: t('all') }] : [];
  const found = matching(options, search);
  const shown = [...all, ...found.slice(0, MAX_DRAWN)];
  return (
    <>
      {options.length >= SEARCH_FROM && (
        <SearchField label={t('search')} placeholder={t('search')} value={search} focus onSearch={setSearch} />
      )}
      <ul class="options">
        {shown.map(({ value, text }) => {
          const chosen = values.includes(value);
          const choose = () => onChoose(value);
          return takesSeveral(variable) ? (
            <li key={value}>
              <label class="option">
                <input type="checkbox" checked={chosen} onChange={choose} />
                <span>{text}</span>
              </label>
            </li>
          ) : (
            <Choice key={value} chosen={chosen} onChoose={choose}>
              {text}
            </Choice>
          );
        })}
      </ul>
      {found.length === 0 && <p class="hint">{t('noMatch')}</p>}
      {found.length > MAX_DRAWN && <p class="hint">{t('moreOptions', { count: found.length - MAX_DRAWN })}</p>}
    </>
  );
}

/** Chooses one or several values. Several are taken over at once, so every tick shows in the reports. */
export function SelectFilter({ variable, view }: { variable: Variable; view: View }) {
  const values = view.values[variable.name] ?? [];
  const texts = textsOfValues(view, variable, t('all'));
  const { label } = variable;
  const summary = texts.length > 2 ? t('chosen', { count: texts.length }) : texts.join(', ') || '–';
  return (
    <Popover
      class="filter"
      title={label}
      button={
        <>
          <span class="filter-label">{label}</span>
          <span class="filter-value" title={texts.join(', ')}>
            {summary}
          </span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <OptionList
          variable={variable}
          options={view.options[variable.name] ?? []}
          values={values}
          onChoose={(value) => {
            if (!takesSeveral(variable)) close();
            change({ values: { [variable.name]: toggle(variable, valuesOf(variable.name), value) } });
          }}
        />
      )}
    </Popover>
  );
}
