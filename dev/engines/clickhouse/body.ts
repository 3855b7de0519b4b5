import type { IncomingMessage } from 'node:http';
import { Readable, type Transform } from 'node:stream';
import { DatabaseError } from './errors.ts';
import { createDecoder } from './http-encoding.ts';
import { fromFrames } from './native-frames.ts';
import { unzstd } from './zstd.ts';

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

/** A reader that wants the first megabyte gets no more by much. */
function* pieces(bytes: Buffer): Generator<Buffer, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

const PIECE_BYTES = 1024 * 1024;
/** Of a body in Zstandard: it is unpacked whole, and may then be the most that is inserted at once. */
const MAX_ZSTD_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/**
 * @param decompress whether ClickHouse's own frames are in it
 * @throws DatabaseError for a `Content-Encoding` that is not known
 */
export function openBody(request: IncomingMessage, decompress = false): Body {
  const decoder = createDecoder(request.headers['content-encoding'] ?? '');
  const length = Number(request.headers['content-length']);
  const plain = decoder === 'identity' && !decompress;
  const unpacked =
    decoder === 'zstd' ? Readable.from(fromZstd(request)) : decoder === 'identity' ? request : unpack(request, decoder);
  return bodyOf(
    decompress ? Readable.from(fromFrames(unpacked)) : unpacked,
    plain && Number.isSafeInteger(length) ? length : undefined,
  );
}

function unpack(request: IncomingMessage, decoder: Transform): Readable {
  // Errors of the socket don't travel through a pipe.
  request.once('error', (error) => decoder.destroy(error));
  return request.pipe(decoder);
}

async function* fromZstd(request: IncomingMessage): AsyncGenerator<Buffer, void, undefined> {
  const bytes = await bodyOf(request, undefined).all(MAX_ZSTD_BYTES);
  yield* pieces(unzstd(bytes, MAX_UNPACKED_BYTES));
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
  /** Takes the first `count` bytes of what is held; copies only if they are in several chunks. */
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
