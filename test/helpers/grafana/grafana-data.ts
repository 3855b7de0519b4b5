import { createRequire } from 'node:module';

/**
 * Grafana's own package, as its front end uses it. By `require`: its ES modules import names from CommonJS packages that Node does not
 * find there.
 */
export const grafana: typeof import('@grafana/data') = createRequire(import.meta.url)('@grafana/data');

// What of a page its functions ask for when they run: whether it is one of scenes, where it lies, the reader's languages (Node has had these since 21).
// Only now: what it imports looks for a `window` and takes one for a whole browser.
Object.assign(globalThis, { window: { __grafanaSceneContext: {}, location: { origin: 'http://grafana' } } });
if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { languages: ['en'] } });
