import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileMapping } from '../../../services/cli/import/compile.ts';
import { dryRun } from '../../../services/cli/import/dry-run.ts';
import { loadMapping } from '../../../services/cli/import/load-mapping.ts';
import { createRandom } from '../../../services/sample/random.ts';
import { createIngestClient } from '../../../services/shared/ingest-client.ts';
import { waitForWatermark } from '../../../services/shared/watermark.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
// Real data that is not part of the project (CC BY-NC-SA): read from beside the checkout.
const DATA = resolve(ROOT, '../shared/data/olist');

/** The table that the import is judged by: source, opportunities, won. */
const EXPECTED = [
  ['(none)', 60, 14],
  ['direct_traffic', 499, 56],
  ['display', 118, 6],
  ['email', 493, 15],
  ['organic_search', 2296, 271],
  ['other', 150, 4],
  ['other_publicities', 65, 3],
  ['paid_search', 1586, 195],
  ['referral', 284, 24],
  ['social', 1350, 75],
  ['unknown', 1099, 179],
];

async function eventsOf(mappingName: string, csv: string): Promise<string[]> {
  const { mapping } = await loadMapping(join(ROOT, 'mappings', mappingName));
  const events: string[] = [];
  const output = { events: (line: string) => events.push(line), faults: (line: string) => expect.fail(line) };
  await dryRun(join(DATA, csv), mapping, compileMapping(mapping, 'UTC'), output);
  return events;
}

function shuffled<T>(values: readonly T[]): T[] {
  const random = createRandom(11);
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.int(0, i);
    const [a, b] = [result[i], result[j]];
    if (a !== undefined && b !== undefined) [result[i], result[j]] = [b, a];
  }
  return result;
}

describe.skipIf(!existsSync(DATA))('the Olist funnel', () => {
  let installation: Installation;
  const services: Service[] = [];
  let ingestUrl = '';
  let enricherUrl = '';

  beforeAll(async () => {
    installation = await createInstallation();
    for (const name of ['ingest', 'enricher']) services.push(await startService(name, installation.env));
    ingestUrl = services[0]?.url ?? '';
    enricherUrl = services[1]?.url ?? '';
  });

  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await installation?.cleanup();
  });

  it('gives the published numbers, shuffled and with every event sent twice', async () => {
    const leads = await eventsOf('olist-leads.yaml', 'marketing_qualified_leads.csv');
    const deals = await eventsOf('olist-deals.yaml', 'closed_deals.csv');
    const all = shuffled([...leads, ...deals, ...leads, ...deals]);
    const client = createIngestClient({ url: ingestUrl, key: 'local-dev-key', lenient: true, giveUpAfterMs: 30_000 });
    for (let from = 0; from < all.length; from += 2_000) {
      const { rejected } = await client.push(all.slice(from, from + 2_000));
      expect(rejected).toEqual([]);
    }
    expect(await waitForWatermark({ ingestUrl, enricherUrl, timeoutMs: 60_000 })).toMatchObject({ ok: true });

    const bySource = await installation.query(
      `select source_id, toUInt32(count()) as n, toUInt32(countIf(outcome = 'won')) as won
       from opportunities where campaign_id = 'olist' group by source_id order by source_id`,
    );
    expect(bySource.map((row) => [row.source_id, row.n, row.won])).toEqual(EXPECTED);
  });

  it('wins the deal that was won before its first contact, and makes the SR its owner', async () => {
    const rows = await installation.query(
      `select outcome, stage_id, salesperson_id, product_category from opportunities
       where opportunity_id = 'b91cf8812365f50ff4bda4bcd6206b05'`,
    );
    expect(rows).toEqual([
      {
        outcome: 'won',
        stage_id: 'won',
        salesperson_id: '495d4e95a8cf8bbf8b432b612a2aa328',
        product_category: 'health_beauty',
      },
    ]);
  });
});
