import type { View } from '../../../model/view.ts';
import { t } from '../../state/settings.ts';
import { refresh, refreshEvery } from '../../state/view.ts';
import { Icon } from '../icon.tsx';
import { Popover } from '../popover.tsx';

/** Asks again: now, or by itself in one of the dashboard's intervals. */
export function Refresh({ view }: { view: View }) {
  const every = refreshEvery.value === 'off' ? '' : refreshEvery.value;
  const intervals = ['', ...(view.dashboard.timepicker?.refresh_intervals ?? [])];
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
              <li key={interval}>
                <button
                  type="button"
                  class="option"
                  aria-pressed={interval === every}
                  data-autofocus={interval === every || undefined}
                  onClick={() => {
                    refreshEvery.value = interval;
                    close();
                  }}
                >
                  <span>{interval || t('off')}</span>
                  {interval === every && <Icon name="check" />}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Popover>
    </div>
  );
}
