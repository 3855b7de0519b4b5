import type { Config } from '../shared/env.ts';
import { LIMITS, type Limits } from './limits.ts';

export interface BoardConfig {
  clickhouse: Config['clickhouse'];
  host: string;
  port: number;
  /** Names under which the board is reached beside `localhost` and addresses (`BOARD_HOSTS`). */
  hosts: readonly string[];
  metricsToken: string | undefined;
  locale: Config['locale'];
  /** Business time zone: dashboards are cut in it, and times are written in it. */
  timeZone: string;
  baseCurrency: string;
  limits: Limits;
}

/** What the board needs of the installation's configuration. */
export function boardConfig(config: Config): BoardConfig {
  return {
    clickhouse: config.clickhouse,
    host: config.bindHost,
    port: config.ports.board,
    hosts: config.boardHosts,
    metricsToken: config.metricsToken,
    locale: config.locale,
    timeZone: config.timeZone,
    baseCurrency: config.baseCurrency,
    limits: LIMITS,
  };
}
