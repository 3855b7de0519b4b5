/** A JSON document in the making. */
export type JsonObject = { [key: string]: unknown };

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNull = (schema: unknown) => isObject(schema) && schema.type === 'null';

function nullable(schema: JsonObject): JsonObject {
  if (Array.isArray(schema.anyOf)) {
    const [first, ...others] = schema.anyOf.filter(isObject);
    return first ? { ...schema, anyOf: [nullable(first), ...others] } : schema;
  }
  const values = Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

/**
 * The same schema with `null` among the types (`type: [string, null]`) where it was an alternative (`anyOf: [{type: string}, {type: null}]`): generators
 * of clients make a class of each alternative, and some of them code that does not compile.
 */
export function withNullTypes(schema: JsonObject): JsonObject {
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, walked(value)]));
  const { anyOf, ...rest } = inner;
  if (!Array.isArray(anyOf) || anyOf.length !== 2 || !anyOf.some(isNull)) return inner;
  const other = anyOf.find((one) => !isNull(one));
  return isObject(other) ? { ...nullable(other), ...rest } : inner;
}

const walked = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(walked) : isObject(value) ? withNullTypes(value) : value;
