import { z } from 'zod';
import { kindOf } from '../client/model/frame.ts';

/** ClickHouse's answer in the format JSONCompact. */
export const CompactResult = z.object({
  meta: z.array(z.object({ name: z.string(), type: z.string() })),
  data: z.array(z.array(z.unknown())),
});
export type CompactResult = z.infer<typeof CompactResult>;

/**
 * One statement's answer, its types ClickHouse's. Integers and floats are numbers, decimals exact texts, times ISO 8601 with offset,
 * days `YYYY-MM-DD`.
 */
export type Frame = {
  refId: string;
  columns: Array<{ name: string; type: string }>;
  rows: unknown[][];
};

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
