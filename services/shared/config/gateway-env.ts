import { z } from 'zod';
import { parseByteSize } from './byte-size.ts';

/** A size with its unit, as bytes. */
const byteSize = (fallback: string, min: string) =>
  z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const bytes = parseByteSize(text);
      const least = parseByteSize(min) ?? 0;
      if (bytes !== undefined && bytes >= least) return bytes;
      context.addIssue({ code: 'custom', message: `must be a size of at least ${min}: 512MiB, 2GiB or bytes` });
      return z.NEVER;
    });

const count = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);

/** Variables of the gateway's limits and of its access log, with their bounds. */
export const GatewayEnv = {
  GATEWAY_MAX_MEMORY: byteSize('2GiB', '64MiB'),
  GATEWAY_MAX_SECONDS: count(30, 3_600),
  GATEWAY_MAX_ROWS: count(1_000_000, 1_000_000_000),
  GATEWAY_MAX_CONCURRENT: count(4, 100),
  // A dashboard over ten million opportunities reads some 30 million rows a query: thirty times that.
  GATEWAY_MAX_READ_ROWS: count(1_000_000_000, Number.MAX_SAFE_INTEGER),
  GATEWAY_MAX_READ_BYTES: byteSize('100GiB', '1MiB'),
  ACCESS_LOG_DAYS: count(90, 3_650),
  GATEWAY_LOG_USER: z.string().optional(),
  GATEWAY_LOG_PASSWORD: z.string().optional(),
};

const Parsed = z.object(GatewayEnv);

/** What the variables say, under names that carry units. */
export function gatewaySettings(e: z.infer<typeof Parsed>) {
  return {
    limits: {
      maxMemoryBytes: e.GATEWAY_MAX_MEMORY,
      maxSeconds: e.GATEWAY_MAX_SECONDS,
      maxRows: e.GATEWAY_MAX_ROWS,
      maxConcurrent: e.GATEWAY_MAX_CONCURRENT,
      maxReadRows: e.GATEWAY_MAX_READ_ROWS,
      maxReadBytes: e.GATEWAY_MAX_READ_BYTES,
    },
    accessLog: {
      days: e.ACCESS_LOG_DAYS,
      /** Who may write the log and nothing else; undefined: the gateway's own user. */
      user: e.GATEWAY_LOG_USER,
      password: e.GATEWAY_LOG_PASSWORD,
    },
  };
}

export type GatewaySettings = ReturnType<typeof gatewaySettings>;
