/** What one line of the tree may be, and which headings may be below it. */
export interface Rule {
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
export const RULES: ReadonlyArray<readonly [kind: string, rule: Rule]> = (
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

/** Of each kind the nodes that may be right below it. */
export const BELOW: Readonly<Record<string, readonly string[]>> = {
  MATCHER: ['LIST'],
  LAMBDA: ['ARGUMENTS'],
  ARGUMENTS: ['ARGUMENT'],
  REPLACE: ['REPLACEMENTS'],
  REPLACEMENTS: ['REPLACEMENT'],
};
/** These have no number. */
export const WITHOUT_ID = new Set(['ARGUMENT', 'REPLACEMENTS', 'REPLACEMENT']);

/** No name holds what reads like an attribute (`tokens.ts`), so one that does has taken in an attribute that is not known. */
export const NAMED = ['alias', 'name', 'cte', 'qualifier', 'columns'];
