import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { shuffleAndDuplicate } from '../../helpers/histories/index.ts';
import { answer, type CloudEvent, observe } from '../../reference-model/index.ts';
import { CONFIG, deliver } from './build.ts';

const FOLDER = new URL('../../../../shared/data/olist/', import.meta.url);

function csv(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(name, FOLDER), 'utf8'), { columns: true });
}

function event(type: string, id: string, time: string, data: CloudEvent['data']): CloudEvent {
  return { specversion: '1.0', source: '/crm/olist', id, type: `crm.${type}`, time, data };
}

function olist(): CloudEvent[] {
  const leads = csv('marketing_qualified_leads.csv').flatMap((lead) => {
    const [id = '', origin = ''] = [lead.mql_id, lead.origin];
    const time = `${lead.first_contact_date}T00:00:00Z`;
    const ids = { opportunity_id: id, contact_id: id };
    const created = event('opportunity.created', `o-${id}`, time, { ...ids, campaign_id: 'olist', stage_id: 'lead' });
    const source = { source_id: origin, name: origin, tags: [origin] };
    return origin === ''
      ? [created]
      : [
          created,
          event('contact.tagged', `t-${id}`, time, { contact_id: id, tag: origin }),
          event('source.set', `s-${origin}`, '2017-01-01T00:00:00Z', source),
        ];
  });
  const deals = csv('closed_deals.csv').map((deal) => {
    const id = deal.mql_id ?? '';
    const won = { opportunity_id: id, contact_id: id, stage_id: 'won' };
    return event('opportunity.stage_changed', `w-${id}`, `${deal.won_date?.replace(' ', 'T')}Z`, won);
  });
  const stages = [
    { stage_id: 'lead', name: 'Lead' },
    { stage_id: 'won', name: 'Won', outcome: 'won' },
  ];
  const campaign = { campaign_id: 'olist', name: 'Olist', stages, managers: [], participants: [] };
  return [event('campaign.set', 'c', '2017-01-01T00:00:00Z', campaign), ...leads, ...deals];
}

describe.skipIf(!existsSync(FOLDER))('the funnel of Olist', () => {
  it('has the known opportunities and wins per source, shuffled and sent twice', () => {
    const events = olist();
    const model = observe(deliver(shuffleAndDuplicate([...events, ...events], 1)), { ...CONFIG, timezone: 'UTC' });
    const ever = { from: '2017-01-01', to: '2019-01-01' };
    const created = answer(model, 'source_care', ever).map((row) => [row.source_id, row.created]);
    const won = new Map<string, number>();
    for (const { outcome, sourceId } of model.opportunities) {
      if (outcome === 'won') won.set(sourceId ?? '(none)', (won.get(sourceId ?? '(none)') ?? 0) + 1);
    }
    expect(created.map(([source, count]) => [source, count, won.get(String(source))])).toEqual([
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
    ]);
    expect(answer(model, 'campaign_outcomes', { ...ever, campaign: 'olist' })).toMatchObject([
      { outcome: 'won', opportunities: 842 },
      { outcome: 'lost', opportunities: 0 },
      { outcome: 'in_progress', opportunities: 7158 },
    ]);
    // 36,000 events: 4 s alone, and 18 s were seen where two cores had a load of 13.
  }, 60_000);
});
