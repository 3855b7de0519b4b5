/** What a value of a parameter must be. */
export type ParameterKind = 'day' | 'optional_day' | 'choice' | 'count' | 'id' | 'text' | 'list';

/** What a parameter means and takes, the same in every report that has it. */
export interface ParameterMeaning {
  kind: ParameterKind;
  description: string;
  /** What it is when it is left out; of a day, in words. */
  default: string;
  /** Values of a choice. */
  allowed?: readonly string[];
}

const list = (description: string): ParameterMeaning => ({ kind: 'list', default: '[]', description });
const text = (description: string): ParameterMeaning => ({ kind: 'text', default: '', description });
const id = (description: string): ParameterMeaning => ({ kind: 'id', default: '', description });
const optionalDay = (description: string): ParameterMeaning => ({ kind: 'optional_day', default: '', description });
const choice = (byDefault: string, allowed: readonly string[], description: string): ParameterMeaning => ({
  kind: 'choice',
  default: byDefault,
  allowed,
  description,
});

/** Every parameter that a report may have (docs/contract/metrics.md, "Conventions"). A report with another one does not start: it is named here first. */
export const PARAMETERS: Readonly<Record<string, ParameterMeaning>> = {
  campaign: id('campaign_id; left out: all campaigns that the viewer may see'),
  from: {
    kind: 'day',
    default: 'first of this month',
    description: 'First day of the period, in the business time zone',
  },
  to: { kind: 'day', default: 'first of the next month', description: 'Day after the last one of the period' },
  sources: list('source_id, repeated for several; (none): without a source. Left out: all'),
  categories: list('Product category, repeated for several; (none): without one. Left out: all'),
  bucket: choice(
    'auto',
    ['auto', 'day', 'week', 'month', 'quarter', 'year'],
    'Length of a bucket; auto: up to 14 days by day, up to 100 by week, else by month',
  ),
  report: id('report_id of a lead report; left out: none, and no rows'),
  salesperson: id('salesperson_id of the report; left out: all'),
  milestone: choice(
    '',
    [
      ...['', 'created', 'transferred', 'qualified', 'ordered', 'cohort_transferred', 'cohort_qualified'],
      ...['cohort_ordered', 'funnel_qualified', 'funnel_ordered'],
    ],
    'What happened in the period; cohort_…: created in it and that before its end; funnel_…: likewise, after every step before it. Left out: created',
  ),
  keyword: text('The description contains it, whatever its case and accents'),
  contact: text('Id of a contact, or a part of its name, whatever its case and accents'),
  teams: list('team_id of the owner, repeated for several; (none): without a team'),
  owners: list('salesperson_id, repeated for several; (none): without an owner'),
  campaigns: list('campaign_id, repeated for several; (none): without a campaign'),
  stages: list('As the column stage of pipeline_totals names them, repeated for several'),
  custom_key: text('Opportunities that have this custom field'),
  custom_value: text('The custom field (any, without custom_key) has this value, whatever its case and accents'),
  created_from: optionalDay('Created on this day or later'),
  created_to: optionalDay('Created before this day'),
  updated_from: optionalDay('Last updated on this day or later'),
  updated_to: optionalDay('Last updated before this day'),
  sort: choice(
    '',
    ['', 'value', 'created', 'updated', 'close_rate', 'expected_close', 'description'],
    'value (also left out), created, updated or close_rate, the greatest first; expected_close or description, the least first',
  ),
  first: { kind: 'count', default: '', description: 'So many rows; left out: all' },
};

/** Days that bound one thing from two sides: the first must not be after the second. */
export const DAY_PAIRS: ReadonlyArray<readonly [from: string, to: string]> = [
  ['from', 'to'],
  ['created_from', 'created_to'],
  ['updated_from', 'updated_to'],
];

/** Orders of `pipeline_board`'s own parameter `sort` in columns, for pages of it. */
export const BOARD_ORDERS: Readonly<Record<string, string>> = {
  value: '-estimated_value',
  created: '-created_at',
  updated: '-updated_at',
  close_rate: '-close_rate',
  expected_close: 'expected_close_on',
  description: 'description',
};
