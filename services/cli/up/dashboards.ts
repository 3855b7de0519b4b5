import { randomBytes } from 'node:crypto';
import { findGrafana, type Grafana } from '../../../dev/engines/grafana/find-grafana.ts';
import { grafanaPlaces } from '../../../dev/engines/grafana/places.ts';
import { prepareGrafana } from '../../../dev/engines/grafana/start-grafana.ts';
import type { Config } from '../../shared/env.ts';
import { type Kept, keepRunning } from './keep-running.ts';
import type { Listening, places } from './layout.ts';

/**
 * The Grafana that shows the dashboards in place of the board, if there is one on this machine that can.
 * Says why not where somebody has one and it can't.
 */
export function grafanaToRun({ grafana }: Config, dataDir: string, say: (line: string) => void): Grafana | undefined {
  const usual = grafana.pluginsFolder === undefined ? [] : [grafana.pluginsFolder];
  const search = findGrafana({
    home: grafana.home,
    path: grafana.searchPath,
    plugins: [grafanaPlaces(dataDir).plugins, ...usual, '/var/lib/grafana/plugins'],
  });
  if (!search.grafana && search.reason !== undefined) say(`${search.reason}. The board is started instead`);
  return search.grafana;
}

/** Grafana as the supervisor lists it. */
export const grafanaPlan = ({ ports }: Config): { name: string; listens: Listening } => ({
  name: 'grafana',
  listens: { port: ports.board, variable: 'BOARD_PORT', readyPath: '/api/health' },
});

export interface GrafanaContext {
  config: Config;
  dataDir: string;
  grafana: Grafana;
  at: ReturnType<typeof places>;
  say: (line: string) => void;
}

/** Provisions Grafana and keeps it running. */
export async function runGrafana({ config, dataDir, grafana, at, say }: GrafanaContext): Promise<Kept> {
  const logFile = at.log('grafana');
  const start = await prepareGrafana({
    config,
    grafana,
    dataDir,
    logFile,
    pidFile: at.pid('grafana'),
    newPassword: () => randomBytes(18).toString('base64url'),
  });
  return await keepRunning({ name: 'grafana', start, say, logFile });
}
