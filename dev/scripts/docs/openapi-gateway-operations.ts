import { PARAMETERS, type ParameterMeaning } from '../../../clickhouse/catalogue/parameters.ts';
import type { MetricView, Parameter } from '../../../clickhouse/catalogue/views.ts';
import { isSortable } from '../../../services/gateway/paging/order.ts';
import { FORMATS, MAX_ITEMS, MAX_LENGTH, MAX_PAGE } from '../../../services/gateway/reports/parameters.ts';
import type { JsonObject } from './null-types.ts';
import { camel, filled } from './openapi-gateway-schemas.ts';
import { ALLOW, failed, json, RETRY_AFTER, ref } from './openapi-parts.ts';

function valueSchema({ kind, default: byDefault, allowed }: ParameterMeaning): JsonObject {
  const text = { type: 'string', maxLength: MAX_LENGTH };
  switch (kind) {
    case 'day':
      return { type: 'string', format: 'date' };
    case 'optional_day':
      return { type: 'string', format: 'date' };
    case 'choice':
      return {
        type: 'string',
        enum: (allowed ?? []).filter((one) => one !== ''),
        ...(byDefault ? { default: byDefault } : {}),
      };
    case 'count':
      return { type: 'integer', minimum: 1 };
    case 'list':
      return { type: 'array', items: text, maxItems: MAX_ITEMS };
    default:
      return text;
  }
}

/** A parameter of reports as a component: it is the same in all of them. */
export function parameterOf(name: string, meaning: ParameterMeaning): JsonObject {
  const repeated = meaning.kind === 'list' ? { style: 'form', explode: true } : {};
  const { description } = meaning;
  return { name, in: 'query', description, required: false, ...repeated, schema: valueSchema(meaning) };
}

/** What every report may be asked beside its own parameters. */
export const COMMON: JsonObject = {
  format: {
    ...{ name: 'format', in: 'query', description: 'json, or a download as csv or xlsx (50,000 rows at most)' },
    schema: { type: 'string', enum: [...FORMATS], default: 'json' },
  },
  formulas: {
    ...{ name: 'formulas', in: 'query' },
    description: 'escape, with format=csv: an apostrophe before texts that a spreadsheet would compute',
    schema: { type: 'string', enum: ['keep', 'escape'], default: 'keep' },
  },
  limit: {
    ...{ name: 'limit', in: 'query' },
    description: 'Rows of a page. Left out: all rows at once, up to GATEWAY_MAX_ROWS',
    schema: { type: 'integer', minimum: 1, maximum: MAX_PAGE },
  },
  cursor: {
    ...{ name: 'cursor', in: 'query' },
    description: 'next of the page before. All other parameters but limit and format stay as they were',
    schema: { type: 'string' },
  },
};

/** `sort` is each report's own, as its columns are. */
function sortOf(view: MetricView): JsonObject {
  const names = view.columns.filter(isSortable).map(({ name }) => name);
  const own = view.parameters.some(({ name }) => name === 'sort') ? ` Or a word: ${PARAMETERS.sort?.description}.` : '';
  const order = view.order.map(({ column, descending }) => (descending ? `-${column}` : column)).join(',');
  return {
    ...{ name: 'sort', in: 'query' },
    description: `Columns with commas between, a minus before one for the greatest first: ${names.join(', ')}. Pages without it: ${order}.${own}`,
    schema: { type: 'string' },
  };
}

const parameterRef = ({ name }: Pick<Parameter, 'name'>) => ({ $ref: `#/components/parameters/${name}` });

const FAILURES: JsonObject = {
  400: { $ref: '#/components/responses/BadRequest' },
  401: { $ref: '#/components/responses/Unauthorized' },
  403: { $ref: '#/components/responses/Forbidden' },
  404: { $ref: '#/components/responses/NotFound' },
  405: { $ref: '#/components/responses/MethodNotAllowed' },
  413: { $ref: '#/components/responses/TooLarge' },
  429: { $ref: '#/components/responses/TooMany' },
  503: { $ref: '#/components/responses/Unavailable' },
  504: { $ref: '#/components/responses/TooSlow' },
};

export const RESPONSES: JsonObject = {
  BadRequest: failed('A parameter or header is wrong: field names it', undefined, ref('Refusal')),
  Unauthorized: failed('No secret or token, or one that is not right'),
  Forbidden: failed('No viewer is named, or two that differ'),
  NotFound: failed(
    'No report, campaign, lead report or salesperson of this name: nearest has the most like it',
    undefined,
    ref('Refusal'),
  ),
  MethodNotAllowed: failed('The path has other methods', ALLOW),
  TooLarge: failed('More rows, memory or reading than a viewer may have: detail names the limit and what to do'),
  TooMany: failed('Too many requests of one viewer, or too many wrong credentials', RETRY_AFTER),
  Unavailable: failed('ClickHouse does not answer', RETRY_AFTER),
  TooSlow: failed('It took longer than GATEWAY_MAX_SECONDS'),
};

const TOTAL = { 'X-Total-Count': { description: 'Rows of all pages', schema: { type: 'integer', minimum: 0 } } };
const LINK = { Link: { description: 'The next page, rel="next" (RFC 8288)', schema: { type: 'string' } } };

export function operationOf(view: MetricView): JsonObject {
  const { Report: group = '', Definition: definition = '', Units: units = '', Grain: rows = '' } = view.notes;
  const own = view.parameters.filter(({ name }) => name !== 'sort');
  return {
    get: {
      operationId: `get${camel(view.name)}`,
      summary: filled(view.title).replace(/\.$/, ''),
      description: filled(`${definition} Units: ${units} Rows: ${rows}`),
      tags: [group],
      parameters: [
        ...[...own, { name: 'limit' }, { name: 'cursor' }].map(parameterRef),
        sortOf(view),
        ...[{ name: 'format' }, { name: 'formulas' }].map(parameterRef),
      ],
      responses: {
        200: {
          description: 'The rows that the viewer may see',
          headers: { ...TOTAL, ...LINK },
          content: {
            ...json(ref(`${camel(view.name)}Answer`)),
            'text/csv': { schema: { type: 'string' } },
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
              schema: { type: 'string', format: 'binary' },
            },
          },
        },
        ...FAILURES,
      },
    },
  };
}

export const INDEX = {
  get: {
    operationId: 'listReports',
    summary: 'The reports, and what of them the viewer sees',
    description: 'Name, definition, parameters, columns and access policy of every report.',
    tags: ['index'],
    responses: { 200: { description: 'All reports', content: json(ref('Index')) }, ...FAILURES },
  },
};

export const SQL = {
  post: {
    operationId: 'query',
    summary: "ClickHouse's HTTP protocol, read-only, with the viewer's rows",
    description: 'A SELECT over the tables for analysts and the reports. Errors are written as ClickHouse writes them.',
    tags: ['sql'],
    parameters: [
      {
        ...{ name: 'default_format', in: 'query', description: 'Any output format of ClickHouse' },
        schema: { type: 'string', default: 'TabSeparated' },
      },
    ],
    requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' }, example: 'select 1' } } },
    responses: {
      200: { description: 'The answer in its format', content: { 'text/plain': { schema: { type: 'string' } } } },
      ...Object.fromEntries(
        [
          [400, 'The statement is wrong'],
          [401, 'No secret or token, or one that is not right'],
          [403, 'The statement may not be run'],
        ].map(([status, description]) => [
          status,
          { description, content: { 'text/plain': { schema: { type: 'string' } } } },
        ]),
      ),
    },
  },
};
