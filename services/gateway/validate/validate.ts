import type { ByteCache } from '../../shared/byte-cache.ts';
import { createSingleFlight } from '../single-flight.ts';
import { type Canonical, readCanonical } from './canonical.ts';
import { columnsByAlias } from './columns-by-alias.ts';
import type { EngineQuestions } from './engine.ts';
import { metadataOf } from './metadata.ts';
import { validateTree } from './policy.ts';
import { substituted } from './substitute.ts';
import type { Catalogue } from './tables.ts';
import { tokensOf } from './tokens.ts';
import { parseTree, type TreeNode } from './tree.ts';

/** A statement that may run. */
export interface Valid {
  /** What is sent to ClickHouse: the canonical text, never the viewer's own. */
  sql: string;
  /** Of its FORMAT clause, which is not part of `sql`. */
  format: string | undefined;
  /** Query parameters that it has, by name. */
  parameters: readonly string[];
  /** Tables and views that it reads, without their database. */
  reads: ReadonlySet<string>;
}

export type Validation =
  | Valid
  | { problem: string }
  /** It asks about what does not exist, as far as a viewer may know: what ClickHouse says about that. */
  | { missing: string };

export interface Statement {
  sql: string;
  /** Values of query parameters by name, escaped as the protocol has it. */
  parameters: ReadonlyMap<string, string>;
}

export interface ValidatorOptions {
  engine: EngineQuestions;
  catalogue: Catalogue;
  cache: ByteCache<Validation>;
}

const hasPattern = ({ attributes, sections }: TreeNode): boolean =>
  attributes.pattern !== undefined || sections.some(({ nodes }) => nodes.some(hasPattern));

const bytesOf = (key: string, validation: Validation): number =>
  // Two bytes a character: V8 keeps texts outside Latin-1 so. 500 for the entry itself and the names that are read.
  500 + 2 * (key.length + ('sql' in validation ? validation.sql.length : 0));

/**
 * Decides whether a viewer's statement may run. ClickHouse's own parser reads it, once to write it down in one way only, and once more, from that text, to
 * show its tree; the text that was looked at is the one that runs.
 */
export function createValidator({ engine, catalogue, cache }: ValidatorOptions) {
  const flights = createSingleFlight<Validation>();

  async function validate({ sql, parameters }: Statement): Promise<Validation> {
    if (sql.trim() === '') return { problem: 'there is no query' };
    const [{ once, twice }, { functions, formats }] = await Promise.all([engine.canonical(sql), engine.names()]);
    if (once !== twice) return { problem: 'the statement is read in two ways: write it more plainly' };
    const canonical = readCanonical(once, formats);
    if ('problem' in canonical) return canonical;
    if (canonical.kind === 'select') return await select(canonical, parameters, functions);
    const answer = metadataOf(canonical.sql, canonical.tokens, catalogue);
    if ('sql' in answer) return { sql: answer.sql, format: canonical.format, parameters: [], reads: new Set() };
    if (!('described' in answer)) return answer;
    const tokens = tokensOf(answer.described);
    if ('problem' in tokens) return tokens;
    const described = await select({ ...canonical, sql: answer.described, tokens }, parameters, functions);
    return 'sql' in described ? { ...described, sql: `DESCRIBE TABLE (${described.sql})` } : described;
  }

  async function select(
    canonical: Canonical,
    values: Statement['parameters'],
    functions: ReadonlySet<string>,
  ): Promise<Validation> {
    const { format, parameters, hasLineBreak } = canonical;
    // Before it is validated, so that what is validated is what runs.
    const sql = columnsByAlias(canonical.sql, canonical.tokens, catalogue.sources) ?? canonical.sql;
    const tokens = sql === canonical.sql ? canonical.tokens : tokensOf(sql);
    if ('problem' in tokens) return tokens;
    const names = [...new Set(parameters.map(({ name }) => name))];
    const given = names.flatMap((name) => {
      const value = values.get(name);
      return value === undefined ? [] : [[`param_${name}`, value] as const];
    });
    const tree = parseTree(await engine.tree(sql, Object.fromEntries(given)));
    if ('problem' in tree) return tree;
    if (hasLineBreak && hasPattern(tree))
      return { problem: 'a pattern of columns beside a text with a line break is not allowed' };
    const verdict = validateTree(tree, { catalogue, functions });
    if ('problem' in verdict) return verdict;
    return { sql: substituted(sql, tokens, catalogue), format, parameters: names, reads: verdict.reads };
  }

  return {
    /**
     * The same text is looked at once, also when it is asked several times at once.
     * @throws HttpError 503; ClickHouseError for what ClickHouse can't parse
     */
    async validate(statement: Statement): Promise<Validation> {
      const key = JSON.stringify([statement.sql, ...statement.parameters]);
      const found = cache.get(key);
      if (found) return found;
      return await flights.run(key, async () => {
        const validation = await validate(statement);
        cache.set(key, validation, bytesOf(key, validation));
        return validation;
      });
    },
  };
}

export type Validator = ReturnType<typeof createValidator>;
