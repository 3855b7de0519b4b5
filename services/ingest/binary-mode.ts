import { isUtf8 } from 'node:buffer';
import { type FieldError, type Rejection, rejectAll } from '../../schemas/problem.ts';

const PREFIX = 'ce-';
/** Attributes that every event has. One of their headers makes a request one in binary mode. */
export const BINARY_HEADERS: readonly string[] = ['ce-specversion', 'ce-id', 'ce-source', 'ce-type'];
/** Longer names are cut where the answer repeats them. */
const NAME_SHOWN = 64;

/**
 * The text of a header's value (CloudEvents HTTP binding, 3.1.3.2): quoting undone, percent-decoded once, then UTF-8. Node hands on each
 * byte as one character, so that raw UTF-8, which some clients send, can be told from other encodings: what is no UTF-8 is undefined.
 */
function textOf(value: string): string | undefined {
  const quoted = /^"(.*)"$/s.exec(value)?.[1];
  const plain = quoted === undefined ? value : quoted.replace(/\\(.)/gs, '$1');
  if (/%(?![0-9A-Fa-f]{2})/.test(plain)) return undefined;
  const bytes = plain.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  const decoded = Buffer.from(bytes, 'latin1');
  return isUtf8(decoded) ? decoded.toString() : undefined;
}

/** What is in `ce-` headers, by attribute, and what of them can't be read. */
function attributesOf(rawHeaders: readonly string[]): { attributes: Map<string, string>; errors: FieldError[] } {
  const attributes = new Map<string, string>();
  const errors: FieldError[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const header = rawHeaders[at]?.toLowerCase() ?? '';
    if (!header.startsWith(PREFIX)) continue;
    const name = header.slice(PREFIX.length);
    const text = textOf(rawHeaders[at + 1] ?? '');
    const rule = ruleBroken(name, text, attributes);
    if (rule) {
      const field = name.slice(0, NAME_SHOWN);
      errors.push({ code: 'invalid_envelope', field, message: `${rule} (header ce-${field})` });
    }
    attributes.set(name, text ?? '');
  }
  return { attributes, errors };
}

function ruleBroken(name: string, text: string | undefined, before: ReadonlyMap<string, string>): string | undefined {
  if (text === undefined) return 'must be percent-encoded UTF-8; a % that stands for itself is %25';
  // Node would join the values with a comma, which is another identity.
  if (before.has(name)) return 'must come once';
  if (/\p{Cc}/u.test(text)) return 'must hold no control characters';
  return name === 'data' || name === 'data_base64' ? 'is no attribute: data is the body' : undefined;
}

/** The CloudEvent that `ce-` headers and a body of JSON make (binary content mode). */
export function binaryEvent(rawHeaders: readonly string[], data: unknown): { ok: true; json: object } | Rejection {
  const { attributes, errors } = attributesOf(rawHeaders);
  const [first, ...others] = errors;
  if (first) return rejectAll([first, ...others]);
  return { ok: true, json: Object.fromEntries([...attributes, ['data', data]]) };
}
