import { LeadstreamError, messageOf } from '../../shared/errors.ts';
import type { Fault } from '../io/record.ts';
import { isDataError as isRefused } from '../io/sink.ts';

const TOO_SLOW = 'DERIVATION_TOO_SLOW';

/** Deciding a batch failed: one of its records can't be derived. Found by bisecting like a refusal by ClickHouse. */
export function derivationError(cause: unknown): LeadstreamError {
  if (cause instanceof LeadstreamError) return cause;
  return new LeadstreamError('DERIVATION', `deriving failed: ${messageOf(cause)}`, { cause });
}

/** Whether a derivation was given up since it took too much processor time. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof LeadstreamError && error.code === TOO_SLOW;
}

export function isDataError(error: unknown): boolean {
  return isRefused(error) || isTooSlow(error) || (error instanceof LeadstreamError && error.code === 'DERIVATION');
}

/** Why a single record was put aside. The server's text may quote values, so only its code is kept. */
export function faultOf(error: unknown): Fault {
  if (isTooSlow(error))
    return { code: 'derivation_too_slow', field: '', message: 'deriving its contact took too much processor time' };
  if (error instanceof LeadstreamError)
    return { code: 'derivation_failed', field: '', message: 'the event could not be derived' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { code: 'refused_by_clickhouse', field: '', message: `ClickHouse refused the rows: error ${code}` };
}
