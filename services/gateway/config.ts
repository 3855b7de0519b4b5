import { scopeKeyOf } from '../shared/config/scope-key.ts';
import { secretsOf } from '../shared/config/secret-list.ts';
import type { Config } from '../shared/env.ts';
import { LeadstreamError } from '../shared/errors.ts';
import { type Limits, limitsOf } from './limits/limits.ts';

export interface GatewayConfig {
  clickhouse: Config['clickhouse'];
  host: string;
  port: number;
  /** Entries of `GATEWAY_SECRET`: two while it is changed. */
  secrets: readonly string[];
  grafanaId: Config['grafanaId'];
  http: Config['http'];
  metricsToken: string | undefined;
  /** Business time zone: the month that `from` and `to` default to is cut in it. */
  timeZone: string;
  /** What the index of reports says of the installation. */
  baseCurrency: string;
  closingSoonDays: number;
  limits: Limits;
  accessLog: Config['gateway']['accessLog'];
  /** Signs access scopes for ClickHouse's row policies; undefined: it has none. */
  scopeKey: string | undefined;
}

/**
 * What the gateway needs of the installation's configuration.
 * @throws LeadstreamError `CONFIG` if there is no secret: `local-dev-secret` is only for a local run, which sets it
 */
export function gatewayConfig(config: Config): GatewayConfig {
  const secrets = secretsOf(config.gatewaySecret ?? '');
  if (secrets.length === 0) throw new LeadstreamError('CONFIG', 'GATEWAY_SECRET is required');
  if (secrets.length > 2)
    throw new LeadstreamError('CONFIG', 'GATEWAY_SECRET: at most two, comma-separated, while it is changed');
  return {
    clickhouse: config.clickhouse,
    host: config.bindHost,
    port: config.ports.gateway,
    secrets,
    grafanaId: config.grafanaId,
    http: config.http,
    metricsToken: config.metricsToken,
    timeZone: config.timeZone,
    baseCurrency: config.baseCurrency,
    closingSoonDays: config.closingSoonDays,
    limits: limitsOf(config.gateway.limits),
    accessLog: config.gateway.accessLog,
    scopeKey: scopeKeyOf(config),
  };
}
