import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

/** What is installed, built or generated at run time, and no part of the project. */
const FOREIGN = new Set(['node_modules', '.git', '.data', 'dist', 'lib', 'artifacts', 'coverage', 'secrets']);
const LIBRARY = 'dev/engines/kafka/lib';

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const foreign =
      FOREIGN.has(entry.name) && (entry.name !== 'lib' || relative(ROOT, path) === LIBRARY) && !entry.isFile();
    if (foreign || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) yield* walk(path);
    else yield relative(ROOT, path);
  }
}

/** Files of the project by path from its root, of these endings. */
export const filesOf = (ending: RegExp): string[] => [...walk(ROOT)].filter((path) => ending.test(path)).sort();

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const foldersOf = (path: string): string[] =>
  readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !FOREIGN.has(entry.name) && !entry.name.startsWith('.'))
    .map(({ name }) => name);

/** Markdown without its code blocks, whose lines are no headings and no links. */
export const proseOf = (markdown: string): string => markdown.replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '');

const headings = new Map<string, string[]>();
export function headingsOf(path: string): string[] {
  const known = headings.get(path);
  if (known) return known;
  const found = [...proseOf(textOf(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
  headings.set(path, found);
  return found;
}

/** The anchor that GitHub gives a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** A file or folder that a text names: from the project's root, or from the folder of the text. Undefined: there is none. */
export function named(path: string, by: string): string | undefined {
  const candidates = [path, join(dirname(by), path)].map((candidate) => candidate.replace(/\/$/, ''));
  return candidates.find((candidate) => existsSync(join(ROOT, candidate)));
}

export const isFile = (path: string): boolean => statSync(join(ROOT, path)).isFile();
