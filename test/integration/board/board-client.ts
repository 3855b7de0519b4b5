import { join } from 'node:path';
import type { BuiltDashboard } from '../../../grafana/model/dashboard.ts';
import { startBoard } from '../../../services/board/board.ts';
import { LIMITS, type Limits } from '../../../services/board/query/limits.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { fixtureDashboard } from '../../fixtures/board/dashboard.ts';

export const FIXTURE_CLIENT = join(import.meta.dirname, '../../fixtures/board/client');

export interface BoardUnderTest {
  url: string;
  /** What its log says, line by line. */
  stop: () => Promise<void>;
  post: (
    path: string,
    body: unknown,
    over?: { signal?: AbortSignal; headers?: Record<string, string> },
  ) => Promise<Response>;
}

/** The board in this process, on a free port, with a dashboard of the tests' own. */
export async function boardOf(
  env: Record<string, string>,
  over: { limits?: Partial<Limits>; dashboards?: BuiltDashboard[]; clickhouseUrl?: string } = {},
): Promise<BoardUnderTest> {
  const clickhouse = over.clickhouseUrl ? { CLICKHOUSE_URL: over.clickhouseUrl } : {};
  const config = loadConfig({ ...env, BOARD_PORT: '0', ...clickhouse });
  const board = await startBoard({
    config,
    limits: { ...LIMITS, ...over.limits },
    dashboards: over.dashboards ?? [fixtureDashboard(config.clickhouse.database)],
    log: createLogger('test', 'silent'),
    clientFolder: FIXTURE_CLIENT,
  });
  return {
    url: board.url,
    stop: board.stop,
    post: (path, body, { signal, headers } = {}) =>
      fetch(`${board.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        ...(signal ? { signal } : {}),
      }),
  };
}

/** October 2026 in Warsaw, which leaves summer time on the 25th. */
export const OCTOBER = { from: Date.parse('2026-10-01T00:00:00+02:00'), to: Date.parse('2026-10-31T23:59:59+01:00') };

/** The body of a request about a panel of the fixture. */
export const ask = (panelId: number, variables: Record<string, string[]> = {}, over: Record<string, unknown> = {}) => ({
  uid: 'fixture',
  panelId,
  ...OCTOBER,
  variables,
  ...over,
});
