import { timeParameters, variableParameters } from '../../model/address.ts';
import { target } from '../../model/links.ts';
import type { DashboardLink } from '../../model/schema/dashboard.ts';
import { scopeOf, type View } from '../../model/view.ts';
import { Icon } from '../elements/icon.tsx';
import { external } from '../elements/target-link.tsx';
import { forgetView, savedViews } from '../state/saved-views.ts';
import { t } from '../state/settings.ts';

/** Grafana adds variables and time to a link by flags. */
function withFlags(link: DashboardLink, view: View): string {
  const extra = [
    link.includeVars ? variableParameters(view.values) : '',
    link.keepTime ? timeParameters(view.raw) : '',
  ].filter(Boolean);
  const url = link.url ?? '';
  return extra.length > 0 ? `${url}${url.includes('?') ? '&' : '?'}${extra.join('&')}` : url;
}

/** The dashboard's own links (saved views of the installation among them), then those kept in this browser. */
export function DashboardLinks({ view }: { view: View }) {
  const scope = scopeOf(view, [], t('all'));
  const own = (view.dashboard.links ?? []).flatMap((link) => {
    const found = target({ title: link.title, url: withFlags(link, view), targetBlank: link.targetBlank }, scope);
    return found ? [{ ...found, tooltip: link.tooltip }] : [];
  });
  if (own.length === 0 && savedViews.value.length === 0) return null;
  return (
    <nav class="links" aria-label={t('links')}>
      <ul>
        {own.map(({ title, href, newTab, tooltip }) => (
          <li key={title + href}>
            <a class="chip" href={href} {...(tooltip ? { title: tooltip } : {})} {...external({ newTab })}>
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
