import { z } from 'zod';
import { HttpError } from '../../shared/http/http-error.ts';

/** ClickHouse's DateTime ends in 2106. */
const MAX_TIME_MS = 4_294_967_295_000;
const Time = z.number().int().min(0).max(MAX_TIME_MS);
const common = {
  uid: z.string(),
  /** Epoch milliseconds, both inclusive as in Grafana. */
  from: Time,
  to: Time,
  variables: z.record(z.string(), z.array(z.string())).default({}),
};
const ordered = { message: 'must not be before from', path: ['to'] };

const Query = z.object({
  ...common,
  panelId: z.number().int(),
  /** The value of a repeated panel's variable. */
  scoped: z.record(z.string(), z.string()).default({}),
});
const isOrdered = ({ from, to }: { from: number; to: number }) => from <= to;

export const QueryBody = Query.refine(isOrdered, ordered);
export type QueryBody = z.infer<typeof QueryBody>;

export const DownloadBody = Query.extend({ format: z.enum(['csv', 'xlsx']) }).refine(isOrdered, ordered);
export type DownloadBody = z.infer<typeof DownloadBody>;

export const OptionsBody = z.object({ ...common, variable: z.string() }).refine(isOrdered, ordered);
export type OptionsBody = z.infer<typeof OptionsBody>;

/** @throws HttpError 400 `bad_request` naming the first field at fault and its rule */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'body';
  throw new HttpError(400, 'bad_request', `${field}: ${issue?.message ?? 'is not understood'}`, field);
}
