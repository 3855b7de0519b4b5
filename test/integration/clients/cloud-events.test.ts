import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { CLIENTS_FOLDER, mustHaveClients } from '../../../dev/scripts/prepare-clients.mjs';
import { startTestServer } from '../../unit/ingest/make-server.ts';

const PYTHON = join(CLIENTS_FOLDER, 'python/bin/python');
const PROGRAM = join(import.meta.dirname, '../../clients/python/cloud_events.py');
const isInstalled = existsSync(join(CLIENTS_FOLDER, 'python/ready'));

const Said = z.record(z.string(), z.looseObject({ status: z.number(), sent: z.string().nullable() }));

it.skipIf(!mustHaveClients())('the CloudEvents SDK for Python is installed', () => {
  expect(isInstalled, 'node dev/scripts/prepare-clients.mjs').toBe(true);
});

it.skipIf(!isInstalled)('the CloudEvents SDK for Python is understood in each of its modes', async () => {
  const server = await startTestServer();
  try {
    const { port } = new URL(server.url);
    const { stdout } = await promisify(execFile)(PYTHON, ['-W', 'ignore', PROGRAM, '127.0.0.1', port, 'key']);
    const said = Said.parse(JSON.parse(stdout));
    const modes = ['binary', 'typed', 'structured', 'older binary', 'older structured'];
    expect(Object.keys(said)).toEqual(modes);
    for (const answer of Object.values(said)) expect(answer).toMatchObject({ status: 202, accepted: 1, rejected: [] });
    // By itself the SDK says nothing of the type of its data.
    expect([said.binary?.sent, said['older binary']?.sent]).toEqual([null, null]);
    const text = 'Nguyễn 100% "ł" %41';
    const events: unknown[] = server.sent.map(({ value }) => JSON.parse(value.toString()));
    expect(events).toMatchObject(modes.map((id) => ({ id, data: { contact_id: 'c-1', tag: text } })));
    expect(events.slice(0, 3)).toMatchObject(modes.slice(0, 3).map(() => ({ subject: text })));
  } finally {
    await server.close();
  }
});
