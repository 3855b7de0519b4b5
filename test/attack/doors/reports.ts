import type { Attempt } from '../helpers/attempt.ts';
import { door } from './door.ts';

/** A cursor as the gateway writes one, by somebody who does not know the secret. */
function forged(view: string): string {
  const body = Buffer.from(
    JSON.stringify({ version: 1, place: { report: view }, after: ["' or 1=1"], seen: 0, limit: 9 }),
  );
  return `${body.toString('base64url')}.${Buffer.alloc(16).toString('base64url')}`;
}

/** Names nearly those of what others have: an answer that helps on must name only what its viewer may see. */
function guesses(): Attempt[] {
  const names = ['foreig', 'foreigm', 'own', 'secret', 'a', '', '(none', 'boss', 'other,few', 'x'.repeat(128)];
  const asked = (view: string, field: string, rest: Readonly<Record<string, string>> = {}) =>
    names.map((name) =>
      door(`${view} of ${field} ${JSON.stringify(name)}`, {
        method: 'GET',
        path: `/v1/metrics/${view}`,
        search: { ...rest, [field]: name },
      }),
    );
  return [
    ...asked('campaign_stages', 'campaign'),
    ...asked('lead_routing_flow', 'report'),
    ...asked('lead_routing_flow', 'salesperson', { report: 'lr' }),
    ...['sources', 'categories'].flatMap((field) => asked('overview_totals', field)),
    ...['owners', 'teams', 'campaigns', 'stages'].flatMap((field) => asked('pipeline_board', field)),
    door('the index of reports', { method: 'GET', path: '/v1/metrics', search: {} }),
    door('the description of the API', { method: 'GET', path: '/openapi.json', search: {} }),
  ];
}

/** Reports over HTTP: values of their parameters are bound, and nothing else is taken. */
export function reports(): Attempt[] {
  const values = [
    "'",
    "') or 1=1 --",
    'x\\',
    '{campaign:String}',
    "foreign' settings additional_table_filters={} --",
    'foreign',
    '*',
    '%',
    '\0',
    '$a$',
    '(select 1)',
  ];
  const views = [
    'campaign_opportunities',
    'pipeline_opportunities',
    'overview_totals',
    'lead_routing_contacts',
    'category_cost',
  ];
  return views
    .flatMap((view) => [
      ...values.map((value) =>
        door(`${view} of ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { campaign: value },
        }),
      ),
      ...values.map((value) =>
        door(`${view} from ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { from: value },
        }),
      ),
      ...['csv', 'json', 'xlsx'].map((format) =>
        door(`${view} as ${format}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { ...(view.startsWith('pipeline') ? {} : { from: '2026-10-01', to: '2026-11-01' }), format },
        }),
      ),
      ...[...values, 'revenue,(select 1)', '-opportunity_id', 'opportunity_id desc'].map((value) =>
        door(`${view} sorted by ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { sort: value, limit: '2' },
        }),
      ),
      ...[...values, forged(view)].map((value) =>
        door(`${view} after ${JSON.stringify(value)}`, {
          method: 'GET',
          path: `/v1/metrics/${view}`,
          search: { cursor: value, limit: '1' },
        }),
      ),
      door(`${view} with settings`, {
        method: 'GET',
        path: `/v1/metrics/${view}`,
        search: { additional_table_filters: '{}', readonly: '0' },
      }),
    ])
    .concat(guesses())
    .concat(
      [
        'fact_costs',
        'costs',
        'viewers',
        '..%2f..%2fetc%2fpasswd',
        'campaign_opportunities;select 1',
        'system.tables',
        '__proto__',
        'constructor',
      ].map((view) => door(`the report ${view}`, { method: 'GET', path: `/v1/metrics/${view}`, search: {} })),
    );
}
