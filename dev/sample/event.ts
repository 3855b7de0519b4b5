import type { DataOf, EventType } from '../../schemas/types.ts';

/** A CloudEvent of the sample; `data` was checked against the type's schema where it was made. */
export interface SampleEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: EventType;
  time: string;
  data: object;
}

/** An event and when it is sent: mostly its own time, later for late ones and repetitions. */
export interface TimedEvent {
  sentAtMs: number;
  event: SampleEvent;
}

/** @param time RFC 3339 with offset */
export function sampleEvent<T extends EventType>(
  type: T,
  id: string,
  source: string,
  time: string,
  data: DataOf<T>,
): SampleEvent {
  return { specversion: '1.0', id, source, type, time, data };
}
