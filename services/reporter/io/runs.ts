import { randomBytes } from 'node:crypto';

/** Name of an attempt: when it began, and what nobody else has. Only letters, digits and dashes: it names a partition. */
export function newRun(nowMs: number, random: () => string = () => randomBytes(8).toString('hex')): string {
  return `${new Date(nowMs).toISOString().replaceAll(/[-:.]/g, '')}-${random()}`;
}

const RUN = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-[0-9a-f]+$/;

/** When an attempt began, epoch milliseconds; undefined if the text names none. */
export function runStartedAt(run: string): number | undefined {
  const parts = RUN.exec(run)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}
