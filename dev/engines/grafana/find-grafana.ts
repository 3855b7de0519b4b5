import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/** The plugin that the dashboards' data source needs. */
export const PLUGIN = 'grafana-clickhouse-datasource';

/** A Grafana that can show the dashboards. */
export interface Grafana {
  command: string;
  /** Before the options: `grafana server`, but `grafana-server`. */
  args: string[];
  /** Its folder, with `conf/defaults.ini` and `public/`. */
  home: string;
  /** The folder of plugins that has the one for ClickHouse. */
  plugins: string;
}

/** Grafana, or why there is none; no reason where nobody asked for it. */
export type Search = { grafana: Grafana } | { grafana: undefined; reason: string | undefined };

export interface SearchOptions {
  /** `GRAFANA_HOME` */
  home: string | undefined;
  /** `PATH` */
  path: string;
  /** Folders of plugins to look into, the preferred one first. */
  plugins: readonly string[];
  /** Where packages of Linux and macOS put Grafana's folder. */
  usualHomes?: readonly string[];
}

const USUAL_HOMES = ['/usr/share/grafana', '/usr/local/share/grafana', '/opt/homebrew/share/grafana'];
/** The second is what Grafana 9 and older call it. */
const NAMES = ['grafana', 'grafana-server'];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const firstExecutable = (folders: readonly string[]): string | undefined =>
  NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);

const isHome = (folder: string): boolean => existsSync(join(folder, 'conf', 'defaults.ini'));

/**
 * Looks for Grafana in `GRAFANA_HOME`, else on the PATH, and for the ClickHouse plugin in its folders of plugins.
 */
export function findGrafana({ home, path, plugins, usualHomes = USUAL_HOMES }: SearchOptions): Search {
  const none = (reason?: string): Search => ({ grafana: undefined, reason });
  const folders = home === undefined ? path.split(delimiter).filter((folder) => folder !== '') : [join(home, 'bin')];
  const command = firstExecutable(folders);
  if (command === undefined)
    return none(home === undefined ? undefined : `GRAFANA_HOME: ${join(home, 'bin')} has no grafana that can be run`);
  const homes = home === undefined ? [dirname(dirname(realpathSync(command))), ...usualHomes] : [home];
  const found = homes.find(isHome);
  if (found === undefined)
    return none(`${command} is there, but none of ${homes.join(', ')} is Grafana's folder: set GRAFANA_HOME`);
  const candidates = [...plugins, join(found, 'data', 'plugins'), join(found, 'plugins-bundled')];
  const withPlugin = candidates.find((folder) => existsSync(join(folder, PLUGIN)));
  if (withPlugin === undefined) {
    const install = `${command}${basename(command) === 'grafana' ? ' cli' : ''} --homepath ${found} --pluginsDir ${plugins[0] ?? candidates[0]} plugins install ${PLUGIN}`;
    return none(
      `Grafana has no plugin ${PLUGIN}. Install it (${install.replace('grafana-server', 'grafana-cli')}), or unzip it into that folder`,
    );
  }
  const args = basename(command) === 'grafana' ? ['server'] : [];
  return { grafana: { command, args, home: found, plugins: withPlugin } };
}
