import { useState } from 'preact/hooks';
import { daysOf, describeRange, type RawRange, rangeOfDays } from '../../model/time-range.ts';
import type { View } from '../../model/view.ts';
import { Choice } from '../elements/choice.tsx';
import { Icon } from '../elements/icon.tsx';
import { Popover } from '../elements/popover.tsx';
import { settings, t } from '../state/settings.ts';
import { change } from '../state/view.ts';

const quickRanges = ({ dashboard }: View) => dashboard.timepicker.quick_ranges;

/** Name of the range where it is one of those offered, else its days. */
function rangeText(view: View): string {
  const quick = quickRanges(view).find(({ from, to }) => from === view.raw.from && to === view.raw.to);
  return quick?.display ?? describeRange(view.range, view.zone, settings.value.locale);
}

function CustomRange({ view, onPick }: { view: View; onPick: (range: RawRange) => void }) {
  const days = daysOf(view.range, view.zone);
  const [first, setFirst] = useState(days.first);
  const [last, setLast] = useState(days.last);
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class="custom-range"
      onSubmit={(event) => {
        event.preventDefault();
        const range = rangeOfDays(first, last, view.zone);
        if (range) onPick(range);
        else setWrong(true);
      }}
    >
      <label>
        {t('from')}
        <input
          type="date"
          value={first}
          max="9999-12-31"
          required
          onInput={(event) => setFirst(event.currentTarget.value)}
        />
      </label>
      <label>
        {t('to')}
        <input
          type="date"
          value={last}
          max="9999-12-31"
          required
          onInput={(event) => setLast(event.currentTarget.value)}
        />
      </label>
      {wrong && (
        <p class="form-error" role="alert">
          {t('rangeWrong')}
        </p>
      )}
      <p class="hint">{t('timeZone', { zone: view.zone })}</p>
      <button type="submit" class="button button-primary">
        {t('apply')}
      </button>
    </form>
  );
}

/** The dashboard's time: ranges it offers, and any days, both included, of the business time zone. */
export function TimePicker({ view }: { view: View }) {
  const pick = (range: RawRange, close: () => void) => {
    close();
    change({ range });
  };
  return (
    <Popover
      class="time-picker"
      align="end"
      title={t('timeRange')}
      button={
        <>
          <Icon name="calendar" />
          <span class="visually-hidden">{t('timeRange')}: </span>
          <span class="time-text">{rangeText(view)}</span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <>
          <p class="popover-heading">{describeRange(view.range, view.zone, settings.value.locale)}</p>
          <ul class="options">
            {quickRanges(view).map(({ display, from, to }) => (
              <Choice
                key={display}
                chosen={from === view.raw.from && to === view.raw.to}
                focus
                onChoose={() => pick({ from, to }, close)}
              >
                {display}
              </Choice>
            ))}
          </ul>
          <CustomRange view={view} onPick={(range) => pick(range, close)} />
        </>
      )}
    </Popover>
  );
}
