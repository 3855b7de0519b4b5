import { extname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PageAssets } from '../http/page.ts';
import type { Bundle } from './bundle.ts';

export interface Asset {
  contentType: string;
  bytes: Uint8Array;
  gzipped: Uint8Array;
}

export interface Assets extends PageAssets {
  /** By file name, without `/assets/`. */
  files: ReadonlyMap<string, Asset>;
}

const compress = promisify(gzip);
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Holds a bundle in memory, compressed once. */
export async function assetsOf({ files, scripts, styles }: Bundle): Promise<Assets> {
  const asset = async ({ name, bytes }: Bundle['files'][number]): Promise<[string, Asset]> => [
    name,
    { contentType: TYPES[extname(name)] ?? 'application/octet-stream', bytes, gzipped: await compress(bytes) },
  ];
  const path = (name: string) => `/assets/${name}`;
  return {
    files: new Map(await Promise.all(files.map(asset))),
    scripts: scripts.map(path),
    styles: styles.map(path),
  };
}
