import { BELOW, NAMED, RULES, WITHOUT_ID } from './tree-lines.ts';

/** A node of ClickHouse's query tree, as `EXPLAIN QUERY TREE run_passes = 0` prints it. */
export interface TreeNode {
  kind: string;
  attributes: Readonly<Record<string, string | undefined>>;
  /** What is below a heading such as `WHERE`, in order; '' for what is below the node itself. */
  sections: ReadonlyArray<{ name: string; nodes: readonly TreeNode[] }>;
}

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
