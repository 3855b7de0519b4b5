import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { DatabaseError } from './errors.ts';

/** A request's body, read as it is needed; what isn't read stays in the socket. */
export interface Body {
  /** The first bytes: at least `size` of them, or all there are. They stay in the body. */
  head(size: number): Promise<{ bytes: Buffer; complete: boolean }>;
  /** Drops bytes from the beginning. */
  skip(size: number): void;
  /** Everything that is left. @throws DatabaseError if that is more than `max` bytes */
  all(max: number): Promise<Buffer>;
  /** The rest in pieces of about `size` bytes that end with a line feed (the last one, as it comes). */
  lines(size: number): AsyncGenerator<Buffer, void, undefined>;
  /** `Content-Length`, if it is known and the body is not compressed. */
  length: number | undefined;
}

/** @throws DatabaseError for a `Content-Encoding` other than gzip and deflate */
export function openBody(request: IncomingMessage): Body {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const plain = encoding === 'identity' || encoding === '';
  const source = plain ? request : request.pipe(decoder(encoding));
  // Errors of the socket don't travel through a pipe.
  if (!plain) request.once('error', (error) => source.destroy(error));
  const length = Number(request.headers['content-length']);
  return bodyOf(source, plain && Number.isSafeInteger(length) ? length : undefined);
}

function decoder(encoding: string) {
  if (encoding === 'gzip') return createGunzip({ chunkSize: 256 * 1024 });
  if (encoding === 'deflate') return createInflate({ chunkSize: 256 * 1024 });
  throw new DatabaseError(48, 'NOT_IMPLEMENTED', `Content-Encoding ${encoding} is not supported; use gzip`);
}

export function bodyOf(source: Readable | Iterable<Buffer>, length: number | undefined): Body {
  const chunks = (source instanceof Readable ? source : Readable.from(source))[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  let ended = false;

  async function pull(): Promise<boolean> {
    if (ended) return false;
    const next = await chunks.next();
    if (next.done) {
      ended = true;
      return false;
    }
    const chunk: unknown = next.value;
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a body consists of buffers');
    held.push(chunk);
    size += chunk.length;
    return true;
  }
  /** Takes the first `count` bytes of what is held; copies only if they lie in several chunks. */
  function take(count: number): Buffer {
    const [only] = held;
    const whole = held.length === 1 && only ? only : Buffer.concat(held, size);
    held = count < size ? [whole.subarray(count)] : [];
    size -= count;
    return whole.subarray(0, count);
  }

  return {
    length,
    async head(wanted) {
      while (size < wanted && (await pull()));
      const whole = take(size);
      held = [whole];
      size = whole.length;
      return { bytes: whole, complete: ended };
    },
    skip(count) {
      take(Math.min(count, size));
    },
    async all(max) {
      while (await pull())
        if (size > max)
          throw new DatabaseError(
            307,
            'TOO_MANY_BYTES',
            `The body is larger than ${max} bytes; send it in several parts`,
          );
      return take(size);
    },
    async *lines(wanted) {
      for (;;) {
        while (size < wanted && (await pull()));
        if (ended) {
          if (size > 0) yield take(size);
          return;
        }
        const whole = take(size);
        const cut = whole.lastIndexOf(0x0a) + 1;
        if (cut === 0 && whole.length > 4 * wanted)
          throw new DatabaseError(307, 'TOO_MANY_BYTES', `A row is larger than ${4 * wanted} bytes`);
        const rest = whole.subarray(cut);
        held = [rest];
        size = rest.length;
        if (cut > 0) yield whole.subarray(0, cut);
        else await pull();
      }
    },
  };
}
