import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DeadLetter, isSelected, parseDeadLetter } from '../../../services/cli/dlq/dead-letter.ts';
import { replayRecord } from '../../../services/cli/dlq/replay.ts';
import { createReplayLog } from '../../../services/cli/dlq/replay-log.ts';
import { parseSince } from '../../../services/cli/dlq/session.ts';
import { deadLetterMessage } from '../../../services/enricher/io/dlq-producer.ts';

const EVENT = {
  specversion: '1.0',
  id: '1',
  source: '/t',
  type: 'crm.contact.created',
  time: '2026-01-01T00:00:00Z',
  data: { contact_id: 'c-1' },
};

/** A dead letter by way of what the enricher writes. */
function letterOf(value: string, headers: Record<string, Buffer> = {}, topic = 'crm.events'): DeadLetter {
  const record = {
    partition: 2,
    offset: 17,
    timestampMs: 1_000,
    key: Buffer.from('old key'),
    value: Buffer.from(value),
    headers,
  };
  const { key, headers: written } = deadLetterMessage(
    { record, code: 'invalid_field', field: 'data.x', message: 'must be a string' },
    topic,
    new Date('2026-01-02T00:00:00Z'),
  );
  const message = { key, value: record.value, headers: written, offset: '5', timestamp: '0', attributes: 0 };
  return parseDeadLetter({ partition: 0, message });
}

const OPTIONS = {
  lenient: false,
  topics: { events: 'crm.events', directory: 'crm.directory' },
  dlqTopic: 'crm.events.dlq',
};

describe('dead letters', () => {
  it('reads back what the enricher wrote', () => {
    expect(letterOf('x', { 'leadstream-lenient': Buffer.from('1'), trace: Buffer.from('t') })).toMatchObject({
      id: '0:5',
      code: 'invalid_field',
      field: 'data.x',
      from: { topic: 'crm.events', partition: 2, offset: '17', timestampMs: 1_000 },
      failedAt: '2026-01-02T00:00:00.000Z',
      headers: { 'leadstream-lenient': '1', trace: 't' },
      lenient: true,
    });
  });

  it('selects by reason, age and either identity', () => {
    const letter = letterOf('x');
    const all = { code: undefined, sinceMs: undefined, ids: [] };
    expect(isSelected(letter, all)).toBe(true);
    expect(isSelected(letter, { ...all, code: 'invalid_json' })).toBe(false);
    expect(isSelected(letter, { ...all, sinceMs: Date.parse('2026-01-02T00:00:00.001Z') })).toBe(false);
    expect(isSelected(letter, { ...all, ids: ['0:5'] })).toBe(true);
    expect(isSelected(letter, { ...all, ids: ['crm.events:2:17'] })).toBe(true);
    expect(isSelected(letter, { ...all, ids: ['0:6'] })).toBe(false);
  });

  it('reads ages and dates', () => {
    expect(parseSince('90m', 10_000_000)).toBe(10_000_000 - 5_400_000);
    expect(parseSince('2026-01-01', 0)).toBe(Date.parse('2026-01-01'));
    expect(() => parseSince('yesterday', 0)).toThrow('--since');
  });

  it('replays the raw bytes with the original headers under the key that the event should have', () => {
    const raw = JSON.stringify(EVENT, null, 1);
    const { topic, message } = replayRecord(letterOf(raw, { trace: Buffer.from('t') }), OPTIONS);
    expect(topic).toBe('crm.events');
    expect(message.value?.toString()).toBe(raw);
    expect(message.key).toBe('c-1');
    expect(message.headers).toEqual({ trace: 't', 'leadstream-replay-of': 'crm.events.dlq:0:5' });
  });

  it('replays what does not parse under its old key', () => {
    expect(replayRecord(letterOf('{'), OPTIONS).message.key?.toString()).toBe('old key');
  });

  it('marks a replay as lenient where asked', () => {
    const { message } = replayRecord(letterOf('{}'), { ...OPTIONS, lenient: true });
    expect(message.headers).toMatchObject({ 'leadstream-lenient': '1' });
  });

  it('never lifts an event into the directory, which decides who sees what', () => {
    const data = { login: 'mallory', campaign_kpi: 'view_all' };
    const smuggled = JSON.stringify({ ...EVENT, type: 'crm.viewer.set', data });
    expect(replayRecord(letterOf(smuggled), OPTIONS).topic).toBe('crm.events');
    expect(replayRecord(letterOf(smuggled, {}, 'crm.directory'), OPTIONS).topic).toBe('crm.directory');
  });

  it('remembers what was replayed, per cluster', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leadstream-dlq-'));
    try {
      const at = new Date('2026-01-02T00:00:00Z');
      await createReplayLog(folder, 'c1', 't').add(['0:1', '0:2'], at);
      await createReplayLog(folder, 'c1', 't').add(['0:3'], at);
      const iso = at.toISOString();
      expect([...(await createReplayLog(folder, 'c1', 't').load())]).toEqual([
        ['0:1', iso],
        ['0:2', iso],
        ['0:3', iso],
      ]);
      expect((await createReplayLog(folder, 'c2', 't').load()).size).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
