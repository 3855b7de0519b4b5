import { useEffect, useState } from 'preact/hooks';
import { defaultValues, type Variable } from '../../../../grafana/model/dashboard.ts';
import { type View, variablesOf } from '../../model/view.ts';
import { Icon } from '../elements/icon.tsx';
import { phone } from '../state/screen.ts';
import { t } from '../state/settings.ts';
import { change } from '../state/view.ts';
import { SelectFilter } from './select-filter.tsx';

/** Free text, taken over by Enter or on leaving the field. */
function TextFilter({ variable, view }: { variable: Variable; view: View }) {
  const current = view.values[variable.name]?.[0] ?? '';
  const [text, setText] = useState(current);
  useEffect(() => setText(current), [current]);
  const take = () => {
    if (text !== current) change({ values: { [variable.name]: [text] } });
  };
  return (
    <label class="filter text-filter">
      <span class="filter-label">{variable.label}</span>
      <input
        type="search"
        value={text}
        maxLength={1000}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </label>
  );
}

/** Filters that are not as the dashboard has them. */
function changed(view: View, variables: readonly Variable[]): Variable[] {
  return variables.filter((variable) => {
    const standard = defaultValues(variable);
    const values = view.values[variable.name] ?? [];
    return standard.length > 0 && standard.join('\n') !== values.join('\n');
  });
}

/** The dashboard's variables. On a phone they fold up, so that the first numbers are in sight. */
export function Filters({ view }: { view: View }) {
  const variables = variablesOf(view.dashboard);
  if (variables.length === 0) return null;
  const different = changed(view, variables);
  const list = (
    <div class="filters">
      {variables.map((variable) =>
        variable.type === 'textbox' ? (
          <TextFilter key={variable.name} variable={variable} view={view} />
        ) : (
          <SelectFilter key={variable.name} variable={variable} view={view} />
        ),
      )}
      {different.length > 0 && (
        <button
          type="button"
          class="button button-quiet"
          onClick={() => change({ values: Object.fromEntries(different.map((one) => [one.name, defaultValues(one)])) })}
        >
          {t('resetFilters')}
        </button>
      )}
    </div>
  );
  if (!phone.value)
    return (
      <section class="filter-bar" aria-label={t('filters')}>
        {list}
      </section>
    );
  return (
    <details class="filter-bar">
      <summary>
        <Icon name="filter" />
        {different.length > 0 ? t('filtersChosen', { count: different.length }) : t('filters')}
      </summary>
      {list}
    </details>
  );
}
