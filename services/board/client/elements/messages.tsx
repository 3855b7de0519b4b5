import { signal } from '@preact/signals';
import type { QueriedPanel } from '../../../../grafana/model/panel.ts';
import { ApiError } from '../state/api.ts';
import { t } from '../state/settings.ts';
import { Icon } from './icon.tsx';

const message = signal('');

/** Says something to screen readers, politely. The same text twice is said twice. */
export function announce(text: string): void {
  message.value = message.value === text ? `${text}\u00a0` : text;
}

export const Status = () => (
  <div class="visually-hidden" role="status" aria-live="polite">
    {message.value}
  </div>
);

/** What went wrong, in the reader's language where it is known, with the server's own message. */
export function errorText(error: unknown): string {
  if (error instanceof ApiError && error.code === 'network') return t('unreachable');
  const detail = error instanceof Error ? error.message : '';
  return detail ? `${t('failed')} ${detail}` : t('failed');
}

/** An error in the place of what could not be shown. */
export const Failure = ({ error, retry }: { error: unknown; retry?: () => void }) => (
  <div class="panel-error" role="alert">
    <Icon name="warning" />
    <p>{errorText(error)}</p>
    {retry && (
      <button type="button" class="button" onClick={retry}>
        {t('retry')}
      </button>
    )}
  </div>
);

/** The panel's own words for "nothing here". */
export const NoData = ({ panel }: { panel: QueriedPanel }) => (
  <p class="no-data">{panel.fieldConfig.defaults.noValue}</p>
);
