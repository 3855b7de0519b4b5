import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../schemas/parse.ts';
import { compileMapping } from '../../../services/cli/import/compile.ts';
import { loadMapping } from '../../../services/cli/import/load-mapping.ts';
import { projectRoot } from '../../../services/cli/project-root.ts';

const compiled = async (name: string) =>
  compileMapping((await loadMapping(join(projectRoot(), 'mappings', name))).mapping, 'UTC');

const LEAD = { mql_id: 'm1', first_contact_date: '2018-03-08', landing_page_id: 'p1', origin: 'unknown' };
const DEAL = {
  mql_id: 'm1',
  seller_id: 'x',
  sdr_id: 's-dr',
  sr_id: 's-r',
  won_date: '2018-03-06 19:38:55',
  business_segment: 'pet',
  lead_type: '',
  lead_behaviour_profile: 'cat',
};

describe('Olist mappings', () => {
  it('make a lead a contact with its origin as source tag and one opportunity on its first contact date', async () => {
    const events = (await compiled('olist-leads.yaml')).eventsOf(LEAD);
    expect(events.map((e) => [e.type, e.time.slice(0, 10)])).toEqual([
      ['crm.source.set', '2017-01-01'],
      ['crm.contact.created', '2018-03-08'],
      ['crm.contact.tagged', '2018-03-08'],
      ['crm.opportunity.created', '2018-03-08'],
    ]);
    expect(events[0]?.data).toEqual({ source_id: 'unknown', name: 'unknown', tags: ['unknown'] });
    expect(events[3]?.data).toEqual({ opportunity_id: 'm1', contact_id: 'm1', campaign_id: 'olist', stage_id: 'lead' });
  });

  it('give a lead without an origin neither tag nor source', async () => {
    const events = (await compiled('olist-leads.yaml')).eventsOf({ ...LEAD, origin: '' });
    expect(events.map((e) => e.type)).toEqual(['crm.contact.created', 'crm.opportunity.created']);
  });

  it('give a deal its SDR first, then its SR, in the order in which events of one time count', async () => {
    const events = (await compiled('olist-deals.yaml')).eventsOf(DEAL);
    const owners = events
      .filter((e) => e.type === 'crm.opportunity.assigned')
      .sort((a, b) => (a.time + a.id < b.time + b.id ? -1 : 1))
      .map((e) => e.data.owner_id);
    expect(owners).toEqual(['s-dr', 's-r']);
    expect(events.at(-2)?.data).toMatchObject({ product_category: 'pet' });
    expect(events.at(-1)).toMatchObject({ type: 'crm.opportunity.stage_changed', data: { stage_id: 'won' } });
  });

  it('make the same events every time, all of them within the contract', async () => {
    for (const [name, row] of [
      ['olist-leads.yaml', LEAD],
      ['olist-deals.yaml', DEAL],
    ] as const) {
      const [first, second] = [await compiled(name), await compiled(name)];
      expect(first.eventsOf(row)).toEqual(second.eventsOf(row));
      for (const event of [...first.once, ...first.eventsOf(row)]) {
        expect(parseEvent(event, { receivedAtMs: Date.parse('2026-01-01'), lenient: true })).toMatchObject({
          ok: true,
        });
      }
    }
  });
});
