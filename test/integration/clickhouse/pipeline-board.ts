import type { Installation } from '../../helpers/stack.ts';
import { factsOf } from './facts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Seven hours ahead of UTC: days of creation begin at 17:00 UTC of the day before. */
export const ZONE = 'Asia/Ho_Chi_Minh';

/** The business day that lies `days` from now. */
export const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' }).format(Date.now() + days * DAY_MS);

/** First day of a month in the business time zone, `months` from now. */
export function monthFromNow(months: number): string {
  const [year = 0, month = 0] = dayFromNow(0).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** Six opportunities in the sales process and in one campaign whose stages have separate names. */
export async function fillBoard(installation: Installation): Promise<void> {
  const facts = factsOf(installation);
  const stage = (id: string, name: string, outcome?: string) => ({
    stage_id: id,
    name,
    ...(outcome ? { outcome } : {}),
  });
  await facts.directory('pipeline', '', {
    stages: [stage('new', 'Mới'), stage('a/b', 'Hẹn 50 %'), stage('done', 'Thành công', 'won')],
  });
  await facts.directory('campaign', 'c1', { name: 'Tết', stages: [stage('new', 'Gọi'), stage('done', 'Chốt', 'won')] });
  await facts.directory('salesperson', 's1', { name: 'Ánh', role: 'agent', team_id: 't1' });
  await facts.directory('salesperson', 's2', { name: 'Bình', role: 'agent', team_id: 't2' });
  const first = { stage_id: 'new', stage_order: 1 };
  await facts.opportunities([
    {
      ...first,
      opportunity_id: 'o1',
      description: 'Máy lọc nước Đường Láng',
      contact_id: 'k1',
      contact_name: 'Nguyễn Thị Hoa',
      salesperson_id: 's1',
      estimated_value: '100.01',
      close_rate: '33.333333',
      expected_close_on: monthFromNow(1),
      custom: { plan: 'Gói Á', size: '10' },
      created_at: '2026-09-30T17:00:00Z',
      updated_at: '2026-10-20T00:00:00Z',
    },
    {
      ...first,
      opportunity_id: 'o2',
      description: 'MAY LOC NUOC (50% off)',
      contact_id: 'k2',
      contact_name: 'Trần Hòa',
      salesperson_id: 's2',
      estimated_value: '0.01',
      close_rate: '50',
      expected_close_on: dayFromNow(-2),
      custom: { plan: 'gói b' },
      created_at: '2026-09-30T16:59:59.999Z',
      updated_at: '2026-10-20T17:00:00Z',
    },
    {
      opportunity_id: 'o3',
      description: 'Łódź: umowa',
      stage_id: 'a/b',
      stage_order: 2,
      contact_id: 'k3',
      salesperson_id: 's1',
      estimated_value: '1000.00',
      close_rate: '12.5',
      created_at: '2026-10-10T00:00:00Z',
    },
    {
      opportunity_id: 'o4',
      description: 'Đã chốt',
      stage_id: 'done',
      stage_order: 3,
      outcome: 'won',
      contact_id: 'k1',
      contact_name: 'Nguyễn Thị Hoa',
      estimated_value: '7.00',
      close_rate: '100',
      expected_close_on: monthFromNow(1),
      created_at: '2026-10-11T00:00:00Z',
    },
    {
      ...first,
      opportunity_id: 'o5',
      campaign_id: 'c1',
      description: 'Quà Tết',
      contact_id: 'k2',
      contact_name: 'Trần Hòa',
      salesperson_id: 's2',
      estimated_value: '0.05',
      close_rate: '10',
      expected_close_on: monthFromNow(1),
      custom: { size: 'gói b' },
      created_at: '2026-10-12T00:00:00Z',
    },
    { ...first, opportunity_id: 'o6', campaign_id: 'c1', salesperson_id: 's1', created_at: '2026-10-13T00:00:00Z' },
    { ...first, opportunity_id: 'gone', state: 'deleted', description: 'Máy lọc nước' },
  ]);
}

/** Filters as a dashboard gives them; what is left out lets everything pass. */
export interface Filters {
  keyword?: string;
  teams?: string[];
  owners?: string[];
  campaigns?: string[];
  contact?: string;
  stages?: string[];
  custom_key?: string;
  custom_value?: string;
  created_from?: string;
  created_to?: string;
  updated_from?: string;
  updated_to?: string;
  /** Of pipeline_board alone: by what it is ordered, and how many of the first. */
  sort?: string;
  first?: string;
}

const NAMES = ['keyword', 'contact', 'custom_key', 'custom_value'] as const;
const DAYS = ['created_from', 'created_to', 'updated_from', 'updated_to'] as const;
const ROWS = ['sort', 'first'] as const;
const LISTS = ['teams', 'owners', 'campaigns', 'stages'] as const;

/** Asks a report of the pipeline with these filters, bound as parameters. */
export async function ask(
  installation: Installation,
  select: string,
  filters: Filters,
  period: Record<string, string> = {},
) {
  const values: Record<string, string | string[]> = { ...period };
  for (const name of [...NAMES, ...DAYS]) values[name] = filters[name] ?? '';
  for (const name of LISTS) values[name] = filters[name] ?? [];
  if (select.includes('pipeline_board(…)')) for (const name of ROWS) values[name] = filters[name] ?? '';
  const typeOf = (name: string) => {
    if (name === 'from' || name === 'to') return 'Date';
    return Array.isArray(values[name]) ? 'Array(String)' : 'String';
  };
  const list = Object.keys(values).map((name) => `${name} = {${name}:${typeOf(name)}}`);
  return installation.query(select.replace('(…)', `(${list.join(', ')})`), values);
}
