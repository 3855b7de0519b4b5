import type { Config } from '../shared/env.ts';
import { LeadstreamError } from '../shared/errors.ts';
import { LIMITS, type Limits } from './limits.ts';

export interface GatewayConfig {
  clickhouse: Config['clickhouse'];
  host: string;
  port: number;
  /** `GATEWAY_SECRET` */
  secret: string;
  /** Business time zone: the month that `from` and `to` default to is cut in it. */
  timeZone: string;
  limits: Limits;
}

/**
 * What the gateway needs of the installation's configuration.
 * @throws LeadstreamError `CONFIG` if there is no secret: `local-dev-secret` is only for a local run, which sets it
 */
export function gatewayConfig(config: Config): GatewayConfig {
  if (!config.gatewaySecret) throw new LeadstreamError('CONFIG', 'GATEWAY_SECRET is required');
  return {
    clickhouse: config.clickhouse,
    host: config.bindHost,
    port: config.ports.gateway,
    secret: config.gatewaySecret,
    timeZone: config.timeZone,
    limits: LIMITS,
  };
}
