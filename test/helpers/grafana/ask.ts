import { z } from 'zod';
import type { Dashboard, Variable } from '../../../grafana/model/dashboard.ts';
import { expandMacros, interpolate, type TimeRange, type VariableValue } from '../../../grafana/model/interpolate.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import type { Installation } from '../stack.ts';

/** What a statement answers: names and types of the columns, and the rows as lists. */
export interface Answer {
  columns: Array<{ name: string; type: string }>;
  rows: unknown[][];
}

const Response = z.object({
  meta: z.array(z.object({ name: z.string(), type: z.string() })),
  data: z.array(z.array(z.unknown())),
});

const asked = new WeakMap<Installation, Map<string, Promise<Answer>>>();

/**
 * Asks the engine as Grafana's plugin would: variables put in, macros expanded. Errors name the statement. The same statement is asked once, for
 * understanding one takes the engine 30 ms, and hundreds of addresses share options and totals: nothing may be written between questions.
 */
export function ask(
  installation: Installation,
  rawSql: string,
  variables: ReadonlyMap<string, VariableValue>,
  range: TimeRange,
): Promise<Answer> {
  const query = expandMacros(interpolate(rawSql, variables), range);
  const answers = asked.get(installation) ?? new Map<string, Promise<Answer>>();
  asked.set(installation, answers);
  const answer = answers.get(query) ?? answerOf(installation, query);
  answers.set(query, answer);
  return answer;
}

async function answerOf({ clickhouse }: Installation, query: string): Promise<Answer> {
  try {
    const result = await clickhouse.query({
      query,
      format: 'JSONCompact',
      clickhouse_settings: { date_time_output_format: 'iso' },
    });
    const { meta, data } = Response.parse(await result.json());
    return { columns: meta, rows: data };
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}\n${query}`, { cause });
  }
}

/** A cell as links see it: `text` is what is on the screen (words in the place of enumerations), `raw` the value itself. */
export interface LinkValue {
  text: string;
  raw: string | number | null;
}

type Properties = QueriedPanel['fieldConfig']['overrides'][number]['properties'];

/** A cell of a column with these properties. */
export function linkValue(value: unknown, properties: Properties = []): LinkValue {
  const raw = typeof value === 'number' || value === null ? value : String(value);
  const words = properties.flatMap((one) => (one.id === 'mappings' ? one.value : []));
  const word = words.map(({ options }) => options[String(raw)]).find((one) => one !== undefined);
  return { raw, text: word?.text ?? String(raw ?? '') };
}

/** What a link's places for clicked values mean at one cell of a row. */
export const clicked =
  (fields: ReadonlyMap<string, LinkValue>, column: string) =>
  (name: string, path: string): string | undefined => {
    const value = fields.get(column);
    if (name === '__data') return fields.get(path.replace(/^fields\./, ''))?.text;
    if (name === '__value') return path === 'raw' ? String(value?.raw ?? '') : value?.text;
    return name === '__field' ? column : undefined;
  };

/** A variable with values chosen by the test. */
export const withValues = (variable: Variable, values: readonly string[]): VariableValue => ({
  name: variable.name,
  values,
  multi: variable.type !== 'textbox' && variable.multi,
  ...(variable.type !== 'textbox' && variable.allValue !== undefined ? { allValue: variable.allValue } : {}),
});

const listOf = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

/** What is chosen when the dashboard opens; a query variable without a default takes its first option, as in Grafana. */
export async function defaultsOf(
  installation: Installation,
  dashboard: Dashboard,
  range: TimeRange,
): Promise<Map<string, VariableValue>> {
  const chosen = new Map<string, VariableValue>();
  for (const variable of dashboard.templating.list) {
    if (variable.current) chosen.set(variable.name, withValues(variable, listOf(variable.current.value)));
    else if (variable.type === 'query') {
      const { rows } = await ask(installation, variable.query.rawSql, chosen, range);
      chosen.set(variable.name, withValues(variable, rows.length > 0 ? [String(rows[0]?.[0])] : ['']));
    }
  }
  return chosen;
}

/** Names of the columns that a panel draws, after its transformations; undefined: they depend on the data. */
export function drawnColumns(panel: QueriedPanel, columns: readonly string[]): string[] | undefined {
  return panel.transformations ? undefined : [...columns];
}
