/**
 * Decides whether a viewer's SQL may run. The text was parsed by ClickHouse itself: what is judged is its `EXPLAIN AST`, so there is no second
 * parser that could read a query otherwise. Only what is listed here passes. What the rows are is decided elsewhere, by filters on the tables.
 */

/** What viewers may read. */
export interface Readable {
  database: string;
  /** Parameterised views, by their names in SQL. */
  views: ReadonlySet<string>;
}

/** Kinds of nodes that only read and compute. Not here, for one: `Set` (a SETTINGS clause could take the filters off), `Explain`, `ShowTables`. */
const NODES = new Set(
  `SelectWithUnionQuery SelectIntersectExceptQuery SelectQuery ExpressionList Identifier TableIdentifier Function Literal Asterisk
  QualifiedAsterisk ColumnsRegexpMatcher ColumnsListMatcher ColumnsTransformerList ColumnsExceptTransformer ColumnsApplyTransformer ColumnsReplaceTransformer
  TablesInSelectQuery TablesInSelectQueryElement TableExpression TableJoin ArrayJoin Subquery WithElement OrderByElement
  WindowListElement WindowDefinition InterpolateElement`.split(/\s+/),
);

/** Table functions that make rows out of nothing. */
const TABLE_FUNCTIONS = new Set(['numbers', 'generateSeries', 'generate_series', 'values']);

/** Functions that reach beyond the tables of the query: files, other tables by name, dictionaries, the server's own state. */
const FUNCTIONS =
  /^(?:file|joinGet\w*|dict\w+|mergeTreeP\w*|getSetting\w*|getServerSetting|getMergeTreeSetting|getMacro|hasColumnInTable|sleep\w*|filesystem\w+|addressTo\w+|demangle|showCertificate|catboostEvaluate|aiGenerate\w*|initialQuery\w*|currentQuery\w*)$/i;

/** Databases beside ours that every server has. */
const FOREIGN = /^(?:system|information_schema|default)\./i;

/** A statement that may run, and what it reads: names of tables and views without their database, and of its own WITH. */
export interface Judged {
  reads: ReadonlySet<string>;
}

interface Node {
  depth: number;
  kind: string;
  name: string;
  alias: string;
  /** How many of its children were seen. */
  children: number;
}

function nodeOf(line: string): Node | undefined {
  const match = /^( *)([A-Za-z]+)(?: (.*))?$/.exec(line);
  if (!match) return undefined;
  const text = (match[3] ?? '').replace(/ ?\(children \d+\)$/, '');
  const name = text.replace(/ ?\(alias .*\)$/, '');
  return {
    depth: match[1]?.length ?? 0,
    kind: match[2] ?? '',
    name,
    alias: text.slice(name.length),
    children: 0,
  };
}

function tableProblem(name: string, { database }: Readable): string | undefined {
  const parts = name.split('.');
  // A single name is one of this database, or of the query's own WITH.
  const ours = parts.length === 1 || (parts.length === 2 && parts[0] === database);
  return ours ? undefined : `${name} is not in the database ${database}`;
}

function tableFunctionProblem(name: string, readable: Readable): string | undefined {
  const parts = name.split('.');
  if (TABLE_FUNCTIONS.has(name)) return undefined;
  if (parts.length === 2 && parts[0] !== readable.database)
    return `${name} is not in the database ${readable.database}`;
  return readable.views.has(parts.at(-1) ?? '') ? undefined : `the table function ${name} is not allowed`;
}

/** `x in t`, `notIn(x, t)`: a name on the right may be a table's. */
function isSetOfIn(node: Node, parent: Node | undefined, above: Node | undefined): boolean {
  const inside =
    parent?.kind === 'ExpressionList' && above?.kind === 'Function' && /in(?:ignoreset)?$/i.test(above.name);
  return inside && node.kind === 'Identifier' && parent.children > 1;
}

/** Whether a node names what is read: a table, a view, a WITH of the statement's own. */
const isRead = (node: Node, parent: Node | undefined, above: Node | undefined): boolean =>
  node.kind === 'TableIdentifier' ||
  (node.kind === 'Function' && parent?.kind === 'TableExpression' && !TABLE_FUNCTIONS.has(node.name)) ||
  isSetOfIn(node, parent, above);

function problemOf(
  node: Node,
  parent: Node | undefined,
  above: Node | undefined,
  readable: Readable,
): string | undefined {
  if (!NODES.has(node.kind)) return `${node.kind === 'Set' ? 'SETTINGS' : node.kind} is not allowed`;
  if (parent?.kind === 'SelectWithUnionQuery' && node.kind !== 'ExpressionList') {
    // Beside the query itself there is room for the name of a FORMAT, which clients append, and for the file of an INTO OUTFILE.
    return parent.depth === 0 && node.kind === 'Identifier' ? undefined : 'only rows may be asked for';
  }
  // A filter is found by a table's name or by its alias: `fact_events as "crm.fact_costs"` would be read through the filter of costs.
  if (parent?.kind === 'TableExpression' && node.alias.includes('.'))
    return 'the alias of a table must not contain a dot';
  if (node.kind === 'TableIdentifier' || isSetOfIn(node, parent, above)) return tableProblem(node.name, readable);
  if (node.kind === 'Function') {
    if (parent?.kind === 'TableExpression') return tableFunctionProblem(node.name, readable);
    return FUNCTIONS.test(node.name) ? `the function ${node.name} is not allowed` : undefined;
  }
  return node.kind === 'Identifier' && FOREIGN.test(node.name) ? `${node.name} is not in the database` : undefined;
}

/**
 * @param ast answer of `EXPLAIN AST` to the query, a node a line, children one space deeper
 * @returns what is wrong, for the one who asks; or what it reads: it may run
 */
export function judgeQuery(ast: string, readable: Readable): Judged | { problem: string } {
  const path: Node[] = [];
  const reads = new Set<string>();
  const lines = ast.split('\n').filter((line) => line !== '');
  if (!lines[0]?.startsWith('SelectWithUnionQuery')) return { problem: 'only SELECT is allowed' };
  for (const line of lines) {
    const node = nodeOf(line);
    if (!node || node.depth > path.length) return { problem: 'a name with a line break is not allowed' };
    path.length = node.depth;
    const [parent, above] = [path.at(-1), path.at(-2)];
    if (parent) parent.children += 1;
    const problem = problemOf(node, parent, above, readable);
    if (problem !== undefined) return { problem };
    if (isRead(node, parent, above)) reads.add(node.name.slice(node.name.lastIndexOf('.') + 1));
    path.push(node);
  }
  return { reads };
}
