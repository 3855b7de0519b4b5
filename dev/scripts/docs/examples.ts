import { EVENTS, type EventType } from '../../../schemas/types.ts';
import type { JsonObject } from './json.ts';

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
