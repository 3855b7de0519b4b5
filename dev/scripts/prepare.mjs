// What `npm start` and `npm test` need before anything of ours can run. No dependency: on a fresh clone there is none yet.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const JAVA = 17;

/** Prints a line of progress. */
export const say = (line) => process.stdout.write(`${line}\n`);

/** Ends the process with a message that says what to do. */
function giveUp(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** Runs a command with its output shown. @returns undefined, or what went wrong */
export function attempt(what, command, args, options = {}) {
  say(`… ${what}`);
  const startedAt = Date.now();
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (error || status !== 0) return `Failed: ${command} ${args.join(' ')}${error ? ` (${error.message})` : ''}`;
  say(`  done in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  return undefined;
}

function run(...command) {
  const failure = attempt(...command);
  if (failure) giveUp(failure);
}

/** What a command prints; undefined if it fails or is not there. */
export function output(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return error || status !== 0 ? undefined : `${stdout}${stderr}`;
}

/** Whether node_modules holds what package-lock.json names. */
function installedAsLocked(lock) {
  try {
    const wanted = JSON.parse(lock).packages;
    const there = JSON.parse(readFileSync(join(ROOT, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
    );
  } catch {
    return false;
  }
}

/** `npm ci` when node_modules is missing or not what package-lock.json says. */
export function ensureDependencies() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = join(ROOT, 'node_modules/.leadstream-lock-hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!installedAsLocked(lock)) {
    const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    const what = 'installing npm packages (about 600 MB, most of it the ClickHouse engine)';
    // `npm ci` is strict about packages of other platforms that a mirror may lack; `npm install` takes the same versions without them.
    if (attempt(what, 'npm', ['ci', ...options]) !== undefined)
      run('trying npm install', 'npm', ['install', '--no-save', ...options]);
  }
  writeFileSync(stamp, hash);
}

function javaVersion() {
  const text = output('java', ['-version']);
  const [, first = '0', second = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(text ?? '') ?? [];
  return first === '1' ? Number(second) : Number(first);
}

const onDebian = () => process.platform === 'linux' && existsSync('/etc/debian_version');
const isRoot = () => process.getuid?.() === 0;

/** Whether missing packages can be installed. */
export const onDebianAsRoot = () => onDebian() && isRoot();

let updated = false;

/** Installs the first of the alternatives that the distribution has. @returns whether one is installed now */
function aptInstall(what, alternatives) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!updated) attempt('apt-get update', 'apt-get', ['-qq', 'update'], { env });
  updated = true;
  const known = (name) => /Candidate: (?!\(none\))/.test(output('apt-cache', ['policy', name]) ?? '');
  const name = alternatives.find(known);
  if (!name) return false;
  // Slim images lack the folder that Java's package links its manual pages into, and the package fails without it.
  mkdirSync('/usr/share/man/man1', { recursive: true });
  const install = ['-qq', 'install', '-y', '--no-install-recommends', name];
  return attempt(`installing ${what} (${name})`, 'apt-get', install, { env }) === undefined;
}

/** Installs the first of the alternatives that the distribution has; nothing where that is not for us to do. */
export function installIfPossible(what, alternatives) {
  return onDebianAsRoot() && aptInstall(what, alternatives);
}

function need(what, alternatives, macOs) {
  if (installIfPossible(what, alternatives)) return;
  const how = onDebian()
    ? `sudo apt-get install ${alternatives.at(-1)}`
    : process.platform === 'darwin'
      ? `brew install ${macOs}`
      : `install ${what} by your package manager`;
  giveUp(`${what} is missing. Please run: ${how}`);
}

/** Java, and Kafka's jars through Maven; nothing of it if another cluster is used. */
export function ensureKafka() {
  if (process.env.KAFKA_BROKERS) return;
  if (javaVersion() < JAVA)
    need(`Java ${JAVA} or newer`, ['openjdk-21-jre-headless', 'openjdk-17-jre-headless'], 'openjdk');
  const pom = join(ROOT, 'dev/engines/kafka/pom.xml');
  const lib = join(ROOT, 'dev/engines/kafka/lib');
  const stamp = join(lib, '.pom-of-these-jars.xml');
  const wanted = readFileSync(pom, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!output('mvn', ['-v'])) need('Maven', ['maven'], 'maven');
  run('fetching Kafka from Maven Central (54 MB)', 'mvn', [
    '-q',
    '-B',
    '-f',
    pom,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${lib}`,
  ]);
  writeFileSync(stamp, wanted);
}

/** What lets Kafka start in half the time, for those who start it often. Without it, it starts all the same. */
export function ensureClassArchive() {
  if (process.env.KAFKA_BROKERS) return;
  const stamp = join(ROOT, 'dev/engines/kafka/lib/.jvm-of-these-classes');
  const wanted = `${output('java', ['-version'])}${readFileSync(join(ROOT, 'dev/engines/kafka/pom.xml'), 'utf8')}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const script = join(ROOT, 'dev/engines/kafka/archive-classes.ts');
  if (attempt("writing down Kafka's classes for faster starts", process.execPath, [script]) === undefined)
    writeFileSync(stamp, wanted);
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];
const MAC_BROWSERS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium, or undefined. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const inPath = BROWSERS.map((name) => output('sh', ['-c', `command -v ${name}`])?.trim()).find(Boolean);
  return inPath ?? MAC_BROWSERS.find((path) => existsSync(path));
}

/** A Chromium for the browser tests; its path is handed on as CHROMIUM_PATH. */
export function ensureChromium() {
  if (!findChromium()) need('Chromium', ['chromium'], '--cask chromium');
  process.env.CHROMIUM_PATH = findChromium() ?? '';
}

/** The commit checked out, for the record at the head of a test run. */
export function revision() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown revision';
  }
}
