import type { IncomingHttpHeaders } from 'node:http';
import { type Rejection, reject } from '../../schemas/problem.ts';

const PREFIX = 'ce-';

/** Undoes the quoting and percent-encoding of a header's value (CloudEvents HTTP binding, 3.1.3.2). @throws URIError */
function decode(value: string): string {
  const quoted = /^"(.*)"$/s.exec(value)?.[1];
  return decodeURIComponent(quoted === undefined ? value : quoted.replace(/\\(.)/gs, '$1'));
}

/** The CloudEvent that `ce-` headers and a body of JSON make (binary content mode). */
export function binaryEvent(headers: IncomingHttpHeaders, data: unknown): { ok: true; json: object } | Rejection {
  const attributes: [string, unknown][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(PREFIX) || value === undefined) continue;
    try {
      attributes.push([name.slice(PREFIX.length), decode(Array.isArray(value) ? value.join(', ') : value)]);
    } catch {
      const known = ['id', 'source', 'type', 'time', 'subject', 'specversion'].find((known) => name === PREFIX + known);
      return reject('invalid_envelope', known ?? '', 'header must be percent-encoded UTF-8');
    }
  }
  return { ok: true, json: Object.fromEntries([...attributes, ['data', data]]) };
}
