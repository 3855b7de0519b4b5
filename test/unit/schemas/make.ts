import { type ParseContext, type ParseResult, parseEvent } from '../../../schemas/parse.ts';
import { EVENTS, type EventType } from '../../../schemas/types.ts';

export const RECEIVED_AT = Date.parse('2026-06-15T12:00:00Z');

/** A valid event as plain JSON, with parts replaced; undefined removes an attribute or a field. */
export function eventJson(type: EventType, data: object = {}, attributes: object = {}): Record<string, unknown> {
  const example = EVENTS[type].example;
  const event = {
    specversion: '1.0',
    id: 'e-1',
    source: '/crm/acme',
    type,
    time: '2026-06-01T09:00:00Z',
    data: { ...example, ...data },
    ...attributes,
  };
  return JSON.parse(JSON.stringify(event));
}

export function parse(json: unknown, context: Partial<ParseContext> = {}): ParseResult {
  return parseEvent(json, { receivedAtMs: RECEIVED_AT, lenient: false, ...context });
}

/** `code field` of a rejection, or `ok`. */
export function verdict(json: unknown, context: Partial<ParseContext> = {}): string {
  const result = parse(json, context);
  return result.ok ? 'ok' : `${result.code} ${result.field}`;
}
