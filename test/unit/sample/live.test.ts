import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inOfficeHours, localTime } from '../../../dev/sample/calendar.ts';
import { generateHistory } from '../../../dev/sample/history.ts';
import { createRandom } from '../../../dev/sample/random.ts';
import { runSample } from '../../../dev/sample/run.ts';
import { createStateStore } from '../../../dev/sample/state.ts';
import { createTrickle } from '../../../dev/sample/trickle.ts';
import { parseEvent } from '../../../schemas/parse.ts';
import { createIngestClient } from '../../../services/shared/ingest-client.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { type FakeAnswer, type FakeIngest, type FakeRequest, startFakeIngest } from '../cli/fake-ingest.ts';

const NOW = Date.parse('2026-03-31T10:00:00Z');

describe('trickle', () => {
  it('gives one event a tick, of now, within the contract, no identity twice', () => {
    const trickle = createTrickle({ seed: 1, generation: 1, startMs: NOW });
    const events = Array.from({ length: 300 }, (_, n) => trickle.take(2, NOW + n * 1_000)).flat();
    expect(events).toHaveLength(600);
    expect(new Set(events.map((event) => event.id)).size).toBe(600);
    for (const [n, event] of events.entries()) {
      expect(Date.parse(event.time)).toBe(NOW + Math.floor(n / 2) * 1_000);
      expect(
        parseEvent(JSON.parse(JSON.stringify(event)), { receivedAtMs: NOW + 300_000, lenient: false }),
      ).toMatchObject({ ok: true });
    }
  });

  it('tells each contact’s life in order, beginning with its creation', () => {
    const trickle = createTrickle({ seed: 1, generation: 1, startMs: NOW });
    const firsts = new Map<string, string>();
    for (const { id, type } of trickle.take(1_000, NOW)) {
      const contact = id.replace(/-\d+$/, '');
      if (!firsts.has(contact)) firsts.set(contact, type);
    }
    expect(firsts.size).toBeGreaterThan(20);
    expect(new Set(firsts.values())).toEqual(new Set(['crm.contact.created']));
  });

  it('has new contacts after a restart', () => {
    const ids = (generation: number) =>
      createTrickle({ seed: 1, generation, startMs: NOW })
        .take(50, NOW)
        .map((e) => e.id);
    expect(ids(1)).toEqual(ids(1));
    expect(ids(2).filter((id) => ids(1).includes(id))).toEqual([]);
  });
});

