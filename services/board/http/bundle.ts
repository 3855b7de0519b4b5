import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';

/** Scripts and styles as they are served: file names carry a hash of the content. */
export interface Bundle {
  files: ReadonlyArray<{ name: string; bytes: Uint8Array }>;
  /** Names of those that the page itself refers to; others are loaded by them. */
  scripts: readonly string[];
  styles: readonly string[];
}

/**
 * Bundles the browser's part: `main.tsx`, and `style.css` if there is one.
 * @throws LeadstreamError `BUNDLE` with esbuild's messages
 */
export async function bundle(clientFolder: string): Promise<Bundle> {
  // Loaded only here: a production build comes with the bundle, and never needs it.
  const { build } = await import('esbuild');
  const style = join(clientFolder, 'style.css');
  try {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(clientFolder, 'main.tsx'), ...(existsSync(style) ? [style] : [])],
      absWorkingDir: clientFolder,
      outdir: join(clientFolder, 'out'),
      write: false,
      metafile: true,
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: ['es2022'],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      define: { 'process.env.NODE_ENV': '"production"' },
      entryNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      publicPath: '/assets',
      charset: 'utf8',
      logLevel: 'silent',
    });
    const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
    const entries = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
    const styleOf = ([path, output]: (typeof entries)[number]) =>
      path.endsWith('.css') ? [path] : output.cssBundle === undefined ? [] : [output.cssBundle];
    const files = outputFiles.map(({ path, contents }) => ({ name: baseName(path), bytes: contents }));
    return {
      files,
      scripts: entries.filter(([path]) => path.endsWith('.js') && isMain(path)).map(([path]) => baseName(path)),
      styles: [...new Set(entries.flatMap(styleOf))].map(baseName),
    };
  } catch (cause) {
    throw new LeadstreamError('BUNDLE', `the board's script cannot be bundled: ${messageOf(cause)}`, { cause });
  }
}

/** With splitting, what is imported on demand is a separate entry. */
const isMain = (path: string) => /(^|\/)main-[^/]*\.js$/.test(path);

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
