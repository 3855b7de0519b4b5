import { dashboards, t } from '../../state/settings.ts';
import { title, view } from '../../state/view.ts';
import { Icon } from '../icon.tsx';
import { wide } from '../media.ts';
import { CopyLink } from './copy-link.tsx';
import { Refresh } from './refresh.tsx';
import { SaveView } from './save-view.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { TimePicker } from './time-picker.tsx';

/** Title, time and tools. Stays on top while the dashboard moves below it. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  const now = view.value;
  const folder = dashboards.value.find(({ uid }) => uid === now?.dashboard.uid)?.folder;
  return (
    <header class="top-bar">
      {!wide.value && (
        <button type="button" class="button" aria-label={t('navigation')} aria-haspopup="dialog" onClick={onMenu}>
          <Icon name="menu" />
        </button>
      )}
      <div class="titles">
        {folder && <p class="folder">{folder}</p>}
        <h1>{title.value || 'Leadstream'}</h1>
      </div>
      <div class="tools">
        {now && !now.dashboard.timepicker?.hidden && <TimePicker view={now} />}
        {now && <Refresh view={now} />}
        {now && <SaveView />}
        {now && <CopyLink />}
        <ThemeSwitch />
      </div>
    </header>
  );
}
