import { type ArgsDef, type CommandDef, defineCommand, runMain, showUsage } from 'citty';
import { endQuietlyOnClosedPipe, guarded } from './guard.ts';
import { projectVersion } from './project-root.ts';

/** Loaded when it is called for: `leadstream wait` needs neither Kafka nor ClickHouse. */
function command<T extends ArgsDef>(load: () => Promise<{ default: CommandDef<T> }>) {
  return async () => guarded((await load()).default);
}

const main = defineCommand({
  meta: {
    name: 'leadstream',
    version: projectVersion(),
    description: 'CRM events in; exact campaign, lead-routing and ROI numbers out',
  },
  subCommands: {
    up: command(() => import('./commands/up.ts')),
    import: command(() => import('./commands/import.ts')),
    migrate: command(() => import('./commands/migrate.ts')),
    wait: command(() => import('./commands/wait.ts')),
    dlq: command(() => import('./commands/dlq.ts')),
    reconcile: command(() => import('./commands/reconcile.ts')),
    rebuild: command(() => import('./commands/rebuild.ts')),
    report: command(() => import('./commands/report.ts')),
    sql: command(() => import('./commands/sql.ts')),
    token: command(() => import('./commands/token.ts')),
  },
});

endQuietlyOnClosedPipe();
// Each command's own name is the whole of it; citty would put its parent's in front.
await runMain(main, { showUsage: (shown) => showUsage(shown) });
