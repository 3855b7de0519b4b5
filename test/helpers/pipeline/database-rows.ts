import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import type { ViewParams } from '../../reference-model/index.ts';
import type { Installation } from '../stack.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Times as UTC with `Z`, money as text, counts as numbers: as the reference model writes them. */
const SETTINGS = {
  date_time_output_format: 'iso',
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 1,
} as const;

async function rowsOf(installation: Installation, sql: string, parameters: Record<string, unknown>): Promise<Row[]> {
  const result = await installation.clickhouse.query({
    query: sql,
    query_params: parameters,
    format: 'JSONEachRow',
    clickhouse_settings: SETTINGS,
  });
  return result.json<Row>();
}

export const tableRows = (installation: Installation, table: string): Promise<Row[]> =>
  rowsOf(installation, `select * from ${table}`, {});

/** Metric views as their files declare them: public name → rows for parameters. */
export async function metricViews(installation: Installation) {
  const views = await readMetricViews();
  return new Map(
    [...views].map(([name, { sqlName, parameters }]) => [
      name,
      (params: Required<ViewParams> & { report?: string }): Promise<Row[]> => {
        const named = parameters.map((parameter) => `${parameter.name}={${parameter.name}:${parameter.type}}`);
        const list = parameters.length > 0 ? `(${named.join(', ')})` : '';
        return rowsOf(installation, `select * from ${sqlName}${list}`, { ...params });
      },
    ]),
  );
}
