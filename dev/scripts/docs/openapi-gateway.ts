import { PARAMETERS } from '../../../clickhouse/catalogue/parameters.ts';
import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import type { JsonObject } from './null-types.ts';
import { COMMON, INDEX, operationOf, parameterOf, RESPONSES, SQL } from './openapi-gateway-operations.ts';
import { answerOf, camel, rowOf, SCHEMAS } from './openapi-gateway-schemas.ts';
import { info, METRICS_TOKEN, operations, servers } from './openapi-parts.ts';

const TAGS: Readonly<Record<string, string>> = {
  'Campaign KPI': 'One campaign, or all that the viewer may see',
  'Lead routing': 'A lead report, on its last daily generation',
  'Marketing overview': 'Revenue, cost and conversion of a period, by source and category',
  'Sales pipeline': 'Opportunities as they are now',
  index: 'Which reports there are',
  operations: 'Probes and figures',
  sql: 'For tools that speak with ClickHouse',
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