describe('running the sample', () => {
  let folder: string;
  let ingest: FakeIngest;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leadstream-sample-'));
  });
  afterEach(async () => {
    await ingest.close();
    await rm(folder, { recursive: true });
  });

  const serve = async (answer: (request: FakeRequest, n: number) => FakeAnswer | undefined) => {
    ingest = await startFakeIngest(answer);
  };
  const isLive = ({ events }: FakeRequest) => events.some((event) => event.id.startsWith('smp-l-'));

  /** Runs until stopped, with a clock of ten seconds a look. */
  async function run(stop: AbortController, startMs = NOW) {
    const store = createStateStore(folder);
    let now = startMs;
    const state = await store.load({ seed: 3, contacts: 400, nowMs: startMs });
    await runSample({
      state,
      store,
      client: createIngestClient({ url: ingest.url, key: 'k', giveUpAfterMs: 0, signal: stop.signal }),
      log: createLogger('test', 'silent'),
      signal: stop.signal,
      eventsPerSecond: 2,
      baseCurrency: 'USD',
      now: () => {
        now += 10_000;
        return now;
      },
    });
    return state;
  }

  it('sends directory, then history, then live events, and stops when asked', async () => {
    const stop = new AbortController();
    await serve((request) => {
      if (isLive(request)) stop.abort();
      return undefined;
    });
    const state = await run(stop);
    const expected = [...generateHistory({ seed: 3, anchorDay: '2026-03-31', contacts: 400, untilMs: NOW })];
    expect(state).toMatchObject({ historyDone: true, historySent: expected.length });
    expect(ingest.requests[0]?.events.every((event) => event.type.endsWith('.set'))).toBe(true);
    for (const { event } of expected) expect(ingest.accepted.has(`${event.source} ${event.id}`)).toBe(true);
    expect(ingest.requests.filter(isLive).length).toBe(1);
  });

  it('goes on after a break where it was, with the same history', async () => {
    const expected = [...generateHistory({ seed: 3, anchorDay: '2026-03-31', contacts: 400, untilMs: NOW })];
    // By content, not by count: several batches are under way at a time.
    const later = new Set(expected.slice(2_500).map(({ event }) => event.id));
    let broken = true;
    await serve(({ events }) => (broken && events.some((e) => later.has(e.id)) ? { status: 503 } : undefined));
    await expect(run(new AbortController())).rejects.toMatchObject({ code: 'INGEST_UNREACHABLE' });
    const sentBefore = (await createStateStore(folder).load({ seed: 0, contacts: 0, nowMs: 0 })).historySent;
    expect(sentBefore).toBe(2_000);

    broken = false;
    const stop = new AbortController();
    const before = ingest.requests.length;
    const watch = setInterval(() => ingest.requests.slice(before).some(isLive) && stop.abort(), 5);
    // Two days later, and with another seed in the environment: the history stays that of the first start.
    const state = await run(stop, NOW + 2 * 86_400_000);
    clearInterval(watch);
    expect(state).toMatchObject({ seed: 3, anchorDay: '2026-03-31', startedAtMs: NOW, historyDone: true });
    expect(state.historySent).toBe(expected.length);
    for (const { event } of expected) expect(ingest.accepted.has(`${event.source} ${event.id}`)).toBe(true);
    const resent = ingest.requests
      .slice(before)
      .flatMap((r) => r.events)
      .filter((e) => e.id === expected[0]?.event.id);
    expect(resent).toEqual([]);
  });

  it('refuses a damaged state instead of telling a second history', async () => {
    await serve(() => undefined);
    await writeFile(join(folder, 'sample.json'), '{"version":1');
    await expect(createStateStore(folder).load({ seed: 1, contacts: 1, nowMs: NOW })).rejects.toMatchObject({
      code: 'SAMPLE_STATE',
    });
  });
});

describe('helpers of the sample', () => {
  it('writes times with the office’s offset', () => {
    expect(localTime(NOW, 7)).toBe('2026-03-31T17:00:00.000+07:00');
    expect(localTime(NOW, 0)).toBe('2026-03-31T10:00:00.000Z');
  });

  it('moves what falls outside office hours to the next office day', () => {
    const random = createRandom(1);
    const moved = (time: string) => new Date(inOfficeHours(Date.parse(time), 0, random)).toISOString().slice(0, 13);
    expect(moved('2026-03-31T10:00:00Z')).toBe('2026-03-31T10');
    expect(moved('2026-03-31T03:00:00Z')).toMatch(/^2026-03-31T0[89]/);
    expect(moved('2026-03-31T20:00:00Z')).toMatch(/^2026-04-01T0[89]/);
    // A Friday evening.
    expect(moved('2026-04-03T19:00:00Z')).toMatch(/^2026-04-06T0[89]/);
    expect(moved('2026-04-05T12:00:00Z')).toMatch(/^2026-04-06T0[89]/);
  });

  it('gives neighbouring seeds unrelated numbers', () => {
    const firsts = Array.from({ length: 1_000 }, (_, n) => createRandom(1, 1, n).next());
    const mean = firsts.reduce((sum, x) => sum + x, 0) / firsts.length;
    const rising = firsts.filter((x, n) => n > 0 && x > (firsts[n - 1] ?? 0)).length;
    expect(mean).toBeGreaterThan(0.46);
    expect(mean).toBeLessThan(0.54);
    expect(rising).toBeGreaterThan(440);
    expect(rising).toBeLessThan(560);
  });
});
