import { createTokens } from '../../../services/cli/token/tokens.ts';
import { createInstallation, type Service, startService } from '../../helpers/stack.ts';
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

/** An engine with its rows' wall, as `npm start` runs it, two opportunities of two people, and a gateway. */
export async function startSetting(): Promise<Setting> {
  const installation = await createInstallation({ ownEngine: true });
  const { clickhouse, database, env } = installation;
  const facts = factsOf(installation);
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
  const secret = installation.config.gatewaySecret ?? '';
  const { url, password } = installation.config.clickhouse;
  return {
    database,
    gateway,
    doors: {
      secret: { port: gateway.port, user: 'boss', password: secret },
      token: { port: gateway.port, user: 'boss', password: token },
      agent: { port: gateway.port, user: 'agent', password: secret },
      engine: { port: Number(new URL(url).port), user: 'default', password },
    },
    async stop() {
      await gateway.stop();
      await installation.cleanup();
    },
  };
}
