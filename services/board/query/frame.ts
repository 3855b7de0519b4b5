import { z } from 'zod';
import type { Frame } from '../model/api.ts';
import { kindOf } from '../model/frame.ts';

/** ClickHouse's answer in the format JSONCompact. */
export const CompactResult = z.object({
  meta: z.array(z.object({ name: z.string(), type: z.string() })),
  data: z.array(z.array(z.unknown())),
});
export type CompactResult = z.infer<typeof CompactResult>;

/** Puts ClickHouse's UTC times into the business time zone; everything else is as ClickHouse writes it. */
export function frameOf(refId: string, { meta, data }: CompactResult, zoned: (epochMs: number) => string): Frame {
  const times = new Set(meta.flatMap(({ type }, index) => (kindOf(type) === 'time' ? [index] : [])));
  if (times.size === 0) return { refId, columns: meta, rows: data };
  const inZone = (value: unknown) => {
    const epochMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(epochMs) ? value : zoned(epochMs);
  };
  // Copies: an answer may be shared by several who asked at the same time.
  const rows = data.map((row) => row.map((value, index) => (times.has(index) ? inZone(value) : value)));
  return { refId, columns: meta, rows };
}

/** 15 minutes: no zone changes its offset at another time, so one look-up holds for all instants of a quarter of an hour. */
const STEP_MS = 15 * 60_000;
const MAX_CACHED = 10_000;

/** Writes instants as ISO 8601 with the offset that a time zone has then: `2026-10-25T02:30:00.120+02:00`. */
export function createZonedText(timeZone: string): (epochMs: number) => string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const offsets = new Map<number, { ms: number; text: string }>();

  function offsetAt(epochMs: number) {
    const step = Math.floor(epochMs / STEP_MS);
    const known = offsets.get(step);
    if (known) return known;
    const name = format.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign = '+', hours = '00', minutes = '00'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
    const ms = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
    const offset = { ms, text: `${sign}${hours}:${minutes}` };
    if (offsets.size >= MAX_CACHED) offsets.clear();
    offsets.set(step, offset);
    return offset;
  }

  return (epochMs) => {
    const offset = offsetAt(epochMs);
    return `${new Date(epochMs + offset.ms).toISOString().slice(0, -1)}${offset.text}`;
  };
}
