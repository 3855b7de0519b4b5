import type { Panel } from '../../../model/schema/dashboard.ts';
import { t } from '../../state/settings.ts';

/** The panel's own words for "nothing here". */
export function NoData({ panel }: { panel: Panel }) {
  const own = panel.fieldConfig?.defaults?.noValue;
  return <p class="no-data">{typeof own === 'string' && own !== '' ? own : t('noData')}</p>;
}
