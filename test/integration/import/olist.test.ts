import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../dev/sample/random.ts';
import { compileMapping } from '../../../services/cli/import/compile.ts';
import { dryRun } from '../../../services/cli/import/dry-run.ts';
import { loadMapping } from '../../../services/cli/import/load-mapping.ts';
import { openSource } from '../../../services/cli/import/open-source.ts';
import { readRows } from '../../../services/cli/import/read-rows.ts';
import type { Row } from '../../../services/cli/import/row.ts';
import { createIngestClient } from '../../../services/shared/ingest-client.ts';
import { waitForWatermark } from '../../../services/shared/watermark.ts';
import { createInstallation, type Installation, type Service, startService } from '../../helpers/stack.ts';
import { leadstream } from './command.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
// Real data that is not part of the project (CC BY-NC-SA): read from beside the checkout.
const DATA = resolve(ROOT, '../shared/data/olist');

/** The table that the import is compared with: source, opportunities, won. */
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
  const output = {
    events: (line: string) => events.push(line),
    faults: (line: string) => expect.fail(line),
    notes: () => undefined,
  };
  await dryRun(await openSource(join(DATA, csv), tmpdir()), mapping, compileMapping(mapping, 'UTC'), output);
  return events;
}

async function* rowsOf(csv: string): AsyncGenerator<Row> {
  const source = await openSource(join(DATA, csv), tmpdir());
  for await (const read of readRows(source, { delimiter: ',', quote: '"', encoding: 'utf-8' }, [])) {
    if ('row' in read) yield read.row;
  }
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

  async function bySource() {
    const rows = await installation.query(
      `select source_id, toUInt32(count()) as n, toUInt32(countIf(outcome = 'won')) as won
       from opportunities where campaign_id = 'olist' group by source_id order by source_id`,
    );
    return rows.map((row) => [row.source_id, row.n, row.won]);
  }

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

    expect(await bySource()).toEqual(EXPECTED);
  });

  it('gives them again when the command imports the files over what is there', async () => {
    const files = ['--leads', join(DATA, 'marketing_qualified_leads.csv'), '--deals', join(DATA, 'closed_deals.csv')];
    const env = { ...installation.env, INGEST_URL: ingestUrl, ENRICHER_URL: enricherUrl };
    const { code, stdout } = await leadstream(['import', 'olist', ...files, '--json'], env).ended;
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      imports: [
        { mapping: 'olist-leads', rows: 8_000, rejectedRows: 0 },
        { mapping: 'olist-deals', rows: 842, rejectedRows: 0 },
      ],
    });
    expect(code).toBe(0);
    expect(await leadstream(['wait'], env).ended).toMatchObject({ code: 0 });
    expect(await bySource()).toEqual(EXPECTED);
  });

  it('wins the deal that was won before its first contact, and makes the SR its owner', async () => {
    const firstContact = new Map<string | undefined, string>();
    for await (const lead of rowsOf('marketing_qualified_leads.csv')) {
      firstContact.set(lead.mql_id, lead.first_contact_date ?? '');
    }
    const early = [];
    for await (const deal of rowsOf('closed_deals.csv')) {
      if ((deal.won_date ?? '') < (firstContact.get(deal.mql_id) ?? '')) early.push(deal);
    }
    expect(early).toHaveLength(1);
    const rows = await installation.query(
      `select outcome, stage_id, salesperson_id, product_category from opportunities where opportunity_id = {id: String}`,
      { id: early[0]?.mql_id },
    );
    const { sr_id, business_segment } = early[0] ?? {};
    expect(rows).toEqual([
      { outcome: 'won', stage_id: 'won', salesperson_id: sr_id, product_category: business_segment },
    ]);
  });
});
