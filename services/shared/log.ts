import { type Logger, pino } from 'pino';

export type { Logger };

/** Personal data and secrets never reach a log, whatever object is logged by mistake. */
const REDACTED = [
  'data',
  '*.data',
  'email',
  '*.email',
  'phone',
  '*.phone',
  'authorization',
  '*.authorization',
  'headers.authorization',
];

/** JSON lines on stdout. */
export function createLogger(name: string, level = 'info'): Logger {
  return pino({
    name,
    level,
    redact: { paths: REDACTED, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
