import { z } from 'zod';
import { moneyFields } from './values.ts';

/** Paths below `path` at which a schema holds money, with `*` for a place in a list: `data.lines.*.amount`. */
export function moneyPaths(schema: z.core.$ZodType, path: string): string[] {
  if (moneyFields.get(schema)) return [path];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return moneyPaths(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return moneyPaths(schema.element, `${path}.*`);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([name, field]) => moneyPaths(field, `${path}.${name}`));
}
