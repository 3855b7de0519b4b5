import type { DataOf, DirectoryType } from '../../schemas/types.ts';
import { DAY_MS, dayOf, HISTORY_DAYS, startOf } from './calendar.ts';
import { CAMPAIGNS, CONTACT_STAGES, FIRST_CONTACT_TAG, PIPELINE } from './company/campaigns.ts';
import { asciiName } from './company/names.ts';
import { MAIN_ACCOUNT, MANAGER, OWNER, SALESPEOPLE, TEAMS_OF } from './company/people.ts';
import { PRODUCTS } from './company/products.ts';
import { monthlyRates, monthsUpTo } from './company/rates.ts';
import { SOURCES } from './company/sources.ts';
import { type SampleEvent, sampleEvent } from './event.ts';

const SOURCE = '/crm/sample/admin';

interface DirectoryOptions {
  seed: number;
  /** `YYYY-MM-DD` of the first start. */
  anchorDay: string;
  baseCurrency: string;
}

/** What things are called and who is who, as of the day before the history begins; exchange rates from their own days. */
export function directoryEvents(options: DirectoryOptions): SampleEvent[] {
  const startMs = startOf(options.anchorDay) - HISTORY_DAYS * DAY_MS;
  const daysAgo = (days: number) => dayOf(startOf(options.anchorDay) - days * DAY_MS);
  const events: SampleEvent[] = [];
  const set = <T extends DirectoryType>(type: T, id: string, data: DataOf<T>, atMs = startMs) => {
    events.push(sampleEvent(type, `${type.slice(4)}-${id}`, SOURCE, new Date(atMs).toISOString(), data));
  };
  for (const s of SALESPEOPLE) {
    set('crm.salesperson.set', s.id, {
      salesperson_id: s.id,
      name: s.name,
      email: `${asciiName(s.name)}@saobac.example`,
      role: s.role,
      team_id: s.team,
      department_id: s.department,
      department_head: s.head,
      active: true,
    });
  }
  for (const c of CAMPAIGNS) {
    set('crm.campaign.set', c.id, {
      campaign_id: c.id,
      name: c.name,
      starts_on: daysAgo(c.startsBefore),
      ends_on: daysAgo(c.endsBefore),
      budget: c.budget,
      currency: c.currency,
      stages: [...c.stages],
      managers: [...c.managers],
      participants: [...c.participants],
    });
  }
  set('crm.pipeline.set', 'default', { stages: [...PIPELINE] });
  for (const { id, name, channel, tags } of SOURCES) {
    set('crm.source.set', id, { source_id: id, name, channel, tags: [...tags] });
  }
  for (const { id, name, category } of PRODUCTS) set('crm.product.set', id, { product_id: id, name, category });
  for (const report of leadReports()) set('crm.lead_report.set', report.report_id, report);
  for (const viewer of VIEWERS) set('crm.viewer.set', viewer.login, viewer);
  const months = monthsUpTo(options.anchorDay, 20);
  for (const rate of monthlyRates(options.seed, months, options.baseCurrency)) {
    set('crm.fx_rate.set', `${rate.currency}-${rate.on}`, rate, startOf(rate.on));
  }
  return events;
}

const agents = (language: 'vi' | 'pl') => TEAMS_OF[language].flatMap((team) => team.agents.map((agent) => agent.id));

function leadReports(): DataOf<'crm.lead_report.set'>[] {
  const common = {
    forwarded_from: MAIN_ACCOUNT,
    first_contact_tag: FIRST_CONTACT_TAG,
    conversion_stage_1: CONTACT_STAGES.meeting,
    conversion_stage_2: CONTACT_STAGES.offer,
    final_stage: CONTACT_STAGES.signed,
    active: true,
  };
  return [
    {
      ...common,
      report_id: 'smp-routing-pl',
      name: 'Lead routing – Polska',
      source_tags: ['e_book_ksiegowosc', 'google_ads_lead', 'web_form_demo'],
      salespeople: agents('pl'),
    },
    {
      ...common,
      report_id: 'smp-routing-vn',
      name: 'Phân bổ khách hàng – Việt Nam',
      source_tags: ['fb_form_vn', 'zalo_oa_chat', 'web_form_demo', 'google_ads_lead'],
      salespeople: agents('vi'),
    },
  ];
}

/** Reports that the sample sets. */
export const LEAD_REPORT_IDS: readonly string[] = leadReports().map(({ report_id }) => report_id);

/** One login per kind of right. */
const VIEWERS: readonly DataOf<'crm.viewer.set'>[] = [
  { login: 'linh.tran', salesperson_id: MANAGER.id, campaign_kpi: 'view_all' },
  { login: 'anh.hoang', salesperson_id: OWNER.id, campaign_kpi: 'view_all' },
  { login: 'bao.pham', salesperson_id: TEAMS_OF.vi[0].supervisor.id, campaign_kpi: 'access' },
  { login: 'katarzyna.nowak', salesperson_id: TEAMS_OF.pl[0].supervisor.id, campaign_kpi: 'access' },
  { login: 'minh.nguyen', salesperson_id: TEAMS_OF.vi[0].agents[0].id, campaign_kpi: 'access' },
  { login: 'james.wright', salesperson_id: TEAMS_OF.en[0].agents[0].id, campaign_kpi: 'none' },
  { login: 'external.auditor', campaign_kpi: 'view_all' },
];
