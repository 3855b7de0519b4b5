import { LeadstreamError } from '../../shared/errors.ts';
import { type Row, RowError } from './row.ts';

/** A text with columns in braces, taken apart: `deal-{mql_id}-won`. */
export interface Template {
  columns: string[];
  parts: ({ text: string } | { column: string })[];
}

const TOKEN = /\{\{|\}\}|\{([^{}]+)\}|[{}]|[^{}]+/g;

/** Takes a template apart; `{{` and `}}` stand for braces. @throws LeadstreamError `MAPPING_INVALID` */
export function parseTemplate(text: string): Template {
  const parts: Template['parts'] = [];
  for (const [token, column] of text.matchAll(TOKEN)) {
    if (column !== undefined) parts.push({ column: column.trim() });
    else if (token === '{{' || token === '}}') parts.push({ text: token[0] ?? '' });
    else if (token === '{' || token === '}') {
      throw new LeadstreamError(
        'MAPPING_INVALID',
        `${JSON.stringify(text)}: a brace without its partner; write {{ or }}`,
      );
    } else parts.push({ text: token });
  }
  return { parts, columns: parts.flatMap((part) => ('column' in part ? [part.column] : [])) };
}

/** The template with the row's cells in place, trimmed; '' if there is nothing to say. */
export function fill(template: Template, row: Row): string {
  let text = '';
  for (const part of template.parts) text += 'column' in part ? (row[part.column] ?? '') : part.text;
  const onlyBlanks = template.columns.length > 0 && template.columns.every((column) => !row[column]);
  return onlyBlanks ? '' : text.trim();
}

/** Like {@link fill}, where every column must be there: an id with a hole in it would be another row's. @throws RowError */
export function fillCompletely(template: Template, row: Row, purpose: string): string {
  for (const column of template.columns) {
    if (!row[column]) throw new RowError('missing_column', column, `${purpose} needs this column, and it is empty`);
  }
  return fill(template, row);
}
