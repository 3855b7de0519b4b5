import { describe, expect, it, vi } from 'vitest';
import { type AccessEntry, createAccessLog } from '../../../../services/gateway/audit/access-log.ts';
import { fingerprintOf } from '../../../../services/gateway/audit/fingerprint.ts';
import { createLogger } from '../../../../services/shared/log.ts';

const entry = (login: string): AccessEntry => ({
  at: 0,
  login,
  via: 'secret',
  token_id: '',
  address: '127.0.0.1',
  route: 'sql',
  report: '',
  statement: 'a',
  rows: 1,
  bytes: 2,
  ms: 3,
  status: 200,
  refused: false,
  reason: '',
});

function start(insert: (entries: readonly AccessEntry[]) => Promise<void>, maxBuffered = 3) {
  const dropped: number[] = [];
  const accessLog = createAccessLog({
    insert,
    log: createLogger('test', 'silent'),
    onDropped: (entries) => dropped.push(entries),
    flushEveryMs: 5,
    maxBuffered,
  });
  return { accessLog, dropped };
}

describe('the access log', () => {
  it('writes in the background what was recorded, in order', async () => {
    const written: string[] = [];
    const { accessLog } = start(async (entries) => {
      written.push(...entries.map(({ login }) => login));
    });
    accessLog.record(entry('a'));
    accessLog.record(entry('b'));
    expect(written).toEqual([]);
    await vi.waitFor(() => expect(written).toEqual(['a', 'b']));
    accessLog.record(entry('c'));
    await accessLog.stop();
    expect(written).toEqual(['a', 'b', 'c']);
  });

  it('holds what can not be written, counts what is beyond its bound, and writes the rest when it can again', async () => {
    let away = true;
    const written: string[] = [];
    const { accessLog, dropped } = start(async (entries) => {
      if (away) throw new Error('away');
      written.push(...entries.map(({ login }) => login));
    });
    for (const login of ['a', 'b', 'c', 'd', 'e']) accessLog.record(entry(login));
    expect(dropped).toEqual([1, 1]);
    away = false;
    await vi.waitFor(() => expect(written).toEqual(['a', 'b', 'c']));
    await accessLog.stop();
  });

  it('ends although nothing can be written, and counts what is lost', async () => {
    const { accessLog, dropped } = start(() => Promise.reject(new Error('away')));
    accessLog.record(entry('a'));
    await accessLog.stop();
    expect(dropped).toEqual([1]);
  });
});

describe('the fingerprint of a statement', () => {
  it('is the same whatever texts and numbers are in it', () => {
    const of = (email: string, n: number) =>
      fingerprintOf(`SELECT 1 FROM contacts  WHERE email = '${email}' LIMIT ${n}`);
    expect(of('anna@example.org', 10)).toBe(of("o\\'hara@example.org", 2000));
    expect(of('a', 1)).not.toBe(fingerprintOf("select 1 from orders where email = 'a' limit 1"));
    expect(of('a', 1)).toMatch(/^[0-9a-f]{16}$/);
  });
});
