import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { interpolate } from '../model/interpolate.ts';
import { type Section, sectionsOf } from '../model/layout.ts';
import { repeatValuesOf, scopeOf, type View } from '../model/view.ts';
import { Icon } from './elements/icon.tsx';
import { announce, Failure, Status } from './elements/messages.tsx';
import { Filters } from './filters/filters.tsx';
import { DashboardLinks } from './page/dashboard-links.tsx';
import { Drawer, Sidebar } from './page/navigation.tsx';
import { TopBar } from './page/top-bar.tsx';

import { PanelView } from './panels/panel.tsx';
import { ApiError } from './state/api.ts';
import { wide } from './state/screen.ts';
import { settings, t } from './state/settings.ts';
import { failure, settling, title, view } from './state/view.ts';

/** Panels under a heading that folds them up. Folded panels ask nothing. */
function SectionView({ view, section }: { view: View; section: Section }) {
  const [open, setOpen] = useState(!section.row?.collapsed);
  const id = useId();
  const title = interpolate(section.row?.title ?? '', scopeOf(view, [], t('all')));
  return (
    <section class="section" aria-labelledby={section.row ? id : undefined}>
      {section.row && (
        <h2 id={id} class="section-head">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} />
            {title}
          </button>
        </h2>
      )}
      {open && (
        <div class="grid">
          {section.items.map((placed) => (
            <PanelView key={placed.key} view={view} placed={placed} />
          ))}
        </div>
      )}
    </section>
  );
}

function Sections({ now }: { now: View }) {
  const repeats = JSON.stringify([now.values, Object.keys(now.options)]);
  const sections = useMemo(
    () => sectionsOf(now.dashboard.panels, (name) => repeatValuesOf(now, name)),
    [now.dashboard, repeats],
  );
  return (
    <>
      {sections.map((section) => (
        <SectionView key={`${now.dashboard.uid}-${section.key}`} view={now} section={section} />
      ))}
    </>
  );
}

const unknown = (error: unknown): boolean =>
  (error instanceof ApiError && error.code === 'unknown_dashboard') ||
  (error instanceof Error && error.message === 'not_found');

function Problem({ error }: { error: unknown }) {
  return (
    <div class="page-error">
      {unknown(error) ? <p role="alert">{t('notFound')}</p> : <Failure error={error} retry={() => location.reload()} />}
      <a class="button" href={`/d/${encodeURIComponent(settings.value.homeUid)}`}>
        {t('goHome')}
      </a>
    </div>
  );
}

/** The page: navigation, top bar, filters, links, panels. */
export function App() {
  const [menu, setMenu] = useState(false);
  const now = view.value;
  useEffect(() => {
    document.title = title.value ? `${title.value} · Leadstream` : 'Leadstream';
    if (title.value) announce(title.value);
  }, [title.value]);
  return (
    <div class={`app ${wide.value ? 'app-wide' : ''}`}>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      {wide.value ? <Sidebar /> : <Drawer open={menu} onClose={() => setMenu(false)} />}
      <div class="page">
        <TopBar onMenu={() => setMenu(true)} />
        <main id="main" tabIndex={-1} aria-busy={settling.value}>
          {now && <Filters view={now} />}
          {now && <DashboardLinks view={now} />}
          {failure.value ? <Problem error={failure.value} /> : null}
          {now && <Sections key={now.dashboard.uid} now={now} />}
          {!now && !failure.value && (
            <p class="page-loading" role="status">
              {t('loading')}
            </p>
          )}
        </main>
      </div>
      <Status />
    </div>
  );
}
