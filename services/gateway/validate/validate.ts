import type { ByteCache } from '../../shared/byte-cache.ts';
import { createSingleFlight } from '../../shared/single-flight.ts';
import { readCanonical } from './canonical.ts';
import type { EngineQuestions } from './engine.ts';
import { judgeTree } from './policy.ts';
import type { Catalogue } from './tables.ts';
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

export type Validation = Valid | { problem: string };

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
  500 + 2 * (key.length + ('problem' in validation ? validation.problem : validation.sql).length);

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
    const names = [...new Set(canonical.parameters.map(({ name }) => name))];
    const given = names.flatMap((name) => {
      const value = parameters.get(name);
      return value === undefined ? [] : [[`param_${name}`, value] as const];
    });
    const tree = parseTree(await engine.tree(canonical.sql, Object.fromEntries(given)));
    if ('problem' in tree) return tree;
    if (canonical.hasLineBreak && hasPattern(tree))
      return { problem: 'a pattern of columns beside a text with a line break is not allowed' };
    const verdict = judgeTree(tree, { catalogue, functions });
    if ('problem' in verdict) return verdict;
    return { sql: canonical.sql, format: canonical.format, parameters: names, reads: verdict.reads };
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
