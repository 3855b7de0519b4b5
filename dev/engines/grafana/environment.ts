import { isLoopback } from '../../../services/shared/config/listening.ts';
import type { Config } from '../../../services/shared/env.ts';
import type { Grafana } from './find-grafana.ts';
import type { GrafanaPlaces } from './places.ts';
import { secretsForGrafana } from './provisioning.ts';

export interface EnvironmentOptions {
  config: Config;
  grafana: Grafana;
  places: GrafanaPlaces;
  /** File of the dashboard behind `/`. */
  homeDashboard: string;
  adminPassword: string;
}

/**
 * Grafana's settings as `GF_<section>_<key>`. Without a login everybody sees everything, so that is for this machine only: any name but
 * the address itself is redirected to it there, lest a page of somebody else's that resolves to it may read along.
 */
export function grafanaEnvironment(options: EnvironmentOptions): Record<string, string> {
  const { config, grafana, places, homeDashboard, adminPassword } = options;
  const { bindHost, ports, timeZone, clickhouse } = config;
  const loopback = isLoopback(bindHost);
  return {
    GF_SERVER_PROTOCOL: 'http',
    GF_SERVER_HTTP_ADDR: bindHost,
    GF_SERVER_HTTP_PORT: String(ports.board),
    ...(loopback
      ? {
          GF_SERVER_DOMAIN: '127.0.0.1',
          GF_SERVER_ROOT_URL: `http://127.0.0.1:${ports.board}/`,
          GF_SERVER_ENFORCE_DOMAIN: 'true',
        }
      : {}),
    GF_AUTH_ANONYMOUS_ENABLED: String(loopback),
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer',
    GF_USERS_ALLOW_SIGN_UP: 'false',
    GF_SECURITY_ADMIN_PASSWORD: adminPassword,
    GF_PATHS_DATA: places.data,
    GF_PATHS_LOGS: places.logs,
    GF_PATHS_PLUGINS: grafana.plugins,
    GF_PATHS_PROVISIONING: places.provisioning,
    // The supervisor keeps what it prints.
    GF_LOG_MODE: 'console',
    GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH: homeDashboard,
    GF_DATE_FORMATS_DEFAULT_TIMEZONE: timeZone,
    GF_DATE_FORMATS_DEFAULT_WEEK_START: 'monday',
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
    GF_SECURITY_DISABLE_GRAVATAR: 'true',
    ...secretsForGrafana(clickhouse),
  };
}
