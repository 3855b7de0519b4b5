import { isStructure } from './functions/types.ts';
import type { TreeNode } from './tree.ts';

/** Text of a constant that is a string: its escapes are those that ClickHouse writes. */
export function textOf({ kind, attributes }: TreeNode): string | undefined {
  const { value = '', type } = attributes;
  if (kind !== 'CONSTANT' || type !== 'String' || !/^'.*'$/s.test(value)) return undefined;
  return value.slice(1, -1).replaceAll(/\\(.)/gs, (_, escaped: string) => (/[\\'"`]/.test(escaped) ? escaped : '\0'));
}

export const listOf = (node: TreeNode, section: string): readonly TreeNode[] =>
  node.sections.filter(({ name }) => name === section).flatMap(({ nodes }) => nodes.flatMap(childrenOf));

const childrenOf = (node: TreeNode): readonly TreeNode[] =>
  node.kind === 'LIST' ? node.sections.flatMap(({ nodes }) => nodes) : [node];

/** What is wrong with the arguments of `values`: the first may be a structure, which is parsed, with expressions that it may hold. */
export function valuesProblem(argumentNodes: readonly TreeNode[]): string | undefined {
  const [first] = argumentNodes;
  if (!first) return undefined;
  const text = textOf(first);
  const isData = first.kind === 'CONSTANT' ? text === undefined || /^[\p{L}\p{N}_.-]*$/u.test(text) : isTuple(first);
  if (isData || (text !== undefined && isStructure(text))) return undefined;
  return "values needs its columns written out as 'name Type, …', without DEFAULT, ALIAS or any other expression";
}

const isTuple = ({ kind, attributes }: TreeNode) => kind === 'FUNCTION' && attributes.name === 'tuple';
