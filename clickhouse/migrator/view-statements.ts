import type { Config } from '../../services/shared/env.ts';
import type { SqlFile } from '../catalogue/sql-files.ts';
import { qualifyCalls, takesParameters } from './qualify.ts';
import { type RenderOptions, renderSql } from './render.ts';

/** What the settings of an installation make of the SQL files. */
export const renderOptionsOf = ({ clickhouse, timeZone, baseCurrency, closingSoonDays }: Config): RenderOptions => ({
  timezone: timeZone,
  baseCurrency,
  closingSoonDays,
  cluster: clickhouse.cluster,
  viewsUser: clickhouse.viewsUser,
});

/** How each of `views` is sent to the server: settings filled in, and calls of parameterised views with their database. */
export function viewStatements(
  views: readonly SqlFile[],
  database: string,
  render: RenderOptions,
): (view: SqlFile) => string[] {
  const parameterised = new Set(views.filter(({ text }) => takesParameters(text)).map(({ creates }) => creates));
  return ({ text }) => renderSql(text, render).map((statement) => qualifyCalls(statement, database, parameterised));
}
