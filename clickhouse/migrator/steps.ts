import { LeadstreamError } from '../../services/shared/errors.ts';
import { checksumOf, readSqlFiles, readViewFiles } from '../catalogue/sql-files.ts';
import { feedStatements } from '../schema/statements.ts';
import type { Table } from '../schema/table.ts';
import type { Kind, MigrationLog } from './migration-log.ts';
import { type RenderOptions, renderSql, statementsOf } from './render.ts';
import { inOrderOfUse } from './view-order.ts';
import { viewStatements } from './view-statements.ts';

/** A migration, or a view as it is to be. */
export interface Step {
  kind: Kind;
  name: string;
  checksum: string;
  statements: readonly string[];
}

/** All that a database has to have gone through: migrations, then materialized views, then views after those that they read. */
export async function readSteps(
  root: string,
  tables: readonly Table[],
  database: string,
  render: RenderOptions,
): Promise<Step[]> {
  const migrations = (await readSqlFiles('migrations', root)).map(
    ({ name, text, checksum }): Step => ({
      kind: 'migration',
      name,
      checksum,
      statements: statementsOf(text).flatMap((statement) => renderSql(statement, render)),
    }),
  );
  const views = inOrderOfUse(await readViewFiles(root));
  const sqlOf = viewStatements(views, database, render);
  const view = (name: string, statements: readonly string[]): Step => ({
    kind: 'view',
    name,
    checksum: checksumOf(statements.join(';\n')),
    statements,
  });
  const feeds = tables.flatMap((table) =>
    table.feed
      ? [
          view(
            table.feed.view,
            feedStatements(table).flatMap((text) => renderSql(text, render)),
          ),
        ]
      : [],
  );
  return [...migrations, ...feeds, ...views.map((file) => view(file.creates, sqlOf(file)))];
}

/** Steps that the log does not know as they are. @throws LeadstreamError `MIGRATION_CHANGED` */
export function pending(steps: readonly Step[], log: MigrationLog): Step[] {
  return steps.filter(({ kind, name, checksum }) => {
    const known = log.checksum(kind, name);
    if (kind === 'migration' && known !== undefined && known !== checksum) {
      throw new LeadstreamError(
        'MIGRATION_CHANGED',
        `migration ${name} was applied with another text (${known.slice(0, 12)}, now ${checksum.slice(0, 12)}): restore it and put the change into a new migration`,
      );
    }
    return known !== checksum;
  });
}

/** Executes steps and records them: a migration at once, views together, as a block for each took half the time of a first start. */
export async function applySteps(
  steps: readonly Step[],
  log: MigrationLog,
  execute: (statement: string) => Promise<unknown>,
): Promise<Step[]> {
  const views: Step[] = [];
  try {
    for (const step of steps) {
      for (const statement of step.statements) await execute(statement);
      if (step.kind === 'migration') await log.record('migration', [step]);
      else views.push(step);
    }
  } finally {
    if (views.length > 0) await log.record('view', views);
  }
  return [...steps];
}
