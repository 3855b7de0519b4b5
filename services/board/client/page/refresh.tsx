import type { View } from '../../model/view.ts';
import { Choice } from '../elements/choice.tsx';
import { Icon } from '../elements/icon.tsx';
import { Popover } from '../elements/popover.tsx';
import { t } from '../state/settings.ts';
import { refresh, refreshEvery } from '../state/view.ts';

/** Asks again: now, or by itself in one of the dashboard's intervals. */
export function Refresh({ view }: { view: View }) {
  const every = refreshEvery.value === 'off' ? '' : refreshEvery.value;
  const intervals = ['', ...view.dashboard.timepicker.refresh_intervals];
  return (
    <div class="button-pair">
      <button type="button" class="button" aria-label={t('refresh')} title={t('refresh')} onClick={refresh}>
        <Icon name="refresh" />
      </button>
      <Popover
        align="end"
        label={`${t('autoRefresh')}: ${every || t('off')}`}
        title={t('autoRefresh')}
        button={
          <>
            {every && <span>{every}</span>}
            <Icon name="down" />
          </>
        }
      >
        {(close) => (
          <ul class="options">
            {intervals.map((interval) => (
              <Choice
                key={interval}
                chosen={interval === every}
                focus
                onChoose={() => {
                  refreshEvery.value = interval;
                  close();
                }}
              >
                {interval || t('off')}
              </Choice>
            ))}
          </ul>
        )}
      </Popover>
    </div>
  );
}
