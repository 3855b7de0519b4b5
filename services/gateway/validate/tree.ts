/** A node of ClickHouse's query tree, as `EXPLAIN QUERY TREE run_passes = 0` prints it. */
export interface TreeNode {
  kind: string;
  attributes: Readonly<Record<string, string | undefined>>;
  /** What stands below a heading such as `WHERE`, in order; '' for what stands below the node itself. */
  sections: ReadonlyArray<{ name: string; nodes: readonly TreeNode[] }>;
}

interface Rule {
  line: RegExp;
  sections: readonly string[];
}

const FLAGS =
  '((?:, is_(?:subquery|cte|materialized|recursive_with|recursive_cte|distinct|limit_with_ties|group_by_with_totals|group_by_all|order_by_all|limit_by_all): 1)*)';
const ALIAS = '(?:, alias: (?<alias>.*))?';

/**
 * Every line that the tree may have, by kind of node. What is not here is not known, and refused: a newer ClickHouse shows more, never less. Aliases
 * and names may hold anything but what reads like an attribute (`tokens.ts`), so they end where the next attribute begins.
 */
const RULES: ReadonlyArray<readonly [kind: string, rule: Rule]> = (
  [
    [
      'QUERY',
      `QUERY id: (?<id>\\d+)(?:, alias: (?<alias>.*?))?${FLAGS.replace('(', '(?<flags>')}(?:, group_by_type: (?:rollup|cube|grouping_sets))?(?:, cte_name: (?<cte>.*))?`,
      'WITH|PROJECTION|JOIN TREE|PREWHERE|WHERE|GROUP BY|HAVING|WINDOW|QUALIFY|ORDER BY|INTERPOLATE|LIMIT BY LIMIT|LIMIT BY OFFSET|LIMIT BY|LIMIT|OFFSET',
    ],
    [
      'UNION',
      `UNION id: (?<id>\\d+)(?:, alias: (?<alias>.*?))?${FLAGS.replace('(', '(?<flags>')}(?:, cte_name: (?<cte>.*))?, union_mode: (?:UNION|INTERSECT|EXCEPT)_(?:ALL|DISTINCT)`,
      'QUERIES',
    ],
    ['LIST', 'LIST id: (?<id>\\d+), nodes: (?<nodes>\\d+)', ''],
    [
      'IDENTIFIER',
      `IDENTIFIER id: (?<id>\\d+)${ALIAS}, identifier: (?<name>.+?)(?:, final: [01](?:, sample_size: \\d+(?: / \\d+)?)?(?:, sample_offset: \\d+(?: / \\d+)?)?)?`,
      '-',
    ],
    [
      'CONSTANT',
      `CONSTANT id: (?<id>\\d+)${ALIAS}, constant_value: (?<value>.*), constant_value_type: (?<type>.*)`,
      '-',
    ],
    [
      'FUNCTION',
      `FUNCTION id: (?<id>\\d+)${ALIAS}, function_name: (?<name>\\w+), function_type: (?:ordinary|aggregate|window)(?:, nulls_action : (?:IGNORE|RESPECT)_NULLS)?`,
      'PARAMETERS|ARGUMENTS|WINDOW',
    ],
    ['LAMBDA', `LAMBDA id: (?<id>\\d+)${ALIAS}`, '|ARGUMENTS |EXPRESSION '],
    // Of 26.8 and newer: names of a lambda's arguments, where older ones have a list of identifiers.
    ['ARGUMENTS', 'ARGUMENTS id: (?<id>\\d+)', ''],
    ['ARGUMENT', 'ARGUMENT id: \\d+, name: (?<name>.+?)(?:, double_quoted)?', '-'],
    ['MATCHER', 'MATCHER id: (?<id>\\d+), matcher_type: ASTERISK(?:, qualified_identifier: (?<qualifier>.+))?', ''],
    [
      'MATCHER',
      'MATCHER id: (?<id>\\d+), matcher_type: COLUMNS_REGEXP(?:, qualified_identifier: (?<qualifier>.+?))?, columns_pattern: (?<pattern>.*)',
      '',
    ],
    [
      'MATCHER',
      'MATCHER id: (?<id>\\d+), matcher_type: COLUMNS_LIST(?:, qualified_identifier: (?<qualifier>.+?))?, column_identifiers: (?<columns>.+)',
      '',
    ],
    ['APPLY', 'APPLY COLUMN TRANSFORMER id: (?<id>\\d+), apply_transformer_type: (?:LAMBDA|FUNCTION)', 'EXPRESSION'],
    [
      'EXCEPT',
      'EXCEPT COLUMN TRANSFORMER id: (?<id>\\d+), except_transformer_type: REGEXP, pattern: (?<pattern>.*)',
      '-',
    ],
    [
      'EXCEPT',
      'EXCEPT COLUMN TRANSFORMER id: (?<id>\\d+), except_transformer_type: COLUMN_LIST, identifiers: (?<columns>.+)',
      '-',
    ],
    ['REPLACE', 'REPLACE COLUMN TRANSFORMER id: (?<id>\\d+)', ''],
    ['REPLACEMENTS', 'REPLACEMENTS \\d+', ''],
    ['REPLACEMENT', 'REPLACEMENT NAME (?<name>.+) EXPRESSION', ''],
    [
      'SORT',
      'SORT id: (?<id>\\d+), sort_direction: (?:A|DE)SCENDING(?:, nulls_sort_direction: (?:A|DE)SCENDING)?(?:, collator: [A-Za-z_]+)?, with_fill: [01]',
      'EXPRESSION*|FILL FROM|FILL TO|FILL STEP|FILL STALENESS',
    ],
    ['INTERPOLATE', 'INTERPOLATE id: (?<id>\\d+)', 'EXPRESSION*|INTERPOLATE_EXPRESSION'],
    [
      'WINDOW',
      `WINDOW id: (?<id>\\d+)(?:, alias: (?<alias>.*?))?(?:, parent_window_name: .+?)?, frame_type: (?:ROWS|RANGE|GROUPS), frame_begin_type: [a-z ]+, frame_end_type: [a-z ]+`,
      'PARTITION BY|ORDER BY|FRAME BEGIN OFFSET|FRAME END OFFSET',
    ],
    [
      'JOIN',
      'JOIN id: (?<id>\\d+)(?:, locality: [A-Z]+)?(?:, strictness: [A-Z_]+)?, kind: [A-Z]+',
      'LEFT TABLE EXPRESSION|RIGHT TABLE EXPRESSION|JOIN EXPRESSION',
    ],
    ['CROSS_JOIN', 'CROSS JOIN id: (?<id>\\d+)', 'TABLE EXPRESSION'],
    ['ARRAY_JOIN', `ARRAY_JOIN id: (?<id>\\d+), is_left: [01]${ALIAS}`, 'TABLE EXPRESSION|JOIN EXPRESSIONS'],
    [
      'TABLE_FUNCTION',
      `TABLE_FUNCTION id: (?<id>\\d+)${ALIAS}, table_function_name: (?<name>[\\w.]+)(?:, final: [01])?`,
      'ARGUMENTS',
    ],
  ] as const
).map(([kind, line, sections]) => [kind, { line: new RegExp(`^${line}$`), sections: sections.split('|') }]);

