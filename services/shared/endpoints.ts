import type { Config } from './env.ts';

/** Where a command finds the running services, and with which key. */
export interface Endpoints {
  ingestUrl: string;
  enricherUrl: string;
  key: string;
}

/** `key@/source+admin` → `key` (running.md, `INGEST_KEYS`). */
export function bareKey(entry: string): string {
  return (
    entry
      .trim()
      .replace(/\+admin$/, '')
      .split('@')[0] ?? ''
  );
}

/** The same environment as the services'; `INGEST_URL` and `ENRICHER_URL` point to other machines. */
export function endpoints(config: Config, env: Record<string, string | undefined> = process.env): Endpoints {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const plain = (url: string) => url.replace(/\/+$/, '');
  return {
    ingestUrl: plain(env.INGEST_URL || local(config.ports.ingest)),
    enricherUrl: plain(env.ENRICHER_URL || local(config.ports.metrics)),
    key: bareKey((config.ingestKeys ?? 'local-dev-key').split(',')[0] ?? ''),
  };
}
