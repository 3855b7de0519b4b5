import { type ArgsDef, type CommandDef, defineCommand, runMain, type SubCommandsDef, showUsage } from 'citty';
import { endQuietlyOnClosedPipe, guarded } from './guard.ts';
import { projectVersion } from './project-root.ts';

/** Loaded when it is called for: `leadstream wait` needs neither Kafka nor ClickHouse. */
function command<T extends ArgsDef>(load: () => Promise<{ default: CommandDef<T> }>) {
  return async () => guarded((await load()).default);
}

/** A command that only has others below it. */
const group = (name: string, description: string, subCommands: SubCommandsDef) => () =>
  defineCommand({ meta: { name: `leadstream ${name}`, description }, subCommands });

const main = defineCommand({
  meta: {
    name: 'leadstream',
    version: projectVersion(),
    description: 'CRM events in; exact campaign, lead-routing and ROI numbers out',
  },
  subCommands: {
    up: command(() => import('./commands/up.ts')),
    import: group('import', 'Import history from CSV files (docs/import.md)', {
      olist: command(() => import('./commands/import-olist.ts')),
      csv: command(() => import('./commands/import-csv.ts')),
    }),
    migrate: command(() => import('./commands/migrate.ts')),
    wait: command(() => import('./commands/wait.ts')),
    dlq: group('dlq', 'Look at what could not be processed, and replay it', {
      list: command(() => import('./commands/dlq-list.ts')),
      show: command(() => import('./commands/dlq-show.ts')),
      replay: command(() => import('./commands/dlq-replay.ts')),
    }),
    reconcile: command(() => import('./commands/reconcile.ts')),
    rebuild: command(() => import('./commands/rebuild.ts')),
    report: group('report', 'List lead-routing reports, and generate one now', {
      list: command(() => import('./commands/report-list.ts')),
      generate: command(() => import('./commands/report-generate.ts')),
    }),
    sql: command(() => import('./commands/sql.ts')),
    token: group('token', 'Personal tokens with which people and their tools ask the gateway', {
      create: command(() => import('./commands/token-create.ts')),
      list: command(() => import('./commands/token-list.ts')),
      revoke: command(() => import('./commands/token-revoke.ts')),
    }),
  },
});

endQuietlyOnClosedPipe();
// Each command's own name is the whole of it; citty would put its parent's in front.
await runMain(main, { showUsage: (shown) => showUsage(shown) });
