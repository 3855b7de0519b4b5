import type { RawRange } from './time-range.ts';
import type { Values } from './variables.ts';

/** What an address of the board says. */
export interface Address {
  uid: string;
  /** Only variables that the address names. */
  values: Values;
  range: Partial<RawRange>;
  refresh?: string;
}

const PREFIX = 'var-';

/** Reads `/d/<uid>[/<slug>]?var-x=…&from=…&to=…`; `/` is the home dashboard. Null for any other path. */
export function parseAddress(path: string, query: string, homeUid: string): Address | null {
  const uid = path === '/' ? homeUid : /^\/d\/([^/]+)(?:\/[^/]*)?\/?$/.exec(path)?.[1];
  if (uid === undefined) return null;
  const parameters = new URLSearchParams(query);
  const values: Record<string, string[]> = {};
  for (const name of new Set(parameters.keys())) {
    if (name.startsWith(PREFIX)) values[name.slice(PREFIX.length)] = parameters.getAll(name);
  }
  const [from, to, refresh] = [parameters.get('from'), parameters.get('to'), parameters.get('refresh')];
  return {
    uid: decodeURIComponent(uid),
    values,
    range: { ...(from ? { from } : {}), ...(to ? { to } : {}) },
    ...(refresh ? { refresh } : {}),
  };
}

/** `var-a=1&var-a=2&var-b=%24__all`; a variable without values is kept as an empty one. */
function variableParameters(values: Values): string {
  const pairs = Object.entries(values).flatMap(([name, list]) =>
    (list.length > 0 ? list : ['']).map((value) => `${encodeURIComponent(PREFIX + name)}=${encodeURIComponent(value)}`),
  );
  return pairs.join('&');
}

export const timeParameters = ({ from, to }: RawRange): string =>
  `from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;

/** The address that shows the same again. */
export function formatAddress(uid: string, values: Values, range: RawRange, refresh?: string): string {
  const parts = [variableParameters(values), timeParameters(range), refresh ? `refresh=${refresh}` : ''];
  return `/d/${encodeURIComponent(uid)}?${parts.filter(Boolean).join('&')}`;
}
