import { join } from 'node:path';
import { z } from 'zod';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';
import { folderSpace, type Place, type Space } from '../../shared/disk-space.ts';
import type { Config } from '../../shared/env.ts';

const Disks = z.array(z.object({ free: z.coerce.number(), total: z.coerce.number() }));

/** Disks that hold parts of this database. A policy of several disks fills one after the other: there is room while one has some. */
const DISKS_SQL = `
  select toString(free_space) as free, toString(total_space) as total
  from system.disks
  where name in (select disk_name from system.parts where database = currentDatabase() and active)
  order by free_space desc
  limit 1`;

/** The disk that ClickHouse writes to: a folder of this machine for the embedded server, else what the server says of itself. */
export function clickhousePlace(config: Config, client: ClickHouseClient): Place {
  const folder = join(config.dataDir, 'clickhouse');
  return { name: 'clickhouse', read: () => (config.clickhouse.external ? askServer(client) : folderSpace(folder)) };
}

async function askServer(client: ClickHouseClient): Promise<Space | undefined> {
  const result = await client.query({ query: DISKS_SQL, format: 'JSONEachRow' });
  const [disk] = Disks.parse(await result.json());
  return disk && { freeBytes: disk.free, totalBytes: disk.total };
}
