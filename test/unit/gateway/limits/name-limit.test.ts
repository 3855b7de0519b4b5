import { expect, it } from 'vitest';
import { limitsOf } from '../../../../services/gateway/limits/limits.ts';
import { reachedLimit } from '../../../../services/gateway/limits/name-limit.ts';
import { reportAdvice } from '../../../../services/gateway/reports/advice.ts';
import { loadConfig } from '../../../../services/shared/env.ts';

const limits = limitsOf(loadConfig({}).gateway.limits);

it.each([
  [241, 'Query memory limit exceeded: would use 99.63 MiB', 413, 'out_of_memory', ['2 GiB', 'GATEWAY_MAX_MEMORY']],
  [159, 'Timeout exceeded: elapsed 1009.320 ms', 504, 'too_slow', ['30 s', 'GATEWAY_MAX_SECONDS']],
  [396, 'Limit for result exceeded, max rows: 1.00 million', 413, 'too_large', ['1,000,000', 'GATEWAY_MAX_ROWS']],
  [396, 'Limit for result exceeded, max bytes: 128.00 MiB', 413, 'too_large', ['128 MiB']],
  [158, 'Limit for rows exceeded', 413, 'reads_too_much', ['1,000,000,000', 'GATEWAY_MAX_READ_ROWS']],
  [307, 'Limit for rows or bytes to read', 413, 'reads_too_much', ['100 GiB', 'GATEWAY_MAX_READ_BYTES']],
])('names the limit behind error %i: %s', (code, text, status, name, words) => {
  const reached = reachedLimit(code, text, limits);
  expect(reached).toMatchObject({ status, code: name });
  for (const word of words) expect(reached?.message).toContain(word);
});

it("tells the server's memory from a viewer's, and other errors from limits", () => {
  const total = reachedLimit(241, '(total) memory limit exceeded: would use 9 GiB', limits);
  expect(total).toMatchObject({ status: 503 });
  expect(total?.message).not.toContain('GATEWAY_MAX_MEMORY');
  expect(total?.ofShare).toBeUndefined();
  expect(reachedLimit(47, 'Unknown expression identifier', limits)).toBeUndefined();
});

it('advises a shorter period only where a report has one, and pages no longer than an answer may be', () => {
  const told = (names: string[], maxRows = 1_000_000) =>
    reachedLimit(
      396,
      'max rows: 1',
      limits,
      reportAdvice({ parameters: names.map((name) => ({ name })) }, { ...limits, maxRows }),
    )?.message ?? '';
  expect(told(['campaign', 'from', 'to'])).toMatch(/limit=10000, then cursor=next\), or ask for a shorter period$/);
  expect(told(['keyword', 'sort'], 50)).toMatch(/limit=50, then cursor=next\)$/);
  expect(told([])).not.toContain('period');
  const slow = reachedLimit(159, 'Timeout', limits, reportAdvice({ parameters: [] }, limits))?.message;
  expect(slow).toMatch(/nothing to narrow it by/);
  expect(slow).not.toContain('period');
});
