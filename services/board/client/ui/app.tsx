import { useEffect, useMemo, useState } from 'preact/hooks';
import { sectionsOf } from '../../model/layout.ts';
import { repeatValuesOf, type View } from '../../model/view.ts';
import { ApiError } from '../state/api.ts';
import { settings, t } from '../state/settings.ts';
import { failure, settling, title, view } from '../state/view.ts';
import { Filters } from './filters/filters.tsx';
import { wide } from './media.ts';
import { Failure } from './panel/body.tsx';
import { SectionView } from './section.tsx';
import { DashboardLinks } from './shell/dashboard-links.tsx';
import { Drawer, Sidebar } from './shell/navigation.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { announce, Status } from './status.tsx';

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
