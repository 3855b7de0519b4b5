// A client of both services, typed by what openapi-typescript makes of their documents: pushes an event and a batch, reads a report and follows its pages.
import createClient from 'openapi-fetch';
import type * as Gateway from './gateway.d.ts';
import type * as Ingest from './ingest.d.ts';

declare const process: { argv: string[] };
const [step, url = '', credential = '', run = ''] = process.argv.slice(2);
const head = { specversion: '1.0', source: '/clients/typescript', time: '2026-10-05T10:00:00Z' } as const;

const opportunity = (n: number): Ingest.components['schemas']['crm.opportunity.created'] => ({
  ...head,
  id: `${run}-o${n}`,
  type: 'crm.opportunity.created',
  data: {
    opportunity_id: `${run}-o${n}`,
    contact_id: `${run}-c`,
    description: `Deal ${run} ${n}`,
    estimated_value: '12.50',
    expected_close_on: '2026-11-30',
    // No field of the contract.
    colour: 'blue',
  },
});

async function push() {
  const ingest = createClient<Ingest.paths>({ baseUrl: url, headers: { authorization: `Bearer ${credential}` } });
  const one = await ingest.POST('/v1/events', {
    headers: { 'content-type': 'application/cloudevents+json' },
    body: {
      ...head,
      id: `${run}-c`,
      type: 'crm.contact.created',
      data: { contact_id: `${run}-c`, name: 'Lan', vip: true },
    },
  });
  const batch = await ingest.POST('/v1/events/batch', {
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: [1, 2, 3].map(opportunity),
  });
  const refused = await ingest.POST('/v1/events', {
    params: { query: { lenient: false } },
    body: { ...opportunity(4), id: ' ' },
  });
  return { one: one.data?.accepted, batch: batch.data?.accepted, refused: refused.error?.code };
}

/** Of an answer's forms the one in JSON: reports can be downloads, too. */
type Json = `application/${'' | 'problem+'}json`;

async function read() {
  const headers = { authorization: `Bearer ${credential}`, 'x-leadstream-viewer': 'boss' };
  const gateway = createClient<Gateway.paths, Json>({ baseUrl: url, headers });
  const index = await gateway.GET('/v1/metrics');
  const pageAt = async (cursor?: string) => {
    const query = {
      keyword: `Deal ${run}`,
      sort: 'opportunity_id',
      limit: 2,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const { data, error } = await gateway.GET('/v1/metrics/pipeline_board', { params: { query } });
    if (!data) throw new Error(error?.detail);
    return data;
  };
  const pages = [await pageAt()];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await pageAt(next));
  const ids = pages.flatMap(({ rows }) => rows.map((row) => row.opportunity_id));
  const period = { from: '2026-10-01', to: '2026-11-01', sources: ['(none)', 'a b'] };
  const totals = await gateway.GET('/v1/metrics/overview_funnel', { params: { query: period } });
  const unknown = await gateway.GET('/v1/metrics/campaign_stages', { params: { query: { campaign: 'autum' } } });
  return {
    reports: index.data?.reports.length,
    ids,
    created: totals.data?.rows[0]?.opportunities,
    unknown: unknown.error?.code,
    status: unknown.response.status,
    pages: pages.length,
  };
}

console.log(JSON.stringify(step === 'push' ? await push() : await read()));
