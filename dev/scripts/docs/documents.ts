import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { asyncApi } from './asyncapi.ts';
import { schemaOfEvents } from './json-schemas.ts';
import type { JsonObject } from './null-types.ts';
import { openApi } from './openapi.ts';
import { openApiOfGateway } from './openapi-gateway.ts';

/** Every generated document: text by path below `docs/`. */
export async function documents(version: string): Promise<Map<string, string>> {
  const views = [...(await readMetricViews()).values()];
  const files = new Map<string, JsonObject>([
    ['openapi.json', openApi(version)],
    ['openapi-gateway.json', openApiOfGateway(version, views)],
    ['reference/asyncapi.json', asyncApi(version)],
    ['reference/events.schema.json', schemaOfEvents()],
  ]);
  return new Map([...files].map(([path, document]) => [path, `${JSON.stringify(document, null, 2)}\n`]));
}
