import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateInstallation } from '../../../clickhouse/migrate.ts';
import { startClickHouse } from '../../../local/clickhouse/start-clickhouse.ts';
import { freePort } from '../../../local/lib/ports.ts';
import { createTokens } from '../../../services/cli/token/tokens.ts';
import { createClickHouse } from '../../../services/shared/clickhouse.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

/** Where a client connects, and as whom. */
export interface Door {
  port: number;
  user: string;
  password: string;
}

export interface Setting {
  database: string;
  gateway: Service;
  /** The gateway by secret and user name, by personal token, and as somebody who sees one opportunity of two; the engine by its password. */
  doors: Record<'secret' | 'token' | 'agent' | 'engine', Door>;
  stop: () => Promise<void>;
}

const SECRET = 'of-the-tests';

/** An engine with its rows' wall, as `npm start` runs it, two opportunities of two people, and a gateway. */
export async function startSetting(): Promise<Setting> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leadstream-clients-'));
  const database = 'crm';
  const engine = await startClickHouse({
    dataDir,
    port: await freePort(),
    database,
    logFile: join(dataDir, 'clickhouse.log'),
  });
  const env = { ...engine.env, CLICKHOUSE_DATABASE: database, LEADSTREAM_DATA: dataDir, GATEWAY_SECRET: SECRET };
  const config = loadConfig(env);
  const clickhouse = createClickHouse(config.clickhouse, 'test');
  await migrateInstallation(config);
  const facts = factsOf({ clickhouse });
  await facts.directory('salesperson', 'boss', { salesperson_id: 'boss', name: 'Boss', role: 'owner' });
  await facts.directory('salesperson', 'agent', { salesperson_id: 'agent', name: 'Agent', role: 'agent' });
  await facts.directory('viewer', 'boss', { login: 'boss', salesperson_id: 'boss', campaign_kpi: 'view_all' });
  await facts.directory('viewer', 'agent', { login: 'agent', salesperson_id: 'agent', campaign_kpi: 'none' });
  await facts.directory('campaign', 'c', { campaign_id: 'c', name: 'C', stages: [{ stage_id: 's', name: 'S' }] });
  await facts.opportunities([
    { opportunity_id: 'o1', campaign_id: 'c', stage_id: 's', stage_order: 1, salesperson_id: 'agent' },
    { opportunity_id: 'o2', campaign_id: 'c', stage_id: 's', stage_order: 1, salesperson_id: 'boss' },
  ]);
  const gateway = await startService('gateway', env);
  const { token } = await createTokens(clickhouse).create('boss', { days: 1, name: 'tests' });
  await clickhouse.close();
  const enginePort = Number(new URL(engine.url).port);
  return {
    database,
    gateway,
    doors: {
      secret: { port: gateway.port, user: 'boss', password: SECRET },
      token: { port: gateway.port, user: 'boss', password: token },
      agent: { port: gateway.port, user: 'agent', password: SECRET },
      engine: { port: enginePort, user: 'default', password: engine.password },
    },
    async stop() {
      await gateway.stop();
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
