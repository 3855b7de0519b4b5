import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { spawnChild } from '../../../dev/engines/lib/child.ts';
import { nodeArguments } from '../../../dev/engines/lib/node-arguments.ts';
import { generateHistory } from '../../../dev/sample/history.ts';
import { waitForWatermark } from '../../../services/shared/watermark.ts';
import { createInstallation, type Installation, type Service, startService, waitFor } from '../../helpers/stack.ts';

const State = z.object({
  seed: z.number(),
  anchorDay: z.string(),
  contacts: z.number(),
  startedAtMs: z.number(),
  historySent: z.number(),
  historyDone: z.boolean(),
  generation: z.number(),
});

describe('the sample on the real stack', () => {
  let installation: Installation;
  const services: Service[] = [];
  let env: Record<string, string>;

  beforeAll(async () => {
    installation = await createInstallation();
    for (const name of ['ingest', 'enricher']) services.push(await startService(name, installation.env));
    env = {
      ...installation.env,
      INGEST_URL: services[0]?.url ?? '',
      LEADSTREAM_SAMPLE: '1',
      LEADSTREAM_SAMPLE_CONTACTS: '600',
      LEADSTREAM_SAMPLE_RATE: '20',
    };
  });
  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await installation?.cleanup();
  });

  const start = () =>
    spawnChild({
      name: 'sample',
      command: process.execPath,
      args: nodeArguments(join(import.meta.dirname, '../../../dev/sample/main.ts')),
      cwd: process.cwd(),
      env,
      logFile: join(installation.dataDir, 'sample.log'),
    });
  const state = async () => {
    const text = await readFile(join(installation.dataDir, 'sample.json'), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : State.parse(JSON.parse(text));
  };

  it('becomes facts once each, though it was killed in the middle and goes on live', async () => {
    const first = await start();
    await waitFor(async () => ((await state())?.historySent ?? 0) > 0, {
      what: 'first batches sent',
      timeoutMs: 30_000,
    });
    await first.kill9();
    const second = await start();
    await waitFor(async () => (await state())?.generation === 1, { what: 'live', timeoutMs: 60_000 });
    const ingestUrl = services[0]?.url ?? '';
    const enricherUrl = services[1]?.url ?? '';
    const live = `select toUInt32(count()) as n from events where startsWith(id, 'smp-l-')`;
    await waitFor(async () => Number((await installation.query(live))[0]?.n) > 20, {
      what: 'live events',
      timeoutMs: 60_000,
    });
    await second.stop();
    expect(await waitForWatermark({ ingestUrl, enricherUrl, timeoutMs: 60_000 })).toMatchObject({ ok: true });

    const { seed, anchorDay, contacts, startedAtMs } = State.parse(await state());
    const ids = new Set<string>();
    const created = new Set<string>();
    for (const { event } of generateHistory({ seed, anchorDay, contacts, untilMs: startedAtMs })) {
      ids.add(event.id);
      if (event.type === 'crm.opportunity.created') created.add(event.id);
    }
    const [found] = await installation.query(
      `select toUInt32(count()) as events, toUInt32(uniqExact(id)) as ids from events
       where (startsWith(id, 'smp-c-') or startsWith(id, 'smp-cost-')) and time <= fromUnixTimestamp64Milli({until: Int64})`,
      { until: startedAtMs },
    );
    expect(found).toEqual({ events: ids.size, ids: ids.size });
    const [deals] = await installation.query(
      `select toUInt32(count()) as n from fact_opportunities final where startsWith(opportunity_id, 'smp-c-')`,
    );
    expect(Number(deals?.n)).toBeGreaterThanOrEqual(created.size);
    const issues = await installation.query(
      'select issue, toUInt32(records) as records from data_quality where records > 0',
    );
    expect(issues.filter(({ issue }) => issue === 'conflicting_duplicate' || issue === 'missing_fx_rate')).toEqual([]);
    const [letters] = await installation.query('select toUInt32(count()) as n from fact_dead_letters final');
    expect(letters).toEqual({ n: 0 });
  });
});