/** Of each kind the nodes that may stand right below it. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  MATCHER: ['LIST'],
  LAMBDA: ['ARGUMENTS'],
  ARGUMENTS: ['ARGUMENT'],
  REPLACE: ['REPLACEMENTS'],
  REPLACEMENTS: ['REPLACEMENT'],
};
/** These have no number of their own. */
const WITHOUT_ID = new Set(['ARGUMENT', 'REPLACEMENTS', 'REPLACEMENT']);

/** No name holds what reads like an attribute (`tokens.ts`), so one that does has taken in an attribute that is not known. */
const NAMED = ['alias', 'name', 'cte', 'qualifier', 'columns'];

class Unknown extends Error {}

const short = (line: string) => (line.length > 120 ? `${line.slice(0, 120)}…` : line);

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether a heading is one of a node's. `EXPRESSION*` may be followed by a column's name. */
function headingOf(text: string, sections: readonly string[]): string | undefined {
  return sections.find((section) => {
    if (section === '' || section === '-') return false;
    if (section.endsWith('*')) return text === section.slice(0, -1) || text.startsWith(`${section.slice(0, -1)} `);
    return text === section;
  });
}

/**
 * Reads the lines of `EXPLAIN QUERY TREE run_passes = 0`.
 * @returns the tree, or the line that is not known
 */
export function parseTree(lines: readonly string[]): TreeNode | { problem: string } {
  let at = 0;
  let ids = 0;

  function node(depth: number): TreeNode {
    const line = lines[at];
    if (line === undefined || depthOf(line) !== depth) throw new Unknown(line ?? 'the end');
    const text = line.slice(depth);
    for (const [kind, { line: pattern, sections }] of RULES) {
      const found = pattern.exec(text);
      if (!found) continue;
      const attributes = found.groups ?? {};
      if (NAMED.some((name) => /, [a-z_ ]+: /.test(attributes[name] ?? ''))) throw new Unknown(line);
      // Nodes are numbered as they are printed: a line that some text made up has no number that fits.
      if (!WITHOUT_ID.has(kind) && attributes.id !== String(ids++)) throw new Unknown(line);
      at += 1;
      return { kind, attributes, sections: below(kind, depth + 2, sections, attributes, line) };
    }
    throw new Unknown(line);
  }

  function below(
    kind: string,
    depth: number,
    headings: readonly string[],
    attributes: TreeNode['attributes'],
    line: string,
  ): TreeNode['sections'] {
    const sections: Array<{ name: string; nodes: TreeNode[] }> = [];
    for (;;) {
      const next = lines[at];
      if (next === undefined || depthOf(next) < depth) break;
      if (depthOf(next) > depth) throw new Unknown(next);
      const heading = headingOf(next.slice(depth), headings);
      if (heading !== undefined) {
        at += 1;
        sections.push({ name: heading.replace('*', '').trimEnd(), nodes: [node(depth + 2)] });
        continue;
      }
      if (!headings.includes('')) throw new Unknown(next);
      const child = node(depth);
      if (kind !== 'LIST' && !(BELOW[kind] ?? [child.kind]).includes(child.kind)) throw new Unknown(next);
      const direct = sections.find(({ name }) => name === '');
      if (direct) direct.nodes.push(child);
      else sections.push({ name: '', nodes: [child] });
    }
    const count = sections.find(({ name }) => name === '')?.nodes.length ?? 0;
    if (kind === 'LIST' && String(count) !== attributes.nodes) throw new Unknown(line);
    return sections;
  }

  try {
    const tree = node(0);
    if (at !== lines.length) throw new Unknown(lines[at] ?? '');
    return tree;
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    const text = error.message.trim();
    if (/^SETTINGS\b/.test(text)) return { problem: 'SETTINGS are not allowed: they are the gateway’s' };
    return { problem: `the statement holds something that is not known: ${short(text)}` };
  }
}
