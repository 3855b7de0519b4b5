import type { Config } from '../env.ts';
import { LOCAL_KEY, secretsOf } from './secrets.ts';

/** Where a command finds the running services, and with which key. */
export interface Endpoints {
  ingestUrl: string;
  enricherUrl: string;
  key: string;
  /** `METRICS_TOKEN`: what `/v1/watermark` wants to see. */
  metricsToken: string | undefined;
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

/** An import sets campaigns and salespeople, which only admin keys may, under several sources: an admin key without a source goes before the first. */
function entryForCommands(list: string): string {
  const entries = secretsOf(list);
  return entries.find((entry) => entry.endsWith('+admin') && !entry.includes('@')) ?? entries[0] ?? '';
}

/** Of the services that the same environment configures. */
export const endpoints = ({ ingestUrl, enricherUrl, ingestKeys = LOCAL_KEY, metricsToken }: Config): Endpoints => ({
  ingestUrl,
  enricherUrl,
  key: bareKey(entryForCommands(ingestKeys)),
  metricsToken,
});
