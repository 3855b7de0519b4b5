import { HttpError } from '../../shared/http/http-error.ts';
import type { Limits } from './limits.ts';
import { type Advice, reachedLimit } from './name-limit.ts';

/** A query has reached one of its viewer's limits. */
export class LimitReached extends HttpError {
  /** ClickHouse's number and name of it. */
  readonly engineCode: number;
  readonly engineName: string;
  /** It was the query's part of its viewer's memory: with all of it, it may be answered. */
  readonly ofShare: boolean;

  constructor(reached: NonNullable<ReturnType<typeof reachedLimit>>, engineCode: number, engineName: string) {
    super(reached.status, reached.code, reached.message);
    this.name = 'LimitReached';
    this.engineCode = engineCode;
    this.engineName = engineName;
    this.ofShare = reached.ofShare ?? false;
  }
}

/** What ClickHouse says as the limit that was reached; undefined if it speaks of something else. */
export function limitReached(
  { code, type, message }: { code: number; type: string; message: string },
  limits: Limits,
  advice?: Advice,
): LimitReached | undefined {
  const reached = reachedLimit(code, message, limits, advice);
  return reached && new LimitReached(reached, code, type);
}
