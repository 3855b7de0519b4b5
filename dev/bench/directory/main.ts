import { setTimeout as pause } from 'node:timers/promises';
import { waitForWatermark } from '../../../services/shared/watermark.ts';
import { waitFor } from '../../engines/lib/wait-for.ts';
import { startStack } from '../stack.ts';
import { usageOf } from '../usage.ts';
import { startLiveLoad } from './live-load.ts';
import { CAMPAIGN, produceContacts } from './population.ts';

const PER_SECOND = 500;
const PHASE_MS = 20_000;
const FLOOD_EVERY_MS = 100;
const HOUR_MS = 3_600_000;

/**
 * What changes of the directory cost beside many contacts: `npm run bench -- directory [contacts]`. Prints a line of JSON a phase.
 */
export async function benchDirectory([count]: readonly string[]): Promise<void> {
  const contacts = Number(count ?? 500_000);
  const stack = await startStack(8);
  const say = (what: string, numbers: object) => process.stdout.write(`${JSON.stringify({ what, ...numbers })}\n`);
  try {
    const ingest = await stack.start('ingest');
    const enricher = await stack.start('enricher');
    const pids = { enricher: enricher.pid, clickhouse: stack.pids.clickhouse };
    let n = 0;
    const set = async (type: string, data: Record<string, unknown>) => {
      const id = `directory-${n++}`;
      const time = new Date().toISOString();
      const response = await fetch(`${ingest.url}/v1/events`, {
        method: 'POST',
        headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify({ specversion: '1.0', id, source: '/bench', type, time, data }),
      });
      if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    };
    const readable = async () => {
      const began = performance.now();
      const result = await waitForWatermark({ ingestUrl: ingest.url, enricherUrl: enricher.url, timeoutMs: HOUR_MS });
      if (!result.ok) throw new Error('not readable');
      return Math.round(performance.now() - began);
    };
    const derived = async () => {
      const text = await (await fetch(`${enricher.url}/metrics`)).text();
      return Number(/^leadstream_rederived_contacts_total(?:{[^}]*})? (\d+)/m.exec(text)?.[1] ?? 0);
    };
    /** Does something, waits until it is readable, and tells what it took. */
    const measure = async (what: string, act: () => Promise<object | undefined>) => {
      const before = {
        derived: await derived(),
        enricher: usageOf(pids.enricher),
        clickhouse: usageOf(pids.clickhouse),
      };
      const began = performance.now();
      const more = await act();
      const waitMs = await readable();
      say(what, {
        waitMs,
        ms: Math.round(performance.now() - began),
        derived: (await derived()) - before.derived,
        enricherCpuMs: Math.round((usageOf(pids.enricher).cpuSeconds - before.enricher.cpuSeconds) * 1000),
        clickhouseCpuMs: Math.round((usageOf(pids.clickhouse).cpuSeconds - before.clickhouse.cpuSeconds) * 1000),
        ...more,
      });
    };
    const campaign = (name: string, stage: string) =>
      set('crm.campaign.set', {
        campaign_id: CAMPAIGN,
        name,
        stages: [{ stage_id: 'new', name: stage }],
        managers: [],
        participants: [],
      });
    const product = (id: string, category: string) => set('crm.product.set', { product_id: id, name: id, category });
    /** While 500 events a second come. */
    const underLoad = async (act: () => Promise<unknown>) => {
      const load = startLiveLoad({ ingestUrl: ingest.url, clickhouse: stack.clickhouse, perSecond: PER_SECOND });
      const more = await act();
      return { latency: await load.stop(), ...(typeof more === 'object' ? more : {}) };
    };
    const flood = async (act: (i: number) => Promise<void>) => {
      const began = performance.now();
      const waits: number[] = [];
      const waiting: Promise<unknown>[] = [];
      for (let i = 0; performance.now() - began < PHASE_MS; i++) {
        await act(i);
        if (i % 20 === 0) waiting.push(readable().then((ms) => waits.push(ms)));
        await pause(Math.max(0, began + (i + 1) * FLOOD_EVERY_MS - performance.now()));
      }
      await Promise.all(waiting);
      return { waitsDuringMs: waits };
    };

    await campaign('Wide', 'New');
    const filling = performance.now();
    await produceContacts(stack.kafka, stack.config.kafka.topicPrefix, contacts);
    await waitFor(
      async () => {
        const answer = await stack.clickhouse.query({
          query: 'select count() as n from fact_events',
          format: 'JSONEachRow',
        });
        return Number((await answer.json<{ n: string }>())[0]?.n) >= contacts * 4;
      },
      { timeoutMs: HOUR_MS, intervalMs: 1_000, what: 'all events' },
    );
    await readable();
    say('filled', { contacts, ms: Math.round(performance.now() - filling), memory: usageOf(pids.enricher) });

    await measure('idle 20 s', async () => void (await pause(PHASE_MS)));
    await measure('a new product', () => product('never used', 'x').then(() => undefined));
    await measure('a used product (100 contacts)', () => product('product 7', 'shoes').then(() => undefined));
    await measure('the same product again, nothing changed', () => product('product 7', 'shoes').then(() => undefined));
    await measure('the campaign renamed', () => campaign('Wider', 'New').then(() => undefined));
    await measure('500/s alone', () => underLoad(() => pause(PHASE_MS)));
    await measure('500/s, flood of new products', () => underLoad(() => flood((i) => product(`new ${i}`, 'x'))));
    await measure('500/s, flood of one used product', () =>
      underLoad(() => flood((i) => product('product 8', `category ${i}`))),
    );
    await measure('500/s, flood over used products', () =>
      underLoad(() => flood((i) => product(`product ${100 + i}`, 'hats'))),
    );
    await measure('500/s, stage renamed: every fourth contact', () =>
      underLoad(async () => {
        await campaign('Wider', 'Newest');
        await readable();
      }),
    );
    await measure('stage renamed, nothing else', () => campaign('Wider', 'New again').then(() => undefined));
    say('end', { memory: usageOf(pids.enricher) });
  } finally {
    await stack.stop();
  }
}
