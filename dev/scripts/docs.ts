import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { documents } from './docs/documents.ts';

/** `npm run docs:generate` writes the documents below docs/; `npm run docs:check` fails where they differ from the schemas. */
const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const wanted = await documents(packageJson.version);

const differing: string[] = [];
for (const [path, text] of wanted) {
  if ((await readFile(join(docs, path), 'utf8').catch(() => '')) !== text) differing.push(path);
}

if (process.argv.includes('--check')) {
  for (const path of differing)
    console.error(`${join('docs', path)} is not what the schemas say: npm run docs:generate`);
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const path of differing) await writeFile(join(docs, path), wanted.get(path) ?? '');
  console.log(`${wanted.size} documents, ${differing.length} written`);
}
