import { PARAMETERS, type ParameterMeaning } from '../../../clickhouse/catalogue/parameters.ts';
import type { Column, MetricView, Parameter } from '../../../clickhouse/catalogue/views.ts';
import { isSortable } from '../../../services/gateway/paging/order.ts';
import { FORMATS, MAX_ITEMS, MAX_LENGTH, MAX_PAGE } from '../../../services/gateway/reports/parameters.ts';
import type { JsonObject } from './null-types.ts';
import {
  ALLOW,
  failed,
  info,
  json,
  METRICS_TOKEN,
  OPERATION_SCHEMAS,
  operations,
  RETRY_AFTER,
  ref,
  servers,
} from './openapi-parts.ts';

const TAGS: Readonly<Record<string, string>> = {
  'Campaign KPI': 'One campaign, or all that the viewer may see',
  'Lead routing': 'A lead report, on its last daily generation',
  'Marketing overview': 'Revenue, cost and conversion of a period, by source and category',
  'Sales pipeline': 'Opportunities as they are now',
  index: 'Which reports there are',
  operations: 'Probes and figures',
  sql: 'For tools that speak with ClickHouse',
};

const camel = (name: string) => name.replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase());
const filled = (text: string) =>
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

const rowOf = (view: MetricView): JsonObject => ({
  type: 'object',
  description: `A row of ${view.name}`,
  required: view.columns.map(({ name }) => name),
  properties: Object.fromEntries(view.columns.map((column) => [column.name, cellOf(column)])),
  additionalProperties: true,
});

const answerOf = (view: MetricView): JsonObject => ({
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
function parameterOf(name: string, meaning: ParameterMeaning): JsonObject {
  const repeated = meaning.kind === 'list' ? { style: 'form', explode: true } : {};
  const { description } = meaning;
  return { name, in: 'query', description, required: false, ...repeated, schema: valueSchema(meaning) };
}

const COMMON: JsonObject = {
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

const RESPONSES: JsonObject = {
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

function operationOf(view: MetricView): JsonObject {
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

const INDEX = {
  get: {
    operationId: 'listReports',
    summary: 'The reports, and what of them the viewer sees',
    description: 'Name, definition, parameters, columns and access policy of every report.',
    tags: ['index'],
    responses: { 200: { description: 'All reports', content: json(ref('Index')) }, ...FAILURES },
  },
};

const SQL = {
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

const strings = { type: 'array', items: { type: 'string' } };
const SCHEMAS: JsonObject = {
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

const DESCRIPTION =
  'Reports as a viewer may see them. A parameter that is left out means all, and this month. Lists page by limit, cursor and sort.';

/** OpenAPI 3.1 of the gateway: one path for each report. */
export function openApiOfGateway(version: string, views: readonly MetricView[]): JsonObject {
  const used = new Set(views.flatMap(({ parameters }) => parameters.map(({ name }) => name)));
  const parameters = Object.entries(PARAMETERS).filter(([name]) => used.has(name) && name !== 'sort');
  return {
    openapi: '3.1.0',
    info: info('Leadstream gateway', version, DESCRIPTION),
    servers: servers(8081),
    security: [{ secret: [], viewer: [] }, { token: [] }, { basic: [] }],
    // By name, as the linters wish.
    tags: Object.entries(TAGS)
      .sort(([one], [other]) => one.localeCompare(other, 'en'))
      .map(([name, description]) => ({ name, description })),
    paths: {
      '/v1/metrics': INDEX,
      ...Object.fromEntries(views.map((view) => [`/v1/metrics/${view.name}`, operationOf(view)])),
      '/': SQL,
      ...operations('Whether reports can be read', 'ClickHouse is away', {
        405: { $ref: '#/components/responses/MethodNotAllowed' },
      }),
    },
    components: {
      securitySchemes: {
        secret: {
          type: 'http',
          scheme: 'bearer',
          description: 'GATEWAY_SECRET, beside the header that names the viewer',
        },
        viewer: {
          ...{ type: 'apiKey', in: 'header', name: 'X-Leadstream-Viewer' },
          description: 'Login of the viewer, percent-encoded UTF-8; X-Grafana-User means the same',
        },
        token: { type: 'http', scheme: 'bearer', description: 'A personal token (npx leadstream token create LOGIN)' },
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'A login, and the secret or a personal token as password',
        },
        metricsToken: METRICS_TOKEN,
      },
      parameters: {
        ...Object.fromEntries(parameters.map(([name, meaning]) => [name, parameterOf(name, meaning)])),
        ...COMMON,
      },
      responses: RESPONSES,
      schemas: {
        ...SCHEMAS,
        ...Object.fromEntries(
          views.flatMap((view) => [
            [`${camel(view.name)}Row`, rowOf(view)],
            [`${camel(view.name)}Answer`, answerOf(view)],
          ]),
        ),
      },
    },
  };
}
