import { ClickHouseError } from '@clickhouse/client';
import { z } from 'zod';
import { asHttpError } from '../../shared/clickhouse/query-errors.ts';
import type { ClickHouseClient } from '../../shared/clickhouse.ts';

/** Nothing that is asked here may write or set anything. */
const READ_ONLY = { readonly: '1' } as const;
/** The statement in base64 and what surrounds it: twice the 256 KiB that a statement may have. */
const MAX_QUERY_BYTES = String(512 * 1024);
/** Functions and formats change with the engine's version, or when an operator adds a function. */
const KNOWN_FOR_MS = 600_000;

const Forms = z.tuple([z.object({ once: z.string(), twice: z.string() })]);
const Lines = z.array(z.object({ explain: z.string() }));
const Names = z.array(z.object({ kind: z.enum(['function', 'format']), name: z.string() }));

/** Names that the engine has. */
export interface EngineNames {
  /** In lower case. */
  functions: ReadonlySet<string>;
  /** Output formats. */
  formats: ReadonlySet<string>;
}

/** ClickHouse tells where a function failed that the viewer did not write. */
const withoutOurs = (message: string): string =>
  message.replace(/: In scope SELECT formatQuerySingleLine\([\s\S]*$/, '');

function asViewersError(error: unknown) {
  if (!(error instanceof ClickHouseError)) return asHttpError(error);
  return new ClickHouseError({
    code: error.code,
    message: withoutOurs(error.message),
    ...(error.type === undefined ? {} : { type: error.type }),
  });
}

/** What validation asks ClickHouse. Nothing of a viewer's statement is executed by it. */
export function createEngineQuestions(client: ClickHouseClient, now: () => number = Date.now) {
  let known: { names: Promise<EngineNames>; untilMs: number } | undefined;

  async function rows(query: string, settings: Record<string, string> = {}): Promise<unknown> {
    const result = await client.query({
      query,
      format: 'JSONEachRow',
      clickhouse_settings: { ...settings, ...READ_ONLY },
    });
    return await result.json();
  }

  async function readNames(): Promise<EngineNames> {
    const names = Names.parse(
      await rows(
        "select 'function' as kind, name from system.functions union all select 'format', name from system.formats where is_output",
      ),
    );
    const of = (kind: string) => names.filter((one) => one.kind === kind).map(({ name }) => name);
    return { functions: new Set(of('function').map((name) => name.toLowerCase())), formats: new Set(of('format')) };
  }

  return {
    /**
     * A statement as ClickHouse's own parser understands it, and that text once more: it must not change any more. In base64, as a statement is longer
     * than a URL may be, and base64 has no character that could end a literal.
     * @throws ClickHouseError for what is no statement, or several
     */
    async canonical(sql: string): Promise<{ once: string; twice: string }> {
      const text = Buffer.from(sql, 'utf8').toString('base64');
      const query = `select formatQuerySingleLine(base64Decode('${text}')) as once, formatQuerySingleLine(once) as twice`;
      try {
        const [forms] = Forms.parse(await rows(query, { max_query_size: MAX_QUERY_BYTES }));
        return forms;
      } catch (error) {
        throw asViewersError(error);
      }
    },

    /**
     * Lines of the query tree before anything was looked up in it: no table is read, and none need exist.
     * @param parameters as sent: `param_x` and its value, escaped as the protocol has it
     */
    async tree(canonical: string, parameters: Record<string, string>): Promise<string[]> {
      try {
        const lines = Lines.parse(await rows(`explain query tree run_passes = 0 ${canonical}`, parameters));
        return lines.map(({ explain }) => explain);
      } catch (error) {
        throw asViewersError(error);
      }
    },

    names(): Promise<EngineNames> {
      if (known && known.untilMs > now()) return known.names;
      const names = readNames().catch((error: unknown) => {
        known = undefined;
        throw asHttpError(error);
      });
      known = { names, untilMs: now() + KNOWN_FOR_MS };
      return names;
    },
  };
}

export type EngineQuestions = ReturnType<typeof createEngineQuestions>;
