import { join } from 'node:path';

/** Where Grafana's things are below the data folder. */
export function grafanaPlaces(dataDir: string) {
  const root = join(dataDir, 'grafana');
  return {
    data: join(root, 'data'),
    logs: join(root, 'logs'),
    plugins: join(root, 'plugins'),
    provisioning: join(root, 'provisioning'),
    dashboards: join(root, 'dashboards'),
    password: join(root, 'admin-password'),
  };
}

export type GrafanaPlaces = ReturnType<typeof grafanaPlaces>;
