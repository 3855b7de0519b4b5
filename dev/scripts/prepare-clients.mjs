// Clients of other languages that the tests run: libraries of Python, Java and Go, installed once below node_modules/.cache.
// `npm test` never fails for want of them: where one can't be installed, the tests say so.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attempt, installIfPossible, onDebianAsRoot, output, ROOT, say } from './prepare.mjs';

export const CLIENTS_FOLDER = join(ROOT, 'node_modules/.cache/leadstream-clients');
const SOURCES = join(ROOT, 'test/clients');

/** On these machines everything can be installed, so a client that is missing is a failure. */
export const mustHaveClients = onDebianAsRoot;

/** Runs the steps unless they have run for the same sources; a failed one leaves nothing that counts. */
function once(name, sources, steps) {
  const folder = join(CLIENTS_FOLDER, name);
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(join(SOURCES, name, source)));
  const ready = join(folder, 'ready');
  const wanted = hash.digest('hex');
  if (existsSync(ready) && readFileSync(ready, 'utf8') === wanted) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const step of steps(folder)) {
    const failure = step();
    if (failure === undefined) continue;
    say(`  ${failure}; its tests say what is missing`);
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  writeFileSync(ready, wanted);
}

function ensurePython() {
  once('python', ['requirements.txt'], (folder) => [
    () => {
      // Debian's Python makes environments only with a separate package.
      if (output('python3', ['-c', 'import ensurepip, venv']) === undefined)
        installIfPossible('Python with venv', ['python3-venv']);
      return attempt('an environment for Python', 'python3', ['-m', 'venv', folder]);
    },
    () =>
      attempt('fetching clickhouse-connect, SQLAlchemy and cloudevents', join(folder, 'bin/python'), [
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'],
        ...['-r', join(SOURCES, 'python/requirements.txt')],
      ]),
  ]);
}

function ensureJava() {
  once('java', ['pom.xml', 'Client.java'], (folder) => [
    () =>
      attempt('fetching clickhouse-jdbc from Maven Central', 'mvn', [
        ...['-q', '-B', '-f', join(SOURCES, 'java/pom.xml'), 'dependency:copy-dependencies'],
        ...['-DincludeScope=runtime', `-DoutputDirectory=${join(folder, 'lib')}`],
      ]),
    () =>
      attempt('compiling its client', 'java', [
        ...['-jar', join(folder, 'lib/ecj-3.38.0.jar'), '-17', '-d', join(folder, 'classes')],
        join(SOURCES, 'java/Client.java'),
      ]),
  ]);
}

function ensureGo() {
  if (output('go', ['version']) === undefined) return say('… no Go: clickhouse-go is not tried');
  once('go', ['main.go', 'go.mod', 'go.sum'], (folder) => [
    () =>
      attempt('fetching and compiling clickhouse-go', 'go', ['build', '-o', join(folder, 'client'), '.'], {
        cwd: join(SOURCES, 'go'),
      }),
  ]);
}

/** Linters of OpenAPI documents, and a generator of clients in TypeScript, with the compiler that it is written for. */
function ensureOpenApi() {
  const sources = ['package.json', 'package-lock.json', 'lint.mjs', 'client.ts', 'tsconfig.json'];
  once('openapi', sources, (folder) => [
    () => {
      for (const name of sources) cpSync(join(SOURCES, 'openapi', name), join(folder, name));
      const options = ['--no-audit', '--no-fund', '--loglevel=error'];
      return attempt('fetching linters and a generator for OpenAPI', 'npm', ['ci', ...options], { cwd: folder });
    },
  ]);
}

/** Installs what is missing. It never ends the process. */
export function ensureClients() {
  ensurePython();
  ensureJava();
  ensureGo();
  ensureOpenApi();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureClients();
