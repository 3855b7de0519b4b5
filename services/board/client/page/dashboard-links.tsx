import { target } from '../../model/links.ts';
import { scopeOf, type View } from '../../model/view.ts';
import { Icon } from '../elements/icon.tsx';
import { forgetView, savedViews } from '../state/saved-views.ts';
import { t } from '../state/settings.ts';

/** The dashboard's own links (saved views of the installation among them), then those kept in this browser. */
export function DashboardLinks({ view }: { view: View }) {
  const scope = scopeOf(view, [], t('all'));
  const own = view.dashboard.links.flatMap((link) => target(link, scope) ?? []);
  if (own.length === 0 && savedViews.value.length === 0) return null;
  return (
    <nav class="links" aria-label={t('links')}>
      <ul>
        {own.map(({ title, href }) => (
          <li key={title + href}>
            <a class="chip" href={href}>
              {title}
            </a>
          </li>
        ))}
        {savedViews.value.map(({ uid, name, href }) => (
          <li key={name} class="chip-group">
            <a class="chip" href={href}>
              <Icon name="bookmark" />
              {name}
            </a>
            <button
              type="button"
              class="chip-remove"
              aria-label={t('forgetView', { name })}
              title={t('forgetView', { name })}
              onClick={() => forgetView(uid, name)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
