import { grafanaPlaces } from '../../../dev/engines/grafana/places.ts';
import { bareKey } from '../../shared/config/endpoints.ts';
import { LOCAL_KEY, LOCAL_SECRET, secretsOf } from '../../shared/config/secrets.ts';
import type { Config } from '../../shared/env.ts';
import { renderTable } from '../../shared/table.ts';

/** What to open, and how: the one table that `npm start` prints. */
export function addressTable(config: Config, services: ReadonlyArray<{ name: string }>, dataDir: string): string {
  const { ports, clickhouse, kafka } = config;
  const names = new Set(services.map(({ name }) => name));
  const key = bareKey((config.ingestKeys ?? LOCAL_KEY).split(',')[0] ?? '');
  const secret = secretsOf(config.gatewaySecret ?? LOCAL_SECRET)[0] ?? '';
  const rows: Array<[name: string, address: string, note: string] | undefined> = [
    names.has('board') ? ['Dashboards', `http://127.0.0.1:${ports.board}/`, 'board'] : undefined,
    names.has('grafana')
      ? [
          'Dashboards',
          `http://127.0.0.1:${ports.board}/`,
          `Grafana; to sign in: admin, password in ${grafanaPlaces(dataDir).password}`,
        ]
      : undefined,
    names.has('ingest')
      ? ['Push events', `http://127.0.0.1:${ports.ingest}/v1/events`, `Authorization: Bearer ${key}`]
      : undefined,
    names.has('gateway')
      ? [
          'Numbers',
          `http://127.0.0.1:${ports.gateway}/v1/metrics/<view>`,
          `Authorization: Bearer ${secret}, X-Leadstream-Viewer: <login>`,
        ]
      : undefined,
    ['ClickHouse', clickHouseAddress(clickhouse), `npx leadstream sql; over HTTP: ${clickhouse.url}`],
    ['Kafka', kafka.brokers.join(','), `topics ${kafka.topicPrefix}.events, .directory, .events.dlq`],
    names.has('enricher') ? ['Metrics', `http://127.0.0.1:${ports.metrics}/metrics`, 'Prometheus'] : undefined,
    ['Data, logs', dataDir, ''],
  ];
  const shown = rows.filter((row) => row !== undefined);
  return renderTable(shown)
    .map((line) => `  ${line}`)
    .join('\n');
}

/** With the password of the embedded server: it is this machine's own. That of a server elsewhere is not shown. */
function clickHouseAddress({ url, external, user, password, database }: Config['clickhouse']): string {
  const { host } = new URL(url);
  const secret = external ? '' : `:${encodeURIComponent(password)}`;
  return `clickhouse://${encodeURIComponent(user)}${secret}@${host}/${database}`;
}
