import type { Call } from './parameters.ts';

/**
 * `Link` to the next page (RFC 8288), relative to this one: the same question with its cursor. Days that were left out are named, so that the pages of
 * one list are of one period also when a month ends between them.
 */
export function nextLink(
  report: string,
  query: URLSearchParams,
  { values }: Call,
  limit: number,
  cursor: string,
): string {
  const next = new URLSearchParams(query);
  for (const name of ['from', 'to']) if (typeof values[name] === 'string') next.set(name, values[name]);
  next.set('limit', String(limit));
  next.set('cursor', cursor);
  return `</v1/metrics/${report}?${next}>; rel="next"`;
}
