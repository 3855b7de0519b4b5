import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../../dev/engines/lib/wait-for.ts';
import { readTopic } from '../../../services/cli/dlq/read-topic.ts';
import { type DlqSession, openDlq } from '../../../services/cli/dlq/session.ts';
import { projectRoot } from '../../../services/cli/project-root.ts';
import { DLQ_HEADERS } from '../../../services/shared/kafka/dlq-headers.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { leadstream } from './command.ts';

const event = (id: string, contact_id: string) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/t',
    type: 'crm.contact.created',
    time: '2026-01-01T00:00:00Z',
    data: { contact_id },
  });

describe('dead letters on a real broker', () => {
  let installation: Installation;
  let session: DlqSession;

  beforeAll(async () => {
    installation = await createInstallation({ migrated: false });
    session = await openDlq(installation.config);
    const producer = installation.kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const letter = (code: string, value: string, n: number) => ({
      key: 'wrong key',
      value,
      headers: {
        [DLQ_HEADERS.code]: code,
        [DLQ_HEADERS.topic]: session.topics.events,
        [DLQ_HEADERS.partition]: '1',
        [DLQ_HEADERS.offset]: String(n),
        [DLQ_HEADERS.failedAt]: `2026-01-0${n}T00:00:00.000Z`,
        'original-trace': `t${n}`,
      },
    });
    const messages = [
      letter('invalid_json', '{', 1),
      letter('missing_field', event('e2', 'c-2'), 2),
      letter('missing_field', event('e3', 'c-3'), 3),
    ];
    await producer.send({ topic: session.topics.dlq, messages, acks: -1 });
    await producer.disconnect();
  });
  afterAll(() => installation?.cleanup());

  const dlq = (...args: string[]) => leadstream(['dlq', ...args, '--json'], installation.env).ended;

  /** Values, keys and traces on the events topic, in order of their ids. */
  async function published() {
    const records: { key: string; value: string; trace: string }[] = [];
    await readTopic(installation.kafka, session.topics.events, installation.prefix, ({ message }) => {
      const { key, value, headers } = message;
      records.push({ key: String(key), value: String(value), trace: String(headers?.trace) });
    });
    return records.sort((a, b) => (a.trace < b.trace ? -1 : 1));
  }

  it('lists them oldest first, with counts by reason', async () => {
    const { code, stdout } = await dlq('list');
    const listed = JSON.parse(stdout);
    expect(listed).toMatchObject({ total: 3, reasons: { invalid_json: 1, missing_field: 2 } });
    expect(listed.letters.map((letter: { from: { offset: string } }) => letter.from.offset)).toEqual(['1', '2', '3']);
    expect(code).toBe(0);
    expect(JSON.parse((await dlq('list', '--code', 'missing_field', '--since', '2026-01-03')).stdout).total).toBe(1);
  });

  it('shows one with its content, and says when there is none', async () => {
    const { stdout } = await dlq('show', `${session.topics.events}:1:2`);
    expect(JSON.parse(stdout)).toMatchObject({
      code: 'missing_field',
      content: event('e2', 'c-2'),
      headers: { trace: 't2' },
    });
    expect(await dlq('show', '0:999')).toMatchObject({ code: 1, stderr: expect.stringContaining('no dead letter') });
  });

  it('replays those selected under the right key, and all others only once', async () => {
    expect(JSON.parse((await dlq('replay', '--code', 'missing_field', '--no-wait')).stdout)).toMatchObject({
      ok: true,
      replayed: 2,
    });
    expect(await published()).toEqual([
      { key: 'c-2', value: event('e2', 'c-2'), trace: 't2' },
      { key: 'c-3', value: event('e3', 'c-3'), trace: 't3' },
    ]);
    expect(JSON.parse((await dlq('replay', '--all', '--no-wait')).stdout)).toMatchObject({ replayed: 1, skipped: 2 });
    expect(JSON.parse((await dlq('replay', '--all', '--no-wait')).stdout)).toMatchObject({ replayed: 0, skipped: 3 });
    expect(await published()).toHaveLength(3);
  });

  it('leaves no consumer group behind', async () => {
    const admin = installation.kafka.admin();
    await admin.connect();
    const { groups } = await admin.listGroups();
    await admin.disconnect();
    expect(groups.filter(({ groupId }) => groupId.startsWith(`${installation.prefix}.cli-`))).toEqual([]);
  });
});

describe('a replay that is waited for', () => {
  let installation: Installation;
  let enricher: Service;
  let topics: DlqSession['topics'];

  beforeAll(async () => {
    installation = await createInstallation();
    enricher = await startService('enricher', installation.env);
    topics = (await openDlq(installation.config)).topics;
    const producer = installation.kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const bare = (id: string) => {
      const { data: _, ...opportunity } = JSON.parse(event(id, 'c'));
      return JSON.stringify({
        ...opportunity,
        type: 'crm.opportunity.created',
        data: { opportunity_id: id, contact_id: 'c' },
      });
    };
    const messages = ['{', bare('o1'), bare('o2')].map((value) => ({ key: 'c', value }));
    await producer.send({ topic: topics.events, messages, acks: -1 });
    await producer.disconnect();
    await waitFor(async () => (await list()).total === 3, { timeoutMs: 30_000, what: 'three dead letters' });
  });
  afterAll(async () => {
    await enricher?.stop();
    await installation?.cleanup();
  });

  const run = (...args: string[]) =>
    leadstream(['dlq', ...args], { ...installation.env, ENRICHER_URL: enricher.url }).ended;
  const list = async (...args: string[]) => JSON.parse((await run('list', '--json', ...args)).stdout);

  it('says which letters failed again, and why, and is no success', async () => {
    const { code, stdout } = await run('replay', '--code', 'invalid_json');
    expect(stdout).toMatch(/^1 replayed: 0 accepted, 1 failed again\n {2}\d+:\d+ .*invalid_json/);
    expect(code).toBe(1);
    const { letters, states } = await list();
    expect(states).toEqual({ waiting: 3, replayed: 0, failed_again: 1 });
    const again = letters.find((letter: { state: string }) => letter.state === 'failed_again');
    expect(again).toMatchObject({ code: 'invalid_json', as: letters.at(-1).id, replayed: true });
    expect((await run('list')).stdout).toContain(`(replayed, failed again as ${letters.at(-1).id})`);
  });

  it('says which were accepted, and the list shows them as replayed', async () => {
    const { code, stdout } = await run('replay', '--code', 'missing_field', '--lenient', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, replayed: 2, accepted: 2, failedAgain: [] });
    expect(code).toBe(0);
    expect((await list()).states).toEqual({ waiting: 1, replayed: 2, failed_again: 1 });
    expect((await list('--waiting')).total).toBe(1);
    expect((await run('list')).stdout).toMatch(/\(replayed 20.*\)/);
  });

  it('says that it does not know where nobody answers for the enricher', async () => {
    await enricher.stop();
    const { code, stdout } = await run('replay', '--all', '--timeout-s', '1');
    expect(stdout).toMatch(/^1 replayed: 0 failed again, 3 replayed before\n.*not known after 1 s/s);
    expect(code).toBe(1);
  });
});

it('says its version', async () => {
  const { version } = JSON.parse(await readFile(join(projectRoot(), 'package.json'), 'utf8'));
  expect(await leadstream(['--version'], {}).ended).toMatchObject({ code: 0, stdout: `${version}\n` });
});
