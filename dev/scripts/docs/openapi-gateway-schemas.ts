import type { Column, MetricView } from '../../../clickhouse/catalogue/views.ts';
import type { JsonObject } from './null-types.ts';
import { OPERATION_SCHEMAS, ref } from './openapi-parts.ts';

export const camel = (name: string) => name.replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
export const filled = (text: string) =>
  text
    .replaceAll('{{timezone}}', 'REPORT_TIMEZONE')
    .replaceAll('{{closing_soon_days}}', 'CLOSING_SOON_DAYS')
    .replaceAll(/\s+/g, ' ');

/** JSON Schema of a value of a ClickHouse type. */
function schemaOf(type: string): JsonObject {
  const inner = /^Nullable\((.*)\)$/.exec(type)?.[1];
  if (inner !== undefined) {
    const { type: plain, ...rest } = schemaOf(inner);
    return { type: [plain, 'null'], ...rest };
  }
  if (type.startsWith('Map(')) return { type: 'object', additionalProperties: { type: 'string' } };
  if (type.startsWith('Decimal')) return { type: 'string', pattern: '^-?\\d+\\.\\d{2}$' };
  if (type.startsWith('DateTime64')) return { type: 'string', format: 'date-time' };
  if (type.startsWith('Date')) return { type: 'string', format: 'date' };
  if (type.startsWith('Float')) return { type: 'number', format: 'double' };
  if (/^U?Int/.test(type)) return { type: 'integer', format: 'int64', ...(type.startsWith('U') ? { minimum: 0 } : {}) };
  return { type: 'string' };
}

const cellOf = ({ type, comment }: Column): JsonObject => ({ ...schemaOf(type), description: filled(comment) });

export const rowOf = (view: MetricView): JsonObject => ({
  type: 'object',
  description: `A row of ${view.name}`,
  required: view.columns.map(({ name }) => name),
  properties: Object.fromEntries(view.columns.map((column) => [column.name, cellOf(column)])),
  additionalProperties: true,
});

export const answerOf = (view: MetricView): JsonObject => ({
  type: 'object',
  required: ['columns', 'rows', 'next', 'total'],
  properties: {
    columns: { type: 'array', items: ref('Column') },
    rows: { type: 'array', items: ref(`${camel(view.name)}Row`) },
    next: { type: ['string', 'null'], description: 'The parameter cursor of the next page; null: this was the last' },
    total: { type: 'integer', minimum: 0, description: 'Rows of all pages together, as things are now' },
  },
  additionalProperties: true,
});

const strings = { type: 'array', items: { type: 'string' } };
/** What all answers are made of. */
export const SCHEMAS: JsonObject = {
  ...OPERATION_SCHEMAS,
  Refusal: {
    description: 'A problem that may name what was meant',
    allOf: [
      ref('Problem'),
      {
        type: 'object',
        properties: {
          nearest: { ...strings, description: 'Names or ids most like it, of what the viewer may see' },
        },
      },
    ],
  },
  Column: {
    type: 'object',
    required: ['name', 'type'],
    properties: { name: { type: 'string' }, type: { type: 'string', description: 'Type of ClickHouse' } },
  },
  Index: {
    type: 'object',
    required: ['viewer', 'time_zone', 'base_currency', 'openapi', 'reports'],
    properties: {
      viewer: { type: 'string', description: 'Login that is asking' },
      time_zone: { type: 'string', description: 'In which days are cut' },
      base_currency: { type: 'string', description: 'Of all money' },
      openapi: { type: 'string', description: 'Path of this document' },
      reports: { type: 'array', items: ref('Report') },
    },
  },
  Report: {
    type: 'object',
    required: [
      'name',
      'title',
      'group',
      'definition',
      'units',
      'rows',
      'parameters',
      'columns',
      'order',
      'url',
      'access',
    ],
    properties: {
      ...Object.fromEntries(
        ['name', 'title', 'group', 'definition', 'units', 'rows'].map((name) => [name, { type: 'string' }]),
      ),
      parameters: { type: 'array', items: ref('ReportParameter') },
      columns: { type: 'array', items: ref('ReportColumn') },
      order: { type: 'string', description: 'The order of pages where sort says no other' },
      url: { type: 'string', description: 'Path of the report' },
      access: ref('Access'),
    },
  },
  ReportParameter: {
    type: 'object',
    required: ['name', 'type', 'required', 'repeated', 'default', 'description'],
    properties: {
      name: { type: 'string' },
      type: { type: 'string', enum: ['Date', 'String', 'Array(String)'] },
      required: { type: 'boolean' },
      repeated: { type: 'boolean', description: 'Several values repeat it: sources=a&sources=b' },
      default: { type: 'string', description: 'What it is where it is left out; [] of one that is repeated' },
      allowed: { ...strings, description: 'Its values, where others are refused' },
      description: { type: 'string' },
    },
  },
  ReportColumn: {
    type: 'object',
    required: ['name', 'type', 'comment', 'sortable'],
    properties: {
      name: { type: 'string' },
      type: { type: 'string', description: 'Type of ClickHouse' },
      comment: { type: 'string' },
      sortable: { type: 'boolean' },
    },
  },
  Access: {
    type: 'object',
    required: ['policy', 'rows'],
    properties: {
      policy: { type: 'string', description: 'Who sees which rows' },
      rows: { type: 'string', enum: ['all', 'some', 'none'], description: 'Which of them this viewer sees' },
    },
  },
};
