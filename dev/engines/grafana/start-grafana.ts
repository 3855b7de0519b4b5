import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installationDashboards, writeDashboards } from '../../../grafana/provisioning/installation.ts';
import { secretOf } from '../../../services/shared/config/secret-file.ts';
import type { Config } from '../../../services/shared/env.ts';
import { LeadstreamError } from '../../../services/shared/errors.ts';
import { type Child, spawnChild } from '../lib/child.ts';
import { grafanaEnvironment } from './environment.ts';
import type { Grafana } from './find-grafana.ts';
import { grafanaPlaces } from './places.ts';
import { writeProvisioning } from './provisioning.ts';

const HOME_UID = 'leadstream-home';

export interface GrafanaOptions {
  config: Config;
  grafana: Grafana;
  dataDir: string;
  logFile: string;
  pidFile: string;
  /** A password that nobody knows, for the first start; `GF_SECURITY_ADMIN_PASSWORD` goes before it. */
  newPassword: () => string;
}

/**
 * Writes data source and dashboards of this installation where Grafana will read them.
 * @returns starts it: a process that listens on BOARD_PORT; `/api/health` tells when it is ready
 * @throws LeadstreamError `SAVED_VIEWS`, `GRAFANA` if there is no home dashboard
 */
export async function prepareGrafana(options: GrafanaOptions): Promise<() => Promise<Child>> {
  const { config, grafana, dataDir, logFile, pidFile, newPassword } = options;
  const places = grafanaPlaces(dataDir);
  for (const folder of [places.data, places.logs, places.plugins, places.dashboards])
    await mkdir(folder, { recursive: true });
  const built = await installationDashboards(config);
  const home = built.find(({ uid }) => uid === HOME_UID);
  if (!home) throw new LeadstreamError('GRAFANA', `there is no dashboard ${HOME_UID}`);
  await writeDashboards(places.dashboards, built);
  await writeProvisioning(places, config.clickhouse);
  const settings = grafanaEnvironment({
    config,
    grafana,
    places,
    homeDashboard: join(places.dashboards, home.folder, `${home.uid}.json`),
    // Grafana takes the password when it creates its database, and keeps it: so do we.
    adminPassword: config.grafana.adminPassword ?? secretOf(places.password, newPassword),
  });
  return () =>
    spawnChild({
      name: 'grafana',
      command: grafana.command,
      args: [...grafana.args, '--homepath', grafana.home],
      cwd: grafana.home,
      env: settings,
      logFile,
      pidFile,
    });
}
