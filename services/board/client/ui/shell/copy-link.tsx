import { useState } from 'preact/hooks';
import { t } from '../../state/settings.ts';
import { currentAddress } from '../../state/view.ts';
import { Icon } from '../icon.tsx';
import { announce } from '../status.tsx';

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
export function CopyLink() {
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
