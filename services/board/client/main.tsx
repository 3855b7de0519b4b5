import { render } from 'preact';
import { loadDashboards, loadSettings } from './state/api.ts';
import { dashboards, settings } from './state/settings.ts';
import { followHistory, navigate, startAutoRefresh } from './state/view.ts';
import './state/screen.ts';
import { App } from './app.tsx';

/** Links of the board are followed without loading the page anew; what opens elsewhere is left to the browser. */
function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (
      !link ||
      link.target === '_blank' ||
      link.hasAttribute('download') ||
      link.getAttribute('href')?.startsWith('#')
    )
      return;
    if (navigate(link.href)) event.preventDefault();
  });
}

async function start(root: HTMLElement): Promise<void> {
  try {
    [settings.value, dashboards.value] = await Promise.all([loadSettings(), loadDashboards()]);
  } catch (error) {
    // Without settings there are no texts in any language yet.
    root.textContent = `Leadstream: ${error instanceof Error ? error.message : 'no answer'}`;
    return;
  }
  document.documentElement.lang = settings.value.locale;
  followLinks();
  render(<App />, root);
  followHistory();
  startAutoRefresh();
}

const root = document.getElementById('app');
if (root) void start(root);
