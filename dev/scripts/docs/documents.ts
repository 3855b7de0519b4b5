import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { asyncApi } from './asyncapi.ts';
import { schemaOfEvents } from './json-schemas.ts';
import type { JsonObject } from './null-types.ts';
import { openApi } from './openapi.ts';
import { openApiOfGateway } from './openapi-gateway.ts';
import { usersXml } from './users-xml.ts';

/** Every generated document: text by path from `docs/`. */
export async function documents(version: string): Promise<Map<string, string>> {
  const views = [...(await readMetricViews()).values()];
  const files = new Map<string, JsonObject>([
    ['openapi.json', openApi(version)],
    ['openapi-gateway.json', openApiOfGateway(version, views)],
    ['reference/asyncapi.json', asyncApi(version)],
    ['reference/events.schema.json', schemaOfEvents()],
  ]);
  const documents = [...files].map(([path, document]): [string, string] => [
    path,
    `${JSON.stringify(document, null, 2)}\n`,
  ]);
  return new Map([...documents, ['../deploy/clickhouse/users.xml', await usersXml()]]);
}
