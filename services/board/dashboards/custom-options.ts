import type { Variable } from './model.ts';

export interface Option {
  text: string;
  value: string;
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
