import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../elements/icon.tsx';
import { dashboards, settings, t } from '../state/settings.ts';
import { view } from '../state/view.ts';

const folders = (): Array<[string, typeof dashboards.value]> => {
  const found = new Map<string, typeof dashboards.value>();
  for (const one of dashboards.value) found.set(one.folder, [...(found.get(one.folder) ?? []), one]);
  return [...found];
};

/** Dashboards by folder. */
function Folders() {
  const here = view.value?.dashboard.uid;
  return (
    <>
      {folders().map(([folder, list]) => (
        <section key={folder} class="nav-folder">
          <h2>{folder}</h2>
          <ul>
            {list.map(({ uid, title }) => (
              <li key={uid}>
                <a href={`/d/${encodeURIComponent(uid)}`} aria-current={uid === here ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const Brand = () => (
  <a class="brand" href={`/d/${encodeURIComponent(settings.value.homeUid)}`}>
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="2" y="13" width="5" height="9" rx="1.5" />
      <rect x="9.5" y="8" width="5" height="14" rx="1.5" />
      <rect x="17" y="2" width="5" height="20" rx="1.5" />
    </svg>
    <span>Leadstream</span>
  </a>
);

/** Beside the dashboard, where there is room. */
export const Sidebar = () => (
  <nav class="sidebar" aria-label={t('navigation')}>
    <Brand />
    <Folders />
  </nav>
);

/** Over the dashboard, on small screens. The browser keeps the focus inside while it is open. */
export function Drawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      class="drawer"
      ref={dialog}
      aria-label={t('navigation')}
      onClose={onClose}
      onClick={(event) => {
        const link = event.target instanceof Element && event.target.closest('a');
        if (event.target === dialog.current || link) onClose();
      }}
    >
      <nav aria-label={t('navigation')}>
        <div class="drawer-head">
          <Brand />
          <button type="button" class="button button-quiet" aria-label={t('close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        <Folders />
      </nav>
    </dialog>
  );
}
