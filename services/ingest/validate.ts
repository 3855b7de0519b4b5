import { MAX_EVENT_BYTES, parseEvent } from '../../schemas/parse.ts';
import { type FieldError, type Rejection, reject, rejectAll } from '../../schemas/problem.ts';
import { isDirectoryEvent } from '../../schemas/types.ts';
import type { Candidate } from './candidates.ts';
import type { Grant } from './keys.ts';

/** An accepted event on its way to Kafka. */
export interface Outgoing {
  topic: 'events' | 'directory';
  key: string;
  value: Buffer;
  lenient: boolean;
  /** Time of receipt: the record's timestamp, against which `too_far_ahead` is measured again downstream. */
  receivedAtMs: number;
  /** Place in the request, and id, for the answer. */
  index: number;
  id: string;
}

/** One entry of the answer's `rejected`. `id` is null where the event has none that can be told. */
export interface RejectedEvent {
  index: number;
  id: string | null;
  code: string;
  field: string;
  message: string;
  /** All that is wrong, the first one included, up to ten. */
  errors: readonly FieldError[];
}

export interface ValidateContext {
  grant: Grant;
  lenient: boolean;
  receivedAtMs: number;
  maxEventBytes?: number;
}

/** Validates one event by the contract and by what the key may send. Pure. */
export function validate(candidate: Candidate, index: number, context: ValidateContext): Outgoing | RejectedEvent {
  if (!candidate.ok) return rejected(index, null, candidate);
  const { json, findings } = candidate;
  const { receivedAtMs, lenient } = context;
  const verdict = parseEvent(json, { receivedAtMs, lenient, findings });
  if (!verdict.ok) return rejected(index, idOf(json), withRefusal(verdict, json, context.grant));
  const { event } = verdict;
  const refusal = context.grant.refusal(event.source, event.type);
  if (refusal) return rejected(index, event.id, refusal);
  const value = Buffer.from(JSON.stringify(json));
  const maxBytes = context.maxEventBytes ?? MAX_EVENT_BYTES;
  if (value.length > maxBytes) {
    return rejected(index, event.id, reject('event_too_large', '', `must be at most ${maxBytes} bytes of JSON`));
  }
  const topic = isDirectoryEvent(event) ? 'directory' : 'events';
  return { topic, key: event.key, value, lenient, receivedAtMs, index, id: event.id };
}

export function isOutgoing(validated: Outgoing | RejectedEvent): validated is Outgoing {
  return 'value' in validated;
}

export function rejected(index: number, id: string | null, { code, field, message, errors }: Rejection): RejectedEvent {
  return { index, id, code, field, message, errors };
}

/** What the key may not send is told beside what else is wrong. */
function withRefusal(verdict: Rejection, json: unknown, grant: Grant): Rejection {
  if (typeof json !== 'object' || json === null) return verdict;
  const source: unknown = Reflect.get(json, 'source');
  const type: unknown = Reflect.get(json, 'type');
  const refusal = typeof source === 'string' && typeof type === 'string' ? grant.refusal(source, type) : undefined;
  return refusal ? rejectAll([...verdict.errors, refusal]) : verdict;
}

/** The id for the answer: what is longer than an id may be is not repeated. */
function idOf(json: unknown): string | null {
  const id = typeof json === 'object' && json !== null ? Reflect.get(json, 'id') : undefined;
  return typeof id === 'string' && id.length <= 256 ? id : null;
}
