import { defineCommand } from 'citty';
// The modules of the enricher that this command knows: its public faces for auditing and reconciling (docs/adr/0037-cli-calls-public-faces.md).
import { audit } from '../../enricher/audit.ts';
import { reconcileTables } from '../../enricher/reconcile.ts';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { count } from '../../shared/words.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { renderReport, sumsOf } from '../reconcile/render.ts';
import { renderTables } from '../reconcile/render-tables.ts';
import { createProgress, print, stopSignal } from '../terminal.ts';

const MOST_DIFFERENCES_TOLD = 20;
const TICK_MS = 500;

export default defineCommand({
  meta: {
    name: 'leadstream reconcile',
    description: 'Prove that no record vanished and every table holds what the events make; exit code 1 if not',
  },
  args: {
    audit: { type: 'string', description: 'Also derive so many random contacts and costs anew and compare their rows' },
    repair: { type: 'boolean', description: 'Write what is missing or differs, remove rows that no event makes' },
    everything: { type: 'boolean', description: 'Derive all anew, also what is unchanged since it was found right' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const wanted = args.audit === undefined ? 0 : Number(args.audit);
    if (!Number.isInteger(wanted) || wanted < 0) throw new LeadstreamError('USAGE', '--audit: a number of contacts');
    const config = loadConfig();
    const progress = createProgress('reconcile');
    let step = '';
    const signal = stopSignal();
    const startedAt = performance.now();
    // A count of a hundred million offsets says nothing while it runs.
    const ticker = setInterval(
      () => progress.update({ text: `${step} (${Math.round((performance.now() - startedAt) / 1_000)} s)` }),
      TICK_MS,
    );
    try {
      const onStep = (name: string) => {
        step = name;
      };
      const tables = await reconcileTables(config, {
        repair: args.repair === true,
        everything: args.everything === true,
        onStep,
        signal,
      });
      const report = await reconcile(config, onStep);
      step = `deriving ${count(wanted, 'contact or cost', 'contacts and costs')} anew`;
      const audited = wanted > 0 ? await audit(config, wanted) : undefined;
      progress.end();
      const ok = report.ok && tables.ok && (audited?.differences.length ?? 0) === 0;
      print(args.json, { ...report, ok, sums: sumsOf(report.partitions), tables, audit: audited }, [
        `${renderReport(report)}\n`,
        renderTables(tables),
        ...(audited ? [describeAudit(audited)] : []),
      ]);
      process.exitCode = ok ? 0 : 1;
    } finally {
      clearInterval(ticker);
      progress.end();
    }
  },
});

function describeAudit({ sets, rows, differences }: Awaited<ReturnType<typeof audit>>): string {
  const told = differences
    .slice(0, MOST_DIFFERENCES_TOLD)
    .map(
      ({ table, key, kind }) =>
        `${table} ${key}: ${kind === 'not_stored' ? 'derived, not stored' : 'stored, not derived'}`,
    );
  const all = `${count(sets, 'contact or cost', 'contacts and costs')} derived anew, ${count(rows, 'row')}: ${differences.length} differ`;
  return [...told, all].join('\n');
}
