import { SCOPE_SETTING } from '../../../clickhouse/access/scope.ts';
import { identifier, literal } from '../../../clickhouse/quote.ts';
import { type Connection, TAG_SETTING } from './engine.ts';
import { DatabaseError } from './errors.ts';
import { VALUES_SETTING } from './statement-rules.ts';

export interface Setup {
  database: string | undefined;
  /** As sent; parameters as `param_x`, TSV-escaped as the protocol has it: the engine undoes that itself. */
  settings: Map<string, string>;
  tag: number;
  /** Given to every connection but a viewer's. */
  operatorToken: string;
  readOnly: boolean;
  /** Of the processor, if the request does not say itself; undefined: all there are. */
  threads: number | undefined;
  /** Bound on a result that is held as a whole; undefined: it is streamed. */
  maxResultBytes: number | undefined;
}

/** A request that can't set `readonly` back is a viewer's: it sees what the access scope allows that it brings. */
export const isViewers = (settings: ReadonlyMap<string, string>): boolean => settings.get('readonly') === '1';

/** Sets a request's connection up: database, settings and parameters in one statement each. */
export async function setUp(connection: Connection, setup: Setup): Promise<void> {
  if (setup.database !== undefined) await connection.query(`use ${identifier(setup.database)}`);
  await connection.query(setStatement(setup));
}

/**
 * Off in this engine: reading columns late, behind ORDER BY … LIMIT, loses one where a condition passes through two views
 * (NOT_FOUND_COLUMN_IN_BLOCK `__global_row_index`). 26.7.2.1 has that fault; ClickHouse mended one like it in 26.7.2.10 (pull request 108287).
 */
const DEFAULTS: ReadonlyArray<readonly [name: string, value: string]> = [
  ['query_plan_optimize_lazy_materialization', '0'],
];

function setStatement(setup: Setup): string {
  const settings = new Map<string, string>([...DEFAULTS, [TAG_SETTING, String(setup.tag)]]);
  if (setup.threads !== undefined) settings.set('max_threads', String(setup.threads));
  if (setup.maxResultBytes !== undefined && !setup.settings.has('max_result_bytes')) {
    settings.set('max_result_bytes', String(setup.maxResultBytes));
    settings.set('result_overflow_mode', 'throw');
  }
  for (const [name, value] of setup.settings) settings.set(name, value);
  if (!isViewers(settings)) settings.set(SCOPE_SETTING, setup.operatorToken);
  // As ClickHouse's server has it: GET may read, and set, but not write.
  const readonly = settings.get('readonly') ?? (setup.readOnly ? '2' : '0');
  settings.delete('readonly');
  // Last: nothing is set after it.
  if (readonly !== '0' || setup.readOnly) settings.set('readonly', readonly === '0' ? '2' : readonly);
  return `set ${[...settings].map(([name, value]) => `${name} = ${literal(value)}`).join(', ')}`;
}

/**
 * The same on a connection that outlives the request (a session): what the URL sets holds for this request only.
 * @returns puts the settings back
 */
export async function setUpSession(connection: Connection, setup: Setup): Promise<() => Promise<void>> {
  if (isViewers(setup.settings)) {
    // Nothing can be put back on it: it is the session's last request.
    await setUp(connection, { ...setup, threads: undefined });
    return async () => {};
  }
  if ((setup.settings.get('readonly') ?? '0') !== '0')
    throw new DatabaseError(48, 'NOT_IMPLEMENTED', 'readonly cannot be combined with session_id');
  const names = [
    ...setup.settings.keys(),
    TAG_SETTING,
    'max_result_bytes',
    'result_overflow_mode',
    VALUES_SETTING,
  ].filter((name) => !name.startsWith('param_'));
  const { bytes } = await connection.query(
    `select name, value from system.settings where changed and name in (${names.map(literal).join(', ')})`,
    'JSONCompactEachRow',
  );
  const before = new Map<string, string>(
    bytes
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): [string, string] => JSON.parse(line)),
  );
  await setUp(connection, { ...setup, readOnly: false, threads: undefined });
  const restore = names.map((name) => {
    const value = before.get(name);
    return `${name} = ${value === undefined ? 'default' : literal(value)}`;
  });
  return async () => {
    // After an error in mid-output the engine prefixes what was left of it to the next result: let it go into this one.
    await connection.query('select 1');
    await connection.query(`set ${restore.join(', ')}`);
  };
}
