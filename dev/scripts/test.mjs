// `npm test`: installs what is missing, then runs every check and every test; the last line is the sum.
// Arguments go to vitest, and then only vitest runs: `npm test -- --project unit`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runOnNewerNode } from '../../bin/newer-node.mjs';
import {
  ensureChromium,
  ensureClassArchive,
  ensureDependencies,
  ensureKafka,
  ROOT,
  revision,
  say,
} from './prepare.mjs';
import { ensureClients } from './prepare-clients.mjs';

await runOnNewerNode();
ensureDependencies();
ensureKafka();
ensureClassArchive();
ensureChromium();
ensureClients();

const sum = { passed: 0, failed: 0, skipped: 0 };
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
const extra = process.argv.slice(2);
// Nothing of the surroundings may reach the tests: they choose ports, data folders and keys themselves.
const OURS =
  /^(LEADSTREAM_|KAFKA_|CLICKHOUSE_|INGEST_|GATEWAY_|BOARD_|METRICS_|VIEWER_|OIDC_|HOOK|GRAFANA_HOME|GF_SECURITY_|REPORT_|BASE_CURRENCY|CLOSING_SOON|LOCALE$)/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)));
const execute = (command, args) =>
  spawnSync(command, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

/** A check counts as one test. */
function check(name, command, args) {
  say(`\n— ${name}`);
  const ok = execute(command, args);
  sum[ok ? 'passed' : 'failed'] += 1;
  say(ok ? '  passed' : `  FAILED: ${name}`);
}

function vitest() {
  say('\n— tests (vitest)');
  const report = join(ROOT, 'test/artifacts/vitest.json');
  mkdirSync(join(ROOT, 'test/artifacts'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = execute(bin('vitest'), ['run', ...reporters, ...extra]);
  const failedBefore = sum.failed;
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    sum.passed += result.numPassedTests;
    sum.failed += result.numFailedTests;
    sum.skipped += result.numPendingTests + result.numTodoTests;
    // A file that could not be loaded, or whose set-up failed, has no failed test.
    sum.failed += result.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
    ).length;
  } catch (error) {
    say(`  vitest left no report: ${error.message}`);
  }
  if (!ok && sum.failed === failedBefore) sum.failed += 1;
}

say(`Leadstream ${revision()}, Node ${process.versions.node}`);
if (extra.length === 0) {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  check('lint and format (biome)', bin('biome'), ['ci', '.']);
  check('types (tsc)', bin('tsc'), ['--noEmit']);
  check("types of the board's client (tsc)", bin('tsc'), ['--noEmit', '-p', 'services/board/client']);
  check('package-lock.json is whole', process.execPath, [join(ROOT, 'dev/scripts/complete-lock.mjs'), '--check']);
  if (scripts['docs:check']) check('generated documents are current', 'npm', ['run', '--silent', 'docs:check']);
}
vitest();

say(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
