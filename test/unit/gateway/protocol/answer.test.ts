import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../../../services/gateway/limits/limits.ts';
import { answerHeaders } from '../../../../services/gateway/protocol/answer-headers.ts';
import { boundSettings } from '../../../../services/gateway/protocol/bounds.ts';
import { loadConfig } from '../../../../services/shared/env.ts';

const LIMITS = limitsOf(loadConfig({}).gateway.limits);

describe('headers of an answer', () => {
  it('tell nothing of the rows that were read, which may be others’', () => {
    const headers = answerHeaders(
      {
        'content-type': 'text/csv',
        'x-clickhouse-summary':
          '{"read_rows":"5000","read_bytes":"9","result_rows":"2","elapsed_ns":"7","memory_usage":"1"}',
        'x-clickhouse-progress': '{"read_rows":"5000"}',
        'x-clickhouse-query-id': 'of-clickhouse',
        server: 'x',
      },
      undefined,
    );
    expect(headers).toEqual({
      'cache-control': 'no-store',
      'content-type': 'text/csv',
      'x-clickhouse-summary': '{"result_rows":"2","elapsed_ns":"7"}',
      'x-clickhouse-query-id': 'of-clickhouse',
    });
    expect(answerHeaders({ 'x-clickhouse-summary': 'no json' }, undefined)).toEqual({ 'cache-control': 'no-store' });
  });

  it('echo the query id of the client', () => {
    expect(answerHeaders({ 'x-clickhouse-query-id': 'of-clickhouse' }, 'mine')['x-clickhouse-query-id']).toBe('mine');
  });
});

describe('bounds of a statement', () => {
  const of = (wished: Parameters<typeof boundSettings>[1]) => Object.fromEntries(boundSettings(LIMITS, wished));

  it('are the gateway’s, or less', () => {
    expect(of({})).toMatchObject({ max_result_rows: String(LIMITS.maxRows), result_overflow_mode: 'throw' });
    expect(of({ maxRows: 10, maxSeconds: 0.5 })).toMatchObject({ max_result_rows: '10', max_execution_time: '0.5' });
    expect(of({ maxRows: 1e12, maxResultBytes: 1e12, maxSeconds: 1e12 })).toEqual(of({}));
  });

  it('cut an answer off only at a number of rows that the client chose', () => {
    expect(of({ maxRows: 10, breakAtMaxRows: true }).result_overflow_mode).toBe('break');
    expect(of({ maxRows: 1e12, breakAtMaxRows: true }).result_overflow_mode).toBe('throw');
  });
});
