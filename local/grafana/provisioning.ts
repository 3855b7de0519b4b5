import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Config } from '../../services/shared/env.ts';
import { PLUGIN } from './find-grafana.ts';
import type { GrafanaPlaces } from './places.ts';

/** The variable that carries ClickHouse's password to Grafana, so that it is in no file. */
export const PASSWORD_VARIABLE = 'LEADSTREAM_GRAFANA_CLICKHOUSE_PASSWORD';

/** In provisioning files `$NAME` is a variable of the environment. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');

/** Data source with the uid of the dashboards, straight to ClickHouse: in a local run the reader is the operator. */
export function dataSourceOf({ url, user, database }: Config['clickhouse']) {
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
          port: Number(address.port) || (secure ? 8443 : 8123),
          secure,
          ...(address.pathname === '/' ? {} : { path: literal(address.pathname) }),
          defaultDatabase: database,
          username: literal(user),
        },
        secureJsonData: { password: `$${PASSWORD_VARIABLE}` },
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
