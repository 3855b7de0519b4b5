import type { z } from 'zod';
import type { Instant } from './instant.ts';
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
  /** The part of {@link problemOf} that JSON Schema can say, for the generated documents. */
  dataSchema?: Record<string, unknown>;
  /** A valid `data`, shown in the generated documents. */
  example: z.input<S>;
}

/** The attributes of an event beside type and data, accepted already. */
export interface Head extends Instant {
  source: string;
  id: string;
  subject?: string;
  /** As sent. */
  time: string;
}

/** An event that was accepted. */
export interface Accepted<T extends string, D> extends Head {
  type: T;
  /** The very object that was sent, unknown fields in place. */
  data: D;
  /** Partition key on Kafka: `contact_id`, `cost_id`, or the type followed by the entity's id for `*.set`. */
  key: string;
}

export interface EventDefinition<T extends string, S extends z.ZodObject> extends EventOptions<T, S> {
  /** Judges the `data` of an event whose envelope was accepted. */
  accept: (head: Head, data: object, lenient: boolean) => Rejection | { ok: true; event: Accepted<T, z.output<S>> };
}

/** Makes a definition, typed by its own literal type and schema. */
export function defineEvent<const T extends string, S extends z.ZodObject>(
  options: EventOptions<T, S>,
): EventDefinition<T, S> {
  const { type, data: schema, entityId, problemOf } = options;
  const keyPrefix = type.endsWith('.set') ? type : '';
  // zod's copy is thrown away: the schemas transform nothing, so the original is of the same type.
  const isOutput = (_data: object, result: z.ZodSafeParseResult<z.output<S>>): _data is z.output<S> => result.success;
  return {
    ...options,
    accept: ({ source, id, subject, time, timeMs, timeSub }, data, lenient) => {
      const result = schema.safeParse(data);
      if (!isOutput(data, result)) return issueToRejection(result.error, data, 'data');
      const problem = problemOf?.(data, lenient);
      if (problem) return reject(problem.code, `data.${problem.field}`, problem.message);
      const key = keyPrefix + entityId(data);
      const event = { source, id, type, time, timeMs, timeSub, key, data };
      return { ok: true, event: subject === undefined ? event : { ...event, subject } };
    },
  };
}
