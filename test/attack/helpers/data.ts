import { type Facts, factsOf } from '../../integration/clickhouse/facts.ts';
import { MARKS } from './marks.ts';

type Source = Parameters<typeof factsOf>[0];

const leak = (text: string) => `${MARKS.leak} ${text}`;
const mine = (text: string) => `${MARKS.mine} ${text}`;
const common = (text: string) => `${MARKS.common} ${text}`;
const AT = '2026-10-05T10:00:00Z';

/**
 * Writes a company of two: `few`, who sees his own deal and his campaign's, and `other`, whose rows all carry the mark. `few` and `other` have exchanged
 * a deal each: the old versions are stored beside the new ones, and carry the mark, too.
 */
export async function writeCompany(installation: Source): Promise<void> {
  const facts = factsOf(installation);
  // Else the old versions are gone within seconds.
  await installation.clickhouse.command({ query: 'system stop merges' });
  await writeDirectory(facts);
  await writeDeals(facts);
  await facts.contacts([
    { contact_id: 'k-mine', name: mine('contact'), email: mine('mail') },
    { contact_id: 'k-other', name: leak('contact'), email: leak('mail'), phone: leak('phone') },
  ]);
  await facts.events([
    { id: 'e-mine', contact_id: 'k-mine', opportunity_id: 'mine', data: JSON.stringify({ note: mine('event') }) },
    { id: 'e-other', key: 'k-other', contact_id: 'k-other', opportunity_id: 'other', data: leak('event'), offset: 2 },
    { id: leak('id'), source: leak('source'), key: 'k-other', contact_id: 'k-other', offset: 3 },
  ]);
  await facts.orders([
    {
      order_id: 'r-mine',
      opportunity_id: 'mine',
      contact_id: 'k-mine',
      salesperson_id: 'few',
      ordered_at: AT,
      description: mine('order'),
    },
    {
      order_id: 'r-other',
      opportunity_id: 'other',
      contact_id: 'k-other',
      salesperson_id: 'other',
      ordered_at: AT,
      description: leak('order'),
      'lines.product_id': [leak('product')],
    },
  ]);
  await writeRest(facts);
}

async function writeDirectory(facts: Facts): Promise<void> {
  const people = { few: 'agent', other: 'agent', boss: 'owner' };
  for (const [id, role] of Object.entries(people))
    await facts.directory('salesperson', id, { salesperson_id: id, name: common(id), role });
  const stages = [{ stage_id: 'new', name: 'New' }];
  await facts.directory('campaign', 'own', {
    campaign_id: 'own',
    name: mine('campaign'),
    stages,
    participants: ['few'],
  });
  await facts.directory('campaign', 'foreign', {
    campaign_id: 'foreign',
    name: leak('campaign'),
    stages,
    managers: ['other'],
  });
  await facts.directory('source', 'web', { source_id: 'web', name: common('source'), tags: ['ad'] });
  await facts.directory('lead_report', 'lr', {
    report_id: 'lr',
    name: leak('report'),
    source_tags: ['ad'],
    salespeople: ['other'],
  });
  const viewers = { few: 'access', other: 'access', boss: 'view_all' };
  for (const [login, kpi] of Object.entries(viewers))
    await facts.directory('viewer', login, { login, salesperson_id: login, campaign_kpi: kpi });
  await facts.directory('viewer', leak('login'), {
    login: leak('login'),
    salesperson_id: 'other',
    campaign_kpi: 'access',
  });
}

async function writeDeals(facts: Facts): Promise<void> {
  const deal = (id: string, salesperson_id: string, description: string, version: number) => ({
    opportunity_id: id,
    campaign_id: salesperson_id === 'few' ? 'own' : 'foreign',
    // Part of the key: another contact would be another row, and not a version of this one.
    contact_id: `k-${id}`,
    created_at: AT,
    salesperson_id,
    description,
    version,
  });
  const owns = { campaign_id: '(none)' };
  // Each insert is a separate part.
  await facts.opportunities([deal('mine', 'few', mine('deal'), 1), deal('other', 'other', leak('deal'), 1)]);
  await facts.opportunities([
    { ...deal('came', 'other', leak('before it came'), 1), ...owns },
    { ...deal('gone', 'few', leak('before it went'), 1), ...owns },
  ]);
  await facts.opportunities([
    { ...deal('came', 'few', mine('after it came'), 2), ...owns },
    { ...deal('gone', 'other', leak('after it went'), 2), ...owns },
  ]);
}

async function writeRest(facts: Facts): Promise<void> {
  const task = {
    opportunity_id: 'other',
    contact_id: 'k-other',
    state: 'live',
    assignee_id: 'other',
    done: 0,
    version: 1,
  };
  await facts.insert('fact_tasks', [{ ...task, task_id: 't-other', title: leak('task') }]);
  await facts.costs([
    { cost_id: leak('cost'), amount: '5', spent_on: '2026-10-04', source_id: 'web', campaign_id: 'foreign' },
  ]);
  const contact = {
    run: leak('run'),
    report_id: 'lr',
    contact_id: 'k-other',
    source_tag: 'ad',
    salesperson_id: 'other',
  };
  await facts.insert('fact_lead_contacts', [{ ...contact, acquired_at: AT, transferred_at: AT }]);
  const generation = { report_id: 'lr', run: leak('run'), day: '2026-10-20', generated_at: AT, recorded_at: AT };
  await facts.insert('fact_lead_generations', [
    { ...generation, source_tags: ['ad'], salespeople: ['other'], known_versions: ['1'] },
  ]);
  const record = { topic: leak('topic'), partition: 0, received_at: AT };
  await facts.insert('fact_dead_letters', [
    { ...record, offset: 1, code: 'invalid', field: 'data', message: leak('letter') },
  ]);
  await facts.insert('fact_duplicates', [{ ...record, offset: 2, kind: 'same', source: '/crm/test', id: 'e-other' }]);
}
