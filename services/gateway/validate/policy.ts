import { isAllowed, mayBeNamed } from './functions/allowed.ts';
import { type Parsed, SPECIAL } from './functions/special.ts';
import { Refused, refuse } from './refuse.ts';
import { defineName, NO_NAMES, type Scope } from './scope.ts';
import {
  type Catalogue,
  isGenerator,
  isValues,
  ownName,
  tableFunctionProblem,
  tableProblem,
  viewOf,
} from './tables.ts';
import type { TreeNode } from './tree.ts';
import { listOf, textOf, valuesProblem } from './tree-arguments.ts';

/** What a statement is validated by. */
export interface Policy {
  catalogue: Catalogue;
  /** Names of the engine's functions in lower case: an identifier of such a name may be taken for the function. */
  functions: ReadonlySet<string>;
}

/** Tables and views that a statement reads, without their database; or why it must not run. */
export type Verdict = { reads: ReadonlySet<string> } | { problem: string };

/** Place of a node in the statement: a name means something else in each. */
type Place = 'expression' | 'table' | 'names';

/** These take a table's name on their right. */
const IN = new Set('in notin nullin notnullin globalin globalnotin globalnullin globalnotnullin'.split(' '));

/**
 * Decides whether a statement may run, by its query tree: everything that it holds is a node of it, and every node is looked at. Pure.
 */
