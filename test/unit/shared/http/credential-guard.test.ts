import { describe, expect, it } from 'vitest';
import { createCredentialGuard } from '../../../../services/shared/http/credential-guard.ts';
import { networkOf } from '../../../../services/shared/http/network-of.ts';

const NOW = Date.parse('2026-06-15T12:00:00Z');

/** A guard under a clock of the test's; pauses are kept in place of waited for. */
function makeGuard() {
  const waits: number[] = [];
  const clock = { now: NOW };
  const guard = createCredentialGuard({
    now: () => clock.now,
    pauseMs: async (ms) => {
      waits.push(ms);
    },
  });
  async function fail(times: number, address = '192.0.2.1') {
    const answers = [];
    for (let i = 0; i < times; i++) {
      await guard.admit(address, `guess-${i}`);
      answers.push(guard.wrong(address));
    }
    return answers;
  }
  return { guard, waits, clock, fail };
}

describe('wrong credentials', () => {
  it('cost nothing ten times, then make each further one wait twice as long, up to a second', async () => {
    const { fail, waits } = makeGuard();
    expect(await fail(10)).toEqual(Array.from({ length: 10 }, () => false));
    expect(waits).toEqual([]);
    expect(await fail(7)).toEqual(Array.from({ length: 7 }, () => true));
    expect(waits).toEqual([50, 100, 200, 400, 800, 1_000]);
  });

  it('hold up neither another address nor a credential that was right from this one', async () => {
    const { guard, fail, waits } = makeGuard();
    guard.right('192.0.2.1', 'secret');
    await fail(20);
    waits.length = 0;
    expect(await guard.admit('192.0.2.1', 'secret')).toBe('admitted');
    expect(await guard.admit('192.0.2.2', 'guess')).toBe('admitted');
    expect(waits).toEqual([]);
    expect(await guard.admit('192.0.2.1', 'another right one')).toBe('admitted');
    expect(waits).toEqual([1_000]);
  });

  it('are forgotten with time', async () => {
    const { guard, fail, waits, clock } = makeGuard();
    await fail(15);
    waits.length = 0;
    clock.now += 5 * 30_000;
    await guard.admit('192.0.2.1', 'guess');
    expect(waits).toEqual([]);
  });

  it('wait at most eight at a time, the others are turned away unseen', async () => {
    const held: Array<() => void> = [];
    const guard = createCredentialGuard({
      now: () => NOW,
      pauseMs: () => new Promise<void>((resolve) => held.push(resolve)),
    });
    for (let i = 0; i < 11; i++) guard.wrong('192.0.2.1');
    const eight = Array.from({ length: 8 }, (_, i) => guard.admit('192.0.2.1', `guess-${i}`));
    expect(await guard.admit('192.0.2.1', 'ninth')).toBe('refused');
    for (const end of held) end();
    expect(await Promise.all(eight)).toEqual(Array.from({ length: 8 }, () => 'admitted'));
    const ninth = guard.admit('192.0.2.1', 'ninth');
    held.at(-1)?.();
    expect(await ninth).toBe('admitted');
  });

  it('are remembered of 10,000 addresses and no more', async () => {
    const { guard, fail, waits } = makeGuard();
    await fail(12);
    for (let i = 0; i < 10_000; i++) guard.wrong(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
    waits.length = 0;
    await guard.admit('192.0.2.1', 'guess');
    expect(waits).toEqual([]);
  });
});

describe('who counts as one sender', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::1:2:3:4:5', '2001:db8:0:1::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
