import type { ClickHouseClient } from '@clickhouse/client';
import { DIRECTORY, GENERATION } from './directory-sql.ts';
import { FACTS } from './generator-sql.ts';

const CHUNK = 500_000;
/**
 * Later versions of a share of the rows, each round in separate parts: what merges leave behind is one or few big parts,
 * and smaller ones the more recent they are.
 */
const ROUNDS = [0.05, 0.01, 0.002, 0.0005, 0.0002, 0.0002];
const BY_MONTH = ['opportunities_by_month', 'milestones_by_month', 'orders_by_month'];

export interface GenerateOptions {
  /** With time for an `optimize` of the largest table. */
  client: ClickHouseClient;
  opportunities: number;
  onProgress?: (what: string) => void;
}

/** Fills an empty, migrated database with the facts of so many opportunities and their versions; copies and states are fed as they come. */
export async function generate({ client, opportunities, onProgress = () => {} }: GenerateOptions): Promise<void> {
  const run = (query: string) => client.command({ query });
  for (const select of DIRECTORY) await run(insertion('fact_directory', select));
  await run(insertion('fact_lead_generations', GENERATION));
  const tables = Object.entries(FACTS).map(([table, fact]) => ({
    table,
    ...fact,
    total: Math.max(1, Math.round(opportunities * fact.perOpportunity)),
  }));
  for (const { table, rows, total } of tables) {
    for (let from = 0; from < total; from += CHUNK) {
      const size = Math.min(CHUNK, total - from);
      await run(insertion(table, rows(`select number as n, 1 as v from numbers(${from}, ${size})`, opportunities)));
      onProgress(`${table} ${Math.min(total, from + size).toLocaleString('en')} of ${total.toLocaleString('en')}`);
    }
  }
  for (const table of [...tables.map((fact) => fact.table), ...BY_MONTH]) {
    onProgress(`${table}: merging`);
    await run(`optimize table ${table} final`);
  }
  for (const [at, share] of ROUNDS.entries()) {
    onProgress(`versions, round ${at + 1} of ${ROUNDS.length}`);
    for (const { table, rows, total, versioned } of tables) {
      if (!versioned) continue;
      await run(insertion(table, rows(someRows(total, Math.ceil(total * share), at + 2), opportunities)));
    }
  }
}

/** `count` of `total` rows in version `version`; two of three from the last tenth: what is recent changes most. */
export function someRows(total: number, count: number, version: number): string {
  const tenth = Math.max(1, Math.floor(total / 10));
  const n = `if(number % 3 < 2, ${total - tenth} + sipHash64(${version}, number) % ${tenth}, sipHash64(${version}, number) % ${total})`;
  return `select distinct ${n} as n, ${version} as v from numbers(${count})`;
}

export const insertion = (table: string, select: string): string =>
  `insert into ${table} (${columnsOf(select)}) ${select}`;

/** Names after `as` at the depth of the final select, joined by commas. */
export function columnsOf(select: string): string {
  const list = select.slice(select.search(/^select /m) + 'select '.length, select.lastIndexOf('\nfrom '));
  const names: string[] = [];
  let depth = 0;
  for (const [token, name] of list.matchAll(/[()[\]]|\bas (`?[a-z_0-9.]+`?)(?=,|\n|$)/g)) {
    if ('(['.includes(token)) depth += 1;
    else if (')]'.includes(token)) depth -= 1;
    else if (depth === 0 && name !== undefined) names.push(name);
  }
  return names.join(', ');
}
