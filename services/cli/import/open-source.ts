import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { pipeline as pipelineDone } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { LeadstreamError, messageOf } from '../../shared/errors.ts';

/** A file to import; it is read twice, so what can be read once only is kept beside the checkpoints first. */
export interface ImportSource {
  /** As the user named it, for messages. */
  name: string;
  /** What tells this file from others over runs. */
  identity: { path: string; bytes: number; mtimeMs: number };
  /** Its bytes, unpacked, from the beginning; `onBytes` is told how far the (packed) file was read. */
  read: (onBytes?: (bytes: number) => void) => AsyncIterable<Buffer>;
  /** Removes the copy of standard input. */
  dispose: () => Promise<void>;
}

const unreadable = (cause: unknown, name: string): LeadstreamError =>
  new LeadstreamError('FILE_UNREADABLE', `${name}: ${messageOf(cause)}`, { cause });

type Packing = 'none' | 'gzip';

async function packingOf(path: string, name: string): Promise<Packing> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b) return 'gzip';
    if (buffer.toString('latin1') === 'PK\u0003\u0004') {
      throw new LeadstreamError('NOT_CSV', `${name}: is a ZIP archive or an Excel workbook; save it as CSV`);
    }
    return 'none';
  } finally {
    await file.close();
  }
}

/** Standard input or a pipe, written to a file of mode 0600 that is named by its content: the same input goes on where it was. */
async function keepInput(input: Readable, dataDir: string): Promise<{ path: string; digest: string }> {
  const folder = resolve(join(dataDir, 'import'));
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.input-${process.pid}`);
  const hash = createHash('sha256');
  const counted = new PassThrough();
  counted.on('data', (chunk: Buffer) => hash.update(chunk));
  await pipelineDone(input, counted, createWriteStream(part, { mode: 0o600 }));
  const digest = hash.digest('hex');
  const path = join(folder, `.input-${digest.slice(0, 12)}`);
  await rename(part, path);
  return { path, digest };
}

/**
 * Opens a CSV file, a gzip file (by its first bytes, whatever its name) or, for `-`, standard input.
 * @param dataDir where standard input is kept for the second reading
 * @throws LeadstreamError `FILE_UNREADABLE`, `FILE_EMPTY`, `NOT_CSV`
 */
export async function openSource(
  file: string,
  dataDir: string,
  stdin: Readable = process.stdin,
): Promise<ImportSource> {
  const name = file === '-' ? 'standard input' : file;
  try {
    const known = file === '-' ? undefined : await stat(file);
    if (known?.isDirectory()) throw new LeadstreamError('FILE_UNREADABLE', `${name}: is a folder`);
    const kept = known?.isFile() ? undefined : await keepInput(file === '-' ? stdin : createReadStream(file), dataDir);
    const path = kept?.path ?? file;
    const info = known?.isFile() ? known : await stat(path);
    const dispose = async () => {
      if (kept) await rm(kept.path, { force: true });
    };
    if (info.size === 0) {
      await dispose();
      throw new LeadstreamError('FILE_EMPTY', `${name}: is empty; a CSV file has a header at least`);
    }
    const packing = await packingOf(path, name);
    return {
      name,
      identity: {
        path: kept ? `input:${kept.digest}` : resolve(path),
        bytes: info.size,
        mtimeMs: kept ? 0 : info.mtimeMs,
      },
      read: (onBytes) => readBytes(path, packing, name, onBytes),
      dispose,
    };
  } catch (error) {
    throw error instanceof LeadstreamError ? error : unreadable(error, name);
  }
}

async function* readBytes(
  path: string,
  packing: Packing,
  name: string,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  // The callback is there for the errors that the loop below throws anyway.
  const bytes = packing === 'gzip' ? pipeline(file, createGunzip(), () => undefined) : file;
  try {
    for await (const chunk of bytes) {
      onBytes(file.bytesRead);
      yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    }
  } catch (cause) {
    throw unreadable(packing === 'gzip' ? new Error(`gzip: ${messageOf(cause)}`) : cause, name);
  } finally {
    file.destroy();
  }
}
