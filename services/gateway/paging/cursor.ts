import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Key } from './keyset.ts';

/** What a cursor goes on with. */
export interface Place {
  /** Who asks for which report, and in which order. */
  login: string;
  report: string;
  sort: string;
  /** Values of the report's parameters. */
  values: Readonly<Record<string, string | readonly string[]>>;
}

/** What a cursor says. */
export interface Mark {
  /** The last row of the page before. */
  after: Key;
  /** Rows of all pages before. */
  seen: number;
  limit: number;
}

const Payload = z.object({
  version: z.literal(1),
  place: z.record(z.string(), z.string()),
  after: z.array(z.string().nullable()),
  seen: z.int().min(0),
  limit: z.int().min(1),
});

const MAC_BYTES = 16;
/** Characters of a fingerprint of one value: they tell that it was another, nothing is kept by them. */
const FINGERPRINT = 10;

const bad = (message: string) => new HttpError(400, 'invalid_cursor', `cursor: ${message}`, 'cursor');

const fingerprint = (value: string | readonly string[]) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, FINGERPRINT);

/** A fingerprint of each thing that must stay the same from page to page. */
function placeOf({ login, report, sort, values }: Place): Record<string, string> {
  const all = { viewer: login, report, sort, ...values };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, fingerprint(value)]));
}

export interface Cursors {
  write: (place: Place, mark: Mark) => string;
  /** @throws HttpError 400 for what is no cursor of ours, and for one that was made for another request: names what differs */
  read: (cursor: string, place: Place) => Mark;
}

/**
 * Cursors are signed, so that nobody else writes conditions of ours; they hold the last row's place in the order and no value of a parameter.
 * @param secrets entries of `GATEWAY_SECRET`: while it is changed, cursors of the old one still count
 */
export function createCursors(secrets: readonly string[]): Cursors {
  const sign = (secret: string, body: string) =>
    createHmac('sha256', `cursor ${secret}`).update(body).digest().subarray(0, MAC_BYTES);

  function bodyOf(cursor: string): string {
    const [body = '', mac = '', ...rest] = cursor.split('.');
    const given = Buffer.from(mac, 'base64url');
    const isOurs = (secret: string) => given.length === MAC_BYTES && timingSafeEqual(given, sign(secret, body));
    if (rest.length > 0 || !secrets.some(isOurs))
      throw bad('is not one that an answer gave (`next`): start again without it');
    return body;
  }

  return {
    write(place, mark) {
      const payload: z.infer<typeof Payload> = { version: 1, place: placeOf(place), ...mark, after: [...mark.after] };
      const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
      const [secret = ''] = secrets;
      return `${body}.${sign(secret, body).toString('base64url')}`;
    },
    read(cursor, place) {
      const parsed = Payload.safeParse(JSON.parse(Buffer.from(bodyOf(cursor), 'base64url').toString()));
      if (!parsed.success) throw bad('is of another version: start again without it');
      const { place: then, after, seen, limit } = parsed.data;
      const now = placeOf(place);
      const differing = [...new Set([...Object.keys(then), ...Object.keys(now)])].find(
        (name) => then[name] !== now[name],
      );
      if (differing !== undefined)
        throw bad(`was given for another ${differing}: leave it as it was, or start again without cursor`);
      return { after, seen, limit };
    },
  };
}
