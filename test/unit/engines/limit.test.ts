import { describe, expect, it } from 'vitest';
import { createByteBudget, createLimit } from '../../../dev/engines/clickhouse/limit.ts';

describe('a limit of tasks', () => {
  it('runs no more than allowed, and all of them', async () => {
    const limit = createLimit(2);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 9 }, () => limit(task)));
    expect(most).toBe(2);
  });

  it('goes on after a task that fails', async () => {
    const limit = createLimit(1);
    await expect(limit(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await limit(async () => 'yes')).toBe('yes');
  });
});

describe('a budget of bytes', () => {
  it('lets a second one in when the first has given back', async () => {
    const budget = createByteBudget(10);
    const order: string[] = [];
    const giveBack = await budget.take(8);
    const second = budget.take(5).then((back) => {
      order.push('second');
      return back;
    });
    order.push('first is there');
    giveBack();
    giveBack();
    (await second)();
    expect(order).toEqual(['first is there', 'second']);
    expect(budget.used()).toBe(0);
  });

  it('grants a wish larger than everything, alone', async () => {
    const budget = createByteBudget(10);
    (await budget.take(100))();
    expect(budget.used()).toBe(0);
  });
});
