import { LeadstreamError, messageOf } from '../../shared/errors.ts';
import type { Fault } from '../batch/record.ts';
import { isDataError as isRefused } from '../io/sink.ts';

/** Deciding a batch failed: one of its records can't be derived. Found by bisecting like a refusal by ClickHouse. */
export function derivationError(cause: unknown): LeadstreamError {
  return new LeadstreamError('DERIVATION', `deriving failed: ${messageOf(cause)}`, { cause });
}

export function isDataError(error: unknown): boolean {
  return isRefused(error) || (error instanceof LeadstreamError && error.code === 'DERIVATION');
}

/** Why a single record was put aside. The server's text may quote values, so only its code is kept. */
export function faultOf(error: unknown): Fault {
  if (error instanceof LeadstreamError)
    return { code: 'derivation_failed', field: '', message: 'the event could not be derived' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { code: 'refused_by_clickhouse', field: '', message: `ClickHouse refused the rows: error ${code}` };
}
