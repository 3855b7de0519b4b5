import { formatVariable, percentEncode } from './formats.ts';
import { replaceVariables } from './interpolate.ts';
import type { VariableValue } from './variable.ts';

/** A cell as links see it: `text` is what is on the screen (words and units), `raw` the value itself. */
export interface LinkValue {
  text: string;
  raw: string | number | boolean | null;
}

/** What surrounds a clicked value. */
export interface LinkContext {
  variables: ReadonlyMap<string, VariableValue>;
  /** Begin and end as they stand in the address: `now/M`, or epoch milliseconds. */
  range: { from: string; to: string };
  /** Cells of the clicked row by the names of their columns; hidden ones too. */
  fields?: ReadonlyMap<string, LinkValue>;
  value?: LinkValue;
  /** Display name of the clicked column or series. */
  fieldName?: string;
}

/** A text in a format; values are not variables, so that only the encoding ones mean something. */
const formatted = (text: string, format: string | undefined): string =>
  format === 'percentencode' || format === 'queryparam' ? percentEncode(text) : text;

const rawText = ({ raw }: LinkValue): string => (raw === null ? '' : String(raw));

/** `__data.fields.x` (what is on the screen), `.x.numeric`, `.x.text`; also `fields["x"]`. */
function cell(context: LinkContext, path: string): string | undefined {
  const match = /^fields(?:\.([\w \\]+?)|\[["']?(.+?)["']?\])(?:\.(text|numeric))?$/.exec(path);
  const found = match && context.fields?.get(match[1] ?? match[2] ?? '');
  if (!found) return undefined;
  return match[3] === 'numeric' ? rawText(found) : found.text;
}

function special(context: LinkContext, name: string, path = ''): string | undefined {
  const { range, value, fieldName } = context;
  if (name === '__url_time_range') return `from=${percentEncode(range.from)}&to=${percentEncode(range.to)}`;
  if (name === '__from') return range.from;
  if (name === '__to') return range.to;
  if (name === '__data') return cell(context, path);
  if (name === '__field' && path === 'name') return fieldName;
  if (name === '__value' && value) return path === 'raw' || path === 'numeric' ? rawText(value) : value.text;
  if (name !== '__all_variables') return undefined;
  return [...context.variables.values()].map((variable) => formatVariable(variable, 'queryparam')).join('&');
}

const READY_MADE = new Set(['__url_time_range', '__all_variables']);

/**
 * Address (or title, or display name) of a link with variables, time range and the clicked row put in, as Grafana does:
 * `${__url_time_range}`, `${__all_variables}`, `${__data.fields.x:percentencode}`, `${__value.raw}`, `${__field.name}`, `${v:queryparam}`.
 * What is not known stays as it is.
 */
export const interpolateLink = (text: string, context: LinkContext): string =>
  replaceVariables(text, (name, path, format) => {
    const found = special(context, name, path);
    if (found !== undefined) return READY_MADE.has(name) ? found : formatted(found, format);
    const variable = context.variables.get(name);
    return variable && formatVariable(variable, format);
  });
