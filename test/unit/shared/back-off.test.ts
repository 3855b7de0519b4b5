import { describe, expect, it } from 'vitest';
import { backOffMs, pause, retry, retryAfterMs, withoutJitter } from '../../../services/shared/back-off.ts';

const BACK_OFF = { firstMs: 200, longestMs: 10_000 };

describe('waiting before another try', () => {
  it('doubles up to the longest wait', () => {
    const waits = [1, 2, 3, 10, 500, 5_000].map((failures) => backOffMs(BACK_OFF, failures, withoutJitter));
    expect(waits).toEqual([200, 400, 800, 10_000, 10_000, 10_000]);
  });

  it('is by chance between half and all of it', () => {
    expect(backOffMs(BACK_OFF, 1, () => 0)).toBe(100);
    expect(backOffMs(BACK_OFF, 1, () => 0.5)).toBe(150);
  });

  it('reads Retry-After as seconds or as a date, of a minute at most', () => {
    expect(retryAfterMs('2', 0)).toBe(2_000);
    expect(retryAfterMs('Thu, 01 Jan 1970 00:00:05 GMT', 2_000)).toBe(3_000);
    expect(retryAfterMs('86400', 0)).toBe(60_000);
    expect(retryAfterMs('soon', 0)).toBeUndefined();
    expect(retryAfterMs(null, 0)).toBeUndefined();
  });

  it('ends when the signal says stop', async () => {
    await expect(pause(60_000, AbortSignal.abort())).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

describe('a step that is repeated', () => {
  const failing = (times: number, error = new Error('away')) => {
    const seen = { calls: 0 };
    const step = async () => {
      seen.calls++;
      if (seen.calls <= times) throw error;
      return 'done';
    };
    return { seen, step };
  };
  const waits: number[] = [];
  const options = {
    what: 'insert',
    backOff: BACK_OFF,
    random: withoutJitter,
    isTransient: () => true,
    wait: async (ms: number) => void waits.push(ms),
  };

  it('works in the end', async () => {
    const { step } = failing(3);
    await expect(retry(step, options)).resolves.toBe('done');
    expect(waits).toEqual([200, 400, 800]);
  });

  it('fails with the last error once its attempts are used up', async () => {
    const { seen, step } = failing(9);
    await expect(retry(step, { ...options, attempts: 4 })).rejects.toThrow('away');
    expect(seen.calls).toBe(4);
  });

  it('fails at once with an error that will not pass', async () => {
    const { seen, step } = failing(1, new TypeError('no such table'));
    const isTransient = (error: unknown) => !(error instanceof TypeError);
    await expect(retry(step, { ...options, isTransient })).rejects.toThrow('no such table');
    expect(seen.calls).toBe(1);
  });

  it('is not begun again after the signal, whatever it failed with', async () => {
    const stopping = new AbortController();
    const { seen, step } = failing(9);
    const repeated = retry(step, { ...options, signal: stopping.signal, onRetry: () => stopping.abort() });
    await expect(repeated).rejects.toMatchObject({ code: 'ABORTED' });
    expect(seen.calls).toBe(1);
  });
});
