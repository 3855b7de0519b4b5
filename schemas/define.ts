import type { z } from 'zod';
import { customProblem } from './custom.ts';
import type { Instant } from './instant.ts';
import { errorsOfIssues } from './issues.ts';
import { type FieldError, MOST_ERRORS, type Problem } from './problem.ts';

/** A rule over several fields of `data`; `field` is the path below `data` of the one it names. */
export type DataProblem = Problem & { field: string };

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What decides beside the event itself. */
export interface Rules {
  lenient: boolean;
  /** Rules that came after it was stored don't apply to it. */
  stored?: boolean;
}

/** What one event type is: its schema, its entity and what documents it. */
export interface EventOptions<T extends string, S extends z.ZodObject> {
  type: T;
  description: string;
  data: S;
  /** Id of the entity that the event is about: the contact, the cost, the thing that a `*.set` names. */
  entityId: (data: z.output<S>) => string;
  /** Rules that no single field can state. They see `data` as it came, since all errors of an event are told together. */
  problemsOf?: (data: Fields, lenient: boolean) => DataProblem[];
  /** The part of {@link problemsOf} that JSON Schema can say, for the generated documents. */
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

export type Outcome<E> = { ok: true; event: E } | { ok: false; errors: FieldError[] };

export interface EventDefinition<T extends string, S extends z.ZodObject> extends EventOptions<T, S> {
  /** Validates the `data` of an event; without a head, whose errors are known already, only for its errors. */
  accept: (head: Head | undefined, data: Fields, rules: Rules) => Outcome<Accepted<T, z.output<S>>>;
}

/** Makes a definition, typed by its own literal type and schema. */
export function defineEvent<const T extends string, S extends z.ZodObject>(
  options: EventOptions<T, S>,
): EventDefinition<T, S> {
  const { type, data: schema, entityId, problemsOf } = options;
  const keyPrefix = type.endsWith('.set') ? type : '';
  const known = new Set(Object.keys(schema.shape));
  // zod's copy is thrown away: the schemas transform nothing, so the original is of the same type.
  const isOutput = (_data: Fields, errors: readonly FieldError[]): _data is Fields & z.output<S> => errors.length === 0;
  const errorsOf = (data: Fields, { lenient, stored }: Rules): FieldError[] => {
    const { error } = schema.safeParse(data);
    const errors = error
      ? errorsOfIssues(stored ? error.issues : error.issues.slice(0, MOST_ERRORS), data, 'data')
      : [];
    for (const problem of problemsOf?.(data, lenient) ?? []) {
      errors.push({ ...problem, field: `data.${problem.field}` });
    }
    const crowded = customProblem(data, known);
    if (crowded) errors.push(crowded);
    return stored ? errors.filter(({ younger }) => !younger) : errors;
  };
  return {
    ...options,
    accept: (head, data, rules) => {
      const errors = errorsOf(data, rules);
      if (!isOutput(data, errors) || !head) return { ok: false, errors };
      const { source, id, subject, time, timeMs, timeSub } = head;
      const key = keyPrefix + entityId(data);
      const event = { source, id, type, time, timeMs, timeSub, key, data };
      return { ok: true, event: subject === undefined ? event : { ...event, subject } };
    },
  };
}
