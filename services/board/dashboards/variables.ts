import { replaceVariables } from '../../../grafana/model/interpolate/index.ts';
import type { Option } from '../model/schema/api.ts';
import type { Variable } from './model.ts';

/** A place for a variable's value, in any of Grafana's spellings: `$v`, `${v:format}`, `[[v:format]]`. */
export interface Placeholder {
  name: string;
  /** `sqlstring` in `${v:sqlstring}`; undefined: none is named. */
  format: string | undefined;
}

/** Every placeholder of a text, in order; macros (`$__fromTime`) look the same and are among them. */
export function placeholdersOf(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  replaceVariables(text, (name, _path, format) => {
    found.push({ name, format });
    return undefined;
  });
  return found;
}

const first = (text: string | string[]): string => (Array.isArray(text) ? (text[0] ?? '') : text);

/**
 * Options of a `custom` variable: its list, or else its query as Grafana reads it: comma-separated, `text : value` or one for both,
 * `\,` for a comma.
 */
export function customOptions(variable: Extract<Variable, { type: 'custom' }>): Option[] {
  const listed = variable.options
    .map(({ value, text }) => ({ value: first(value), text: first(text ?? value) }))
    .filter(({ value }) => value !== '$__all');
  return listed.length > 0 ? listed : parseCustomQuery(variable.query);
}

export function parseCustomQuery(query: string): Option[] {
  return (query.match(/(?:\\,|[^,])+/g) ?? []).map((item) => {
    const text = item.replaceAll('\\,', ',');
    const [, key, value] = /^\s*(.+)\s:\s(.+)$/.exec(text) ?? [];
    return key === undefined || value === undefined
      ? { text: text.trim(), value: text.trim() }
      : { text: key.trim(), value: value.trim() };
  });
}
