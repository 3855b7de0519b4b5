import { z } from 'zod';
import { envelope } from '../../../schemas/envelope.ts';
import { EVENT_TYPES, EVENTS, type EventType } from '../../../schemas/types.ts';
import { type JsonObject, withNullTypes } from './null-types.ts';

const generate = (schema: z.ZodType): JsonObject => {
  // custom values carry their JSON Schema as metadata; without `any` zod refuses to look at them.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...rest };
};

/** A whole event as a CRM would send it. */
export function exampleOf(type: EventType): JsonObject {
  return {
    specversion: '1.0',
    id: `${type}-1`,
    source: '/crm/acme',
    type,
    time: '2026-03-02T09:30:00+07:00',
    data: EVENTS[type].example,
  };
}

const fields = (schema: JsonObject, rules: Rules) => (rules === 'all' ? schema : withNullTypes(schema));

/** `fields`: each field by itself, of which generators of clients make types; they lose a type that has rules over several of its fields. */
export type Rules = 'all' | 'fields';

/** JSON Schema (2020-12) of one event type: envelope and data. What JSON Schema can't say is in the description. */
export function schemaOf(type: EventType, rules: Rules = 'all'): JsonObject {
  const { properties, ...head } = generate(envelope);
  const { description, data, dataSchema } = EVENTS[type];
  return {
    title: type,
    description,
    ...head,
    properties: {
      ...asObject(properties),
      type: { type: 'string', const: type },
      data: { ...fields(generate(data), rules), ...(rules === 'all' ? dataSchema : {}), additionalProperties: true },
    },
    required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
    // Extensions of CloudEvents, and fields that only the CRM knows.
    additionalProperties: true,
    examples: [exampleOf(type)],
  };
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

/** All event types by name. */
export function eventSchemas(rules: Rules = 'all'): Record<string, JsonObject> {
  return Object.fromEntries(EVENT_TYPES.map((type) => [type, schemaOf(type, rules)]));
}

/** One document for all events. `$defs` has each type by its name; the document itself accepts any of them. */
export const schemaOfEvents = (): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Leadstream events',
  oneOf: EVENT_TYPES.map((type) => ({ $ref: `#/$defs/${type}` })),
  $defs: eventSchemas(),
});
