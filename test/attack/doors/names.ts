import type { Attempt } from '../helpers/attempt.ts';
import { SECRET } from '../helpers/testbed.ts';
import { base, COSTS, door, encoded } from './door.ts';

/** Who somebody says he is, in every place where a name may stand; the gateway's secret is beside it as always. */
export function names(): Attempt[] {
  const basic = (user: string) => `Basic ${Buffer.from(`${user}:${SECRET}`).toString('base64')}`;
  const others = [
    'boss',
    'other',
    ' boss',
    'boss ',
    'Boss',
    'boss\u00a0',
    'boss%00',
    'b%6fss',
    'ｂoss',
    "few' or 1 or '",
    'default',
    '',
  ];
  return others
    .flatMap((login) => [
      door(`user ${JSON.stringify(login)} of Basic`, {
        headers: { authorization: basic(login), 'x-leadstream-viewer': 'few' },
        body: COSTS,
      }),
      door(`X-ClickHouse-User ${JSON.stringify(login)}`, {
        headers: { 'x-clickhouse-user': encoded(login) },
        body: COSTS,
      }),
      door(`user=${JSON.stringify(login)}`, { search: { ...base, user: login }, body: COSTS }),
      door(`role=${JSON.stringify(login)}`, { search: { ...base, role: login }, body: COSTS }),
    ])
    .concat([
      door('a viewer twice', { headers: { 'x-leadstream-viewer': ['few', 'boss'] }, body: COSTS }),
      door('a viewer of Grafana, empty', { headers: { 'x-grafana-user': '' }, body: COSTS }),
      door('a wrong password in the URL', { search: { ...base, password: 'wrong' }, body: COSTS }),
      door('another key', { headers: { 'x-clickhouse-key': 'wrong' }, body: COSTS }),
      door('another database', { search: { ...base, database: 'beside' }, body: 'select text from secrets' }),
      door('the database of the engine', {
        search: { ...base, database: 'system' },
        body: 'select name, comment from tables',
      }),
      door('X-ClickHouse-Database', {
        headers: { 'x-clickhouse-database': 'beside' },
        body: 'select text from secrets',
      }),
      door('X-ClickHouse-Database of the engine', {
        headers: { 'x-clickhouse-database': 'system' },
        body: 'select name, comment from tables',
      }),
      door('USE', { body: 'use beside' }),
    ]);
}
