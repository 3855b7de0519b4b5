import { ApiError } from '../state/api.ts';
import { t } from '../state/settings.ts';

/** What went wrong, in the reader's language where it is known, with the server's own message. */
export function errorText(error: unknown): string {
  if (error instanceof ApiError && error.code === 'network') return t('unreachable');
  const detail = error instanceof Error ? error.message : '';
  return detail ? `${t('failed')} ${detail}` : t('failed');
}
