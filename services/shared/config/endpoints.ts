import type { Config } from '../env.ts';
import { LOCAL_KEY } from './local-keys.ts';
import { secretsOf } from './secret-list.ts';

/** Where a command finds the running services, and with which key. */
export interface Endpoints {
  ingestUrl: string;
  enricherUrl: string;
  key: string;
  /** `METRICS_TOKEN`: what `/v1/watermark` wants to see. */
  metricsToken?: string;
}

/** `key@/source+admin` → `key` (docs/contract/running.md, "Environment"). */
export function bareKey(entry: string): string {
  return (
    entry
      .trim()
      .replace(/\+admin$/, '')
      .split('@')[0] ?? ''
  );
}

/** An import sets campaigns and salespeople, which only admin keys may, under sources of its own: an admin key without a source goes before the first. */
function entryForCommands(list: string): string {
  const entries = secretsOf(list);
  return entries.find((entry) => entry.endsWith('+admin') && !entry.includes('@')) ?? entries[0] ?? '';
}

/** The same environment as the services'; `INGEST_URL` and `ENRICHER_URL` point to other machines. */
export function endpoints(config: Config, env: Record<string, string | undefined> = process.env): Endpoints {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const plain = (url: string) => url.replace(/\/+$/, '');
  return {
    ingestUrl: plain(env.INGEST_URL || local(config.ports.ingest)),
    enricherUrl: plain(env.ENRICHER_URL || local(config.ports.metrics)),
    key: bareKey(entryForCommands(config.ingestKeys ?? LOCAL_KEY)),
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
  };
}
