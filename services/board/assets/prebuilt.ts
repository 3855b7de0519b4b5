import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bundle } from './bundle.ts';

const MANIFEST = 'manifest.json';
const Manifest = z.object({ files: z.array(z.string()), scripts: z.array(z.string()), styles: z.array(z.string()) });

/** Writes a bundle down for {@link readBundle}: `npm run build` does. */
export async function writeBundle(folder: string, { files, scripts, styles }: Bundle): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes);
  const manifest = { files: files.map(({ name }) => name), scripts, styles };
  await writeFile(join(folder, MANIFEST), JSON.stringify(manifest));
}

/** The bundle that a build has left in a folder; undefined if there is none. */
export async function readBundle(folder: string): Promise<Bundle | undefined> {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return undefined;
  const { files, scripts, styles } = Manifest.parse(JSON.parse(await readFile(file, 'utf8')));
  const read = async (name: string) => ({ name, bytes: await readFile(join(folder, name)) });
  return { files: await Promise.all(files.map(read)), scripts, styles };
}
