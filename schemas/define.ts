import type { z } from 'zod';
import { issueToRejection } from './issues.ts';
import { type Problem, type Rejection, reject } from './problem.ts';

/** A rule over several fields of `data`; `field` is the path below `data` of the one it names. */
export type DataProblem = Problem & { field: string };

/** What one event type is: its schema, its entity and what documents it. */
export interface EventOptions<T extends string, S extends z.ZodObject> {
  type: T;
  description: string;
  data: S;
  /** Id of the entity that the event is about: the contact, the cost, the thing that a `*.set` names. */
  entityId: (data: z.output<S>) => string;
  /** Rules that no single field can state. */
  problemOf?: (data: z.output<S>, lenient: boolean) => DataProblem | undefined;
  /** A valid `data`, shown in the generated documents. */
  example: z.input<S>;
}

/** The part of an accepted event that depends on its type. */
export interface Content<T extends string, D> {
  type: T;
  data: D;
}

export interface EventDefinition<T extends string, S extends z.ZodObject> extends EventOptions<T, S> {
  /** Judges a `data` object. What comes back is the very object, unknown fields in place. */
  accept: (
    data: unknown,
    lenient: boolean,
  ) => Rejection | { ok: true; content: Content<T, z.output<S>>; entityId: string };
}

/** Makes a definition, typed by its own literal type and schema. */
export function defineEvent<const T extends string, S extends z.ZodObject>(
  options: EventOptions<T, S>,
): EventDefinition<T, S> {
  const { type, data: schema, entityId, problemOf } = options;
  return {
    ...options,
    accept: (data, lenient) => {
      let rejection: Rejection | undefined;
      const conforms = (input: unknown): input is z.output<S> => {
        const result = schema.safeParse(input);
        if (!result.success) rejection = issueToRejection(result.error, input, 'data');
        return result.success;
      };
      if (!conforms(data)) return rejection ?? reject('invalid_field', 'data', 'does not match its schema');
      const problem = problemOf?.(data, lenient);
      if (problem) return reject(problem.code, `data.${problem.field}`, problem.message);
      return { ok: true, content: { type, data }, entityId: entityId(data) };
    },
  };
}
