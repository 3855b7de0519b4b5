import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const PRODUCTION = ['services', 'schemas', 'clickhouse', 'grafana', 'dev', 'bin', 'deploy'];
/** `from './x.ts'`, `import './x.ts'`, `import('./x.ts')`; types count too: who reads a file reads those it names. */
const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)'(\.[^']+)'/gm;

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const isInside = (one: string, other: string) => one.startsWith(`${other}/`);

/**
 * Folders by the folders that their files import from. A folder and those inside it count as one part: `enricher/main.ts` wires
 * `enricher/io`, which uses a type beside `main.ts`.
 */
function folderGraph(files: ReadonlyMap<string, string>): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, text] of files) {
    const from = dirname(file);
    const imported = graph.get(from) ?? new Set<string>();
    for (const [, specifier = ''] of text.matchAll(SPECIFIER)) {
      const to = dirname(join(from, specifier));
      if (to !== from && !isInside(to, from) && !isInside(from, to)) imported.add(to);
    }
    graph.set(from, imported);
  }
  return graph;
}

/** Strongly connected parts of more than one folder, by Tarjan's algorithm. */
function circles(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  function visit(folder: string): number {
    index.set(folder, index.size);
    stack.push(folder);
    let lowest = index.get(folder) ?? 0;
    for (const next of graph.get(folder) ?? []) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, index.get(next) ?? 0);
    }
    low.set(folder, lowest);
    if (lowest === index.get(folder)) {
      const part = stack.splice(stack.indexOf(folder));
      if (part.length > 1) found.push(part.sort());
    }
    return lowest;
  }
  for (const folder of graph.keys()) if (!index.has(folder)) visit(folder);
  return found;
}

function productionFiles(): ReadonlyMap<string, string> {
  const listed = execFileSync('git', ['ls-files', '-z', '--', ...PRODUCTION], { cwd: ROOT, encoding: 'utf8' });
  // What is listed and not there is being moved.
  const files = listed.split('\0').filter((file) => /\.tsx?$/.test(file) && existsSync(join(ROOT, file)));
  return new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
}

it('finds folders that import from each other, also by way of a third and by types alone', () => {
  const files = new Map([
    ['a/x.ts', "import { y } from '../b/y.ts';"],
    ['b/y.ts', "export { z } from '../c/z.ts';"],
    ['c/z.ts', "import type { X } from '../a/x.ts';\nimport { own } from './inner/own.ts';"],
    ['c/inner/own.ts', "import { z } from '../z.ts';"],
    ['d/lazy.ts', "const { x } = await import('../a/x.ts');"],
  ]);
  expect(circles(folderGraph(files))).toEqual([['a', 'b', 'c']]);
});

it('finds none in the production code', () => {
  expect(circles(folderGraph(productionFiles()))).toEqual([]);
});
