import { z } from 'zod';
import { envelope } from '../../schemas/envelope.ts';
import { EVENT_TYPES, EVENTS, type EventType } from '../../schemas/types.ts';
import { exampleOf } from './examples.ts';
import type { JsonObject } from './json.ts';

const generate = (schema: z.ZodType): JsonObject => {
  // custom values carry their JSON Schema as metadata; without `any` zod refuses to look at them.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...rest };
};

/** JSON Schema (2020-12) of one event type: envelope and data. What JSON Schema can't say stands in the description. */
export function schemaOf(type: EventType): JsonObject {
  const { properties, ...head } = generate(envelope);
  const { description, data, dataSchema } = EVENTS[type];
  return {
    title: type,
    description,
    ...head,
    properties: { ...asObject(properties), type: { const: type }, data: { ...generate(data), ...dataSchema } },
    required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
    examples: [exampleOf(type)],
  };
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** All event types by name. */
export function eventSchemas(): Record<string, JsonObject> {
  return Object.fromEntries(EVENT_TYPES.map((type) => [type, schemaOf(type)]));
}

/** A schema as a document of its own. */
export const asDocument = (schema: JsonObject): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...schema,
});
