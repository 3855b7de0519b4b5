import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { readMetricViews } from '../../../clickhouse/catalogue/views.ts';
import { asyncApi } from '../../../dev/scripts/docs/asyncapi.ts';
import { documents } from '../../../dev/scripts/docs/documents.ts';
import { schemaOfEvents } from '../../../dev/scripts/docs/json-schemas.ts';
import { openApi } from '../../../dev/scripts/docs/openapi.ts';
import { openApiOfGateway } from '../../../dev/scripts/docs/openapi-gateway.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { EVENT_TYPES } from '../../../schemas/types.ts';
import { eventJson, verdict } from './make.ts';

const docs = join(import.meta.dirname, '../../../docs');
const asyncApi3: object = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0-without-$id.json');

it('the committed documents are what the schemas say (npm run docs:generate)', async () => {
  for (const [path, text] of await documents(packageJson.version))
    expect(readFileSync(join(docs, path), 'utf8') === text, path).toBe(true);
});

const views = [...(await readMetricViews()).values()];

it.each([
  ['ingest', openApi('1.0.0')],
  ['the gateway', openApiOfGateway('1.0.0', views)],
])('OpenAPI of %s is valid', async (_service, document) => {
  const result = await new Validator().validate(document);
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

it('AsyncAPI is valid, and every reference in it leads somewhere', () => {
  const document = asyncApi('1.0.0');
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(asyncApi3);
  validate(document);
  expect(validate.errors).toBeNull();
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(references.length).toBeGreaterThan(EVENT_TYPES.length);
  for (const reference of references) {
    const target = reference.split('/').reduce<unknown>((node, part) => Object(node)[part], document);
    expect(target, reference).toBeTypeOf('object');
  }
});

describe('the JSON Schema of', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(schemaOfEvents(), 'events');

  it.each(EVENT_TYPES)('%s accepts the example and refuses what parseEvent refuses', (type) => {
    const validate = ajv.compile({ $ref: `events#/$defs/${type}` });
    const broken = [
      { contact_id: '', login: '', cost_id: 5 },
      { amount: -1, rate: -1, close_rate: 101, role: 'boss', campaign_kpi: 'all', active: 'yes', tags: [5] },
      { origin: 'dream', stages: [{}], spent_on: '2026-02-30', on: 'today', due_on: 1 },
    ].map((data) => eventJson(type, data));
    for (const event of [
      eventJson(type),
      eventJson(type, {}, { time: 'noon' }),
      eventJson(type, {}, { id: '' }),
      ...broken,
    ]) {
      const expected = verdict(event) === 'ok' ? 'ok' : 'refused';
      expect(validate(event) ? 'ok' : 'refused').toBe(expected);
      expect(ajv.validate('events', event) ? 'ok' : 'refused').toBe(expected);
    }
  });
});
