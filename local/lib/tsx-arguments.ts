import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Young objects of a batch die together: with 64 MB for them, collecting takes half the time (measured on the enricher). */
const HEAP = ['--max-semi-space-size=64'];

/**
 * Node's arguments that run a TypeScript file. Not the `tsx` command: that is a process around the process,
 * and we want the pid of the one that does the work. (`import.meta.resolve` doesn't exist inside vitest.)
 */
export function tsxArguments(file: string): string[] {
  const loader = createRequire(import.meta.url).resolve('tsx');
  return [...HEAP, '--import', pathToFileURL(loader).href, file];
}
