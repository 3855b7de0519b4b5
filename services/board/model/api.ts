import * as z from 'zod/mini';

/** `GET /api/settings` */
export const Settings = z.object({
  locale: z.string(),
  timeZone: z.string(),
  baseCurrency: z.string(),
  homeUid: z.string(),
  texts: z.record(z.string(), z.string()),
});
export type Settings = z.infer<typeof Settings>;

/** `GET /api/dashboards` */
export const DashboardList = z.array(
  z.object({ uid: z.string(), title: z.string(), folder: z.string(), description: z.optional(z.string()) }),
);
export type DashboardList = z.infer<typeof DashboardList>;

const Frame = z.object({
  refId: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.array(z.unknown())),
});
/** One answer of ClickHouse: rows as arrays in the order of the columns. */
export type Frame = z.infer<typeof Frame>;

/** A value as it came from ClickHouse; Decimals and 64-bit integers are strings, so that no digit is lost. */
export type Cell = string | number | boolean | null;

/** `POST /api/query` */
export const QueryAnswer = z.object({ frames: z.array(Frame) });

/** `POST /api/options` */
export const OptionsAnswer = z.object({
  options: z.array(z.object({ text: z.string(), value: z.string() })),
});
export type Option = z.infer<typeof OptionsAnswer>['options'][number];

/** What every refused request answers. */
export const Refusal = z.object({ error: z.string(), code: z.optional(z.string()) });