export function validateTree(tree: TreeNode, { catalogue, functions }: Policy): Verdict {
  const reads = new Set<string>();

  function readTable(name: string, scope: Scope): void {
    if (scope.queries.has(name)) return;
    const problem = tableProblem(name, catalogue);
    if (problem !== undefined) refuse(problem);
    if (!catalogue.sources.has(name.toLowerCase())) reads.add(ownName(name, catalogue.database) ?? name);
  }

  /** ClickHouse may take a name for a function, whatever else is called so: `with 1 as file select arrayMap(file, …)`. */
  function identifier(name: string): void {
    if (/^(?:system|information_schema)\./i.test(name))
      refuse(`${name}: a column of a system table is named by the table's alias, or alone`);
    if (functions.has(name.toLowerCase()) && !mayBeNamed(name))
      refuse(`${name} is the name of a function that is not allowed, or not without being called`);
  }

  /** `x in t`, `notIn(x, t)`: ClickHouse looks for a value of that name first, then for a table. */
  function rightOfIn(name: string, scope: Scope): void {
    if (scope.queries.has(name) || scope.values.has(name)) return;
    const own = ownName(name, catalogue.database) ?? '';
    const { tables, views, baseTables } = catalogue;
    if (tables.has(own) || views.has(own) || baseTables.has(own)) readTable(name, scope);
    else
      refuse(
        `${name} stands on the right of IN: only a list, a sub-query, a table for analysts or a name of WITH may (for an array: has(${name}, x))`,
      );
  }

  function parsedText(name: string, argumentNodes: readonly TreeNode[], { argument, what, isRight }: Parsed): void {
    const given = argumentNodes.at(argument);
    const text = given === undefined ? undefined : textOf(given);
    if (text === undefined || !isRight(text)) refuse(`${name} needs ${what}, written out as a text, and nothing else`);
  }

  function callOf(node: TreeNode, scope: Scope, transforms: boolean): void {
    const name = node.attributes.name ?? '';
    if (scope.lambdas.has(name)) return;
    if (!isAllowed(name)) refuse(`the function ${name} is not allowed`);
    const parsed = SPECIAL.get(name.toLowerCase());
    if (parsed && transforms) refuse(`${name} may be called, not named`);
    if (parsed) parsedText(name, listOf(node, 'ARGUMENTS'), parsed);
  }

  function functionNode(node: TreeNode, scope: Scope, transforms: boolean): void {
    callOf(node, scope, transforms);
    const isIn = IN.has((node.attributes.name ?? '').toLowerCase());
    for (const parameter of listOf(node, 'PARAMETERS')) visit(parameter, scope, 'expression');
    listOf(node, 'ARGUMENTS').forEach((argument, index) => {
      if (isIn && index > 0 && argument.kind === 'IDENTIFIER') rightOfIn(argument.attributes.name ?? '', scope);
      else visit(argument, scope, 'expression');
    });
    for (const window of listOf(node, 'WINDOW'))
      visit(window, scope, window.kind === 'IDENTIFIER' ? 'names' : 'expression');
  }

  /** Its arguments are computed by themselves, so names of WITH are not counted on. */
  function tableFunction(node: TreeNode): void {
    const name = node.attributes.name ?? '';
    const problem = tableFunctionProblem(name, catalogue);
    if (problem !== undefined) refuse(problem);
    const argumentNodes = listOf(node, 'ARGUMENTS');
    const wrong = isValues(name) ? valuesProblem(argumentNodes) : undefined;
    if (wrong !== undefined) refuse(wrong);
    if (isGenerator(name)) {
      for (const argument of argumentNodes) visit(argument, NO_NAMES, 'expression');
      return;
    }
    reads.add(viewOf(name, catalogue) ?? name);
    // `from = toDate('2026-10-01')`: the name on the left is a parameter's.
    for (const argument of argumentNodes) {
      const [left, ...right] = argument.attributes.name === 'equals' ? listOf(argument, 'ARGUMENTS') : [];
      if (left?.kind !== 'IDENTIFIER') refuse(`${name} needs its parameters as name = value`);
      for (const value of right) visit(value, NO_NAMES, 'expression');
    }
  }

  /**
   * In a recursive WITH a UNION knows its own name, but for its first query, which says what the columns are: there, and where there is no UNION, the name
   * is that of a table.
   */
  function recursiveElement(element: TreeNode, scope: Scope, inner: Scope): void {
    checkAlias(element, 'expression');
    const [first, ...others] = element.kind === 'UNION' ? listOf(element, 'QUERIES') : [element];
    if (first) visit(first, scope, 'expression');
    for (const other of others) visit(other, inner, 'expression');
  }

  function queryNode(node: TreeNode, outer: Scope): void {
    const recursive = node.attributes.flags?.includes('is_recursive_with') === true;
    let scope = outer;
    // In order: what is named later, or by itself, is not known yet, and would be looked for among the database's tables.
    for (const element of listOf(node, 'WITH')) {
      const defined = defineName(element, scope);
      if (recursive) recursiveElement(element, scope, defined);
      else visit(element, scope, 'expression');
      scope = defined;
    }
    for (const { name, nodes } of node.sections) {
      if (name === 'WITH') continue;
      for (const child of nodes) visit(child, scope, name === 'JOIN TREE' ? 'table' : 'expression');
    }
  }

  function checkAlias({ attributes }: TreeNode, place: Place): void {
    // A filter is found by a table's name or by its alias: `fact_events as "crm.fact_costs"` would be read through the filter of costs.
    if (place === 'table' && attributes.alias?.includes('.')) refuse('the alias of a table must not contain a dot');
  }

  function visit(node: TreeNode, scope: Scope, place: Place, transforms = false): void {
    checkAlias(node, place);
    const name = node.attributes.name ?? '';
    switch (node.kind) {
      case 'QUERY':
        queryNode(node, scope);
        return;
      case 'IDENTIFIER':
        if (place === 'table') readTable(name, scope);
        else if (place === 'expression') identifier(name);
        return;
      case 'FUNCTION':
        functionNode(node, scope, transforms);
        return;
      case 'TABLE_FUNCTION':
        tableFunction(node);
        return;
      case 'CONSTANT':
        if (node.attributes.value?.startsWith('[HIDDEN')) refuse('a text that ClickHouse hides is not allowed');
        return;
      case 'LAMBDA':
        // Sub-queries in place of system tables call functions by these names.
        if (functions.has((node.attributes.alias ?? '').toLowerCase()))
          refuse(`${node.attributes.alias} is the name of a function: a lambda needs another`);
        below(node, scope, place);
        return;
      default:
        below(node, scope, place);
    }
  }

  function below(node: TreeNode, scope: Scope, place: Place): void {
    for (const section of node.sections)
      for (const child of section.nodes)
        visit(child, scope, placeBelow(node.kind, section.name, place), node.kind === 'APPLY');
  }

  try {
    visit(tree, NO_NAMES, 'expression');
    return { reads };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
}

function placeBelow(kind: string, section: string, place: Place): Place {
  if (section.endsWith('TABLE EXPRESSION')) return 'table';
  if (kind === 'LAMBDA' && section === 'ARGUMENTS') return 'names';
  if (kind === 'LIST') return place;
  return 'expression';
}
