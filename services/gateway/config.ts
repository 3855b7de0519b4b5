import { scopeKeyOf } from '../shared/config/scope-key.ts';
import { secretsOf } from '../shared/config/secrets.ts';
import type { Config } from '../shared/env.ts';
import { LeadstreamError } from '../shared/errors.ts';
import { type Limits, limitsOf } from './limits/limits.ts';

type Common = 'clickhouse' | 'grafanaId' | 'http' | 'metricsToken' | 'timeZone' | 'baseCurrency' | 'closingSoonDays';

export interface GatewayConfig extends Pick<Config, Common> {
  host: string;
  port: number;
  /** Entries of `GATEWAY_SECRET`: two while it is changed. */
  secrets: readonly string[];
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
    ...config,
    host: config.bindHost,
    port: config.ports.gateway,
    secrets,
    limits: limitsOf(config.gateway.limits),
    accessLog: config.gateway.accessLog,
    scopeKey: scopeKeyOf(config),
  };
}
