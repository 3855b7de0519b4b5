import { z } from 'zod';
import { createInstallation, type Service, startService } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';

/** What an answer of a report holds. */
export const Page = z.object({
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  rows: z.array(z.record(z.string(), z.unknown())),
  next: z.string().nullable(),
  total: z.number(),
});

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  field: z.string().optional(),
  nearest: z.array(z.string()).optional(),
});

const day = (n: number) => `2026-10-${String(1 + (n % 28)).padStart(2, '0')}`;
/** Instants that a clock in Warsaw shows twice, values that are equal, and none at all. */
const INSTANTS = ['2026-10-25T00:30:00.120Z', '2026-10-25T01:30:00.120Z', '2026-10-10T10:00:00Z'];

/** A company whose lists have ties, NULLs and long texts, in a time zone with summer time, and a gateway. */
export async function createApiFixture() {
  const installation = await createInstallation({ ownEngine: true, env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
  const facts = factsOf(installation);
  const long = 'x'.repeat(250);
  await facts.directory('salesperson', 'boss', { salesperson_id: 'boss', name: 'Boss', role: 'owner' });
  await facts.directory('salesperson', 'ann', { salesperson_id: 'ann', name: 'Ann', role: 'agent' });
  await facts.directory('viewer', 'boss', { login: 'boss', salesperson_id: 'boss', campaign_kpi: 'view_all' });
  await facts.directory('viewer', 'ann', { login: 'ann', salesperson_id: 'ann', campaign_kpi: 'access' });
  await facts.directory('viewer', 'none', { login: 'none', campaign_kpi: 'none' });
  const stages = [
    { stage_id: 's', name: 'S' },
    { stage_id: 'l', name: 'L', outcome: 'lost' },
  ];
  await facts.directory('campaign', 'spring-2026', {
    ...{ campaign_id: 'spring-2026', name: 'Spring sale', stages, participants: ['ann'] },
  });
  await facts.directory('campaign', 'spring-2027', { campaign_id: 'spring-2027', name: 'Secret of the boss', stages });
  for (const id of ['web', 'a,b']) await facts.directory('source', id, { source_id: id, name: id, tags: [] });
  await facts.directory('product', 'p', { product_id: 'p', name: 'P', category: 'books, used' });
  const opportunity = (n: number) => ({
    opportunity_id: `o${String(n).padStart(2, '0')}`,
    contact_id: `k${n % 5}`,
    campaign_id: n % 3 === 0 ? 'spring-2027' : 'spring-2026',
    stage_id: n % 2 === 0 ? 's' : 'l',
    stage_order: n % 2 === 0 ? 1 : 2,
    outcome: n % 2 === 0 ? 'in_progress' : 'lost',
    salesperson_id: n % 4 === 0 ? 'ann' : 'boss',
    source_id: n % 2 === 0 ? 'web' : 'a,b',
    category: ['books, used', 'toys', 'tea'][n % 3],
    description: ['', 'a, "b"\nż', `${long}1`, `${long}2`][n % 4],
    // Alike in their first 200 characters, and no two of them one reason.
    lost_reason: n % 2 === 0 ? '(none)' : `${long} ${n % 4}`,
    industry: `${long} ${n % 2}`,
    estimated_value: ['10', '9007199254740.99', '10.5'][n % 3],
    close_rate: ['33.333333', '50', '0.1'][n % 3],
    probability: ['33.333333', '50', '0.1'][n % 3],
    expected_close_on: n % 3 === 0 ? null : day(n),
    transferred_at: n % 2 === 0 ? null : '2026-10-20T10:00:00Z',
    custom: { plan: String(n) },
    created_at: INSTANTS[n % 3],
  });
  await facts.opportunities(Array.from({ length: 24 }, (_, n) => opportunity(n)));
  await facts.opportunities([{ ...opportunity(1), opportunity_id: 'only-named', campaign_id: 'unheard-of' }]);
  await facts.orders(
    Array.from({ length: 9 }, (_, n) => ({
      ...{ order_id: `r${n}`, opportunity_id: `o0${n}`, campaign_id: 'spring-2026', source_id: 'web' },
      ...{ ordered_at: INSTANTS[n % 3], amount: String(n % 2), category: 'toys' },
    })),
  );
  await facts.costs([{ cost_id: 'x', source_id: 'paid, search', amount: '5', spent_on: '2026-10-02' }]);
  const gateway = await startService('gateway', installation.env);
  return {
    ...{ installation, facts, gateway, opportunity },
    async stop() {
      await gateway.stop();
      await installation.cleanup();
    },
  };
}

export const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };
export const headersOf = (viewer: string) => ({
  authorization: 'Bearer local-dev-secret',
  'x-leadstream-viewer': viewer,
});

type Query = Readonly<Record<string, string | readonly string[]>>;

export function searchOf(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return String(new URLSearchParams(pairs.map(([name = '', value = '']): [string, string] => [name, value])));
}

/** Asks for a report. */
export const ask = (gateway: Service, report: string, query: Query = {}, viewer = 'boss', headers = {}) =>
  fetch(`${gateway.url}/v1/metrics/${report}?${searchOf(query)}`, { headers: { ...headersOf(viewer), ...headers } });
