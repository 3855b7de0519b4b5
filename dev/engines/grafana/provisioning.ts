import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Config } from '../../../services/shared/env.ts';
import { PLUGIN } from './find-grafana.ts';
import type { GrafanaPlaces } from './places.ts';

/** Variables that carry ClickHouse's password and certificates to Grafana, so that they are in no file. */
export const PASSWORD_VARIABLE = 'LEADSTREAM_GRAFANA_CLICKHOUSE_PASSWORD';
const TLS_VARIABLES = {
  ca: 'LEADSTREAM_GRAFANA_CLICKHOUSE_CA',
  cert: 'LEADSTREAM_GRAFANA_CLICKHOUSE_CERT',
  key: 'LEADSTREAM_GRAFANA_CLICKHOUSE_KEY',
} as const;

/** In provisioning files `$NAME` is a variable of the environment. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');

/** What Grafana must find in its environment for {@link dataSourceOf}. */
export function secretsForGrafana({ password, tls }: Config['clickhouse']): Record<string, string> {
  return {
    [PASSWORD_VARIABLE]: password,
    ...(tls.ca === undefined ? {} : { [TLS_VARIABLES.ca]: tls.ca }),
    ...(tls.cert === undefined ? {} : { [TLS_VARIABLES.cert]: tls.cert }),
    ...(tls.key === undefined ? {} : { [TLS_VARIABLES.key]: tls.key }),
  };
}

/** The plugin's settings of TLS, beside `secure`. */
function tlsOf({ tls }: Config['clickhouse']) {
  return {
    jsonData: {
      ...(tls.ca === undefined ? {} : { tlsAuthWithCACert: true }),
      ...(tls.cert === undefined ? {} : { tlsAuth: true }),
    },
    secureJsonData: {
      ...(tls.ca === undefined ? {} : { tlsCACert: `$${TLS_VARIABLES.ca}` }),
      ...(tls.cert === undefined ? {} : { tlsClientCert: `$${TLS_VARIABLES.cert}` }),
      ...(tls.key === undefined ? {} : { tlsClientKey: `$${TLS_VARIABLES.key}` }),
    },
  };
}

/** Data source with the uid of the dashboards, straight to ClickHouse: in a local run the reader is the operator. */
export function dataSourceOf(clickhouse: Config['clickhouse']) {
  const { url, user, database } = clickhouse;
  const tls = tlsOf(clickhouse);
  const address = new URL(url);
  const secure = address.protocol === 'https:';
  return {
    apiVersion: 1,
    datasources: [
      {
        name: 'Leadstream',
        uid: 'leadstream',
        type: PLUGIN,
        access: 'proxy',
        isDefault: true,
        editable: false,
        jsonData: {
          protocol: 'http',
          host: literal(address.hostname.replace(/^\[(.*)\]$/, '$1')),
          // As everybody else reads the address: without a port it is that of the scheme.
          port: Number(address.port) || (secure ? 443 : 80),
          secure,
          ...(address.pathname === '/' ? {} : { path: literal(address.pathname) }),
          defaultDatabase: database,
          username: literal(user),
          ...tls.jsonData,
        },
        secureJsonData: { password: `$${PASSWORD_VARIABLE}`, ...tls.secureJsonData },
      },
    ],
  };
}

/** Folders of Grafana are those of the file system. */
export function dashboardProviderOf(dashboards: string) {
  return {
    apiVersion: 1,
    providers: [
      {
        name: 'leadstream',
        type: 'file',
        disableDeletion: false,
        allowUiUpdates: false,
        updateIntervalSeconds: 60,
        options: { path: literal(dashboards), foldersFromFilesStructure: true },
      },
    ],
  };
}

/** Writes what Grafana reads when it starts. */
export async function writeProvisioning(places: GrafanaPlaces, clickhouse: Config['clickhouse']): Promise<void> {
  // The last two are empty: Grafana complains in its log about folders that are not there.
  for (const folder of ['datasources', 'dashboards', 'plugins', 'alerting'])
    await mkdir(join(places.provisioning, folder), { recursive: true });
  const write = (file: string, content: unknown) => writeFile(join(places.provisioning, file), stringify(content));
  await write('datasources/leadstream.yaml', dataSourceOf(clickhouse));
  await write('dashboards/leadstream.yaml', dashboardProviderOf(places.dashboards));
}
