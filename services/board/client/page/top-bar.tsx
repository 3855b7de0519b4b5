import { useState } from 'preact/hooks';
import { Icon } from '../elements/icon.tsx';
import { announce } from '../elements/messages.tsx';
import { chooseTheme, theme, wide } from '../state/screen.ts';
import { dashboards, t } from '../state/settings.ts';
import { currentAddress, title, view } from '../state/view.ts';
import { Refresh } from './refresh.tsx';
import { SaveView } from './save-view.tsx';
import { TimePicker } from './time-picker.tsx';

/** Light or dark. Until it is pressed the page follows the system. */
function ThemeSwitch() {
  const next = theme.value === 'dark' ? 'light' : 'dark';
  const label = next === 'dark' ? t('darkTheme') : t('lightTheme');
  return (
    <button type="button" class="button" aria-label={label} title={label} onClick={() => chooseTheme(next)}>
      <Icon name={next === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}

const SHOWN_MS = 2_000;

/** Without the clipboard (plain HTTP on another host) the address is copied the old way. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

/** Copies the address of what is on the screen. */
function CopyLink() {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      class="button"
      aria-label={t('copyLink')}
      title={t('copyLink')}
      onClick={async () => {
        if (!(await copy(location.origin + currentAddress()))) return;
        announce(t('linkCopied'));
        setCopied(true);
        setTimeout(() => setCopied(false), SHOWN_MS);
      }}
    >
      <Icon name={copied ? 'check' : 'link'} />
    </button>
  );
}

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
        {now && <TimePicker view={now} />}
        {now && <Refresh view={now} />}
        {now && <SaveView />}
        {now && <CopyLink />}
        <ThemeSwitch />
      </div>
    </header>
  );
}
