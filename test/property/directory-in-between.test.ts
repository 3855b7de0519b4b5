import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Action, factRows, inOrder, produced, runPipeline, truncateAll } from '../helpers/pipeline/index.ts';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import type { CloudEvent } from '../reference-model/index.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(() => installation.cleanup());
beforeEach(() => truncateAll(installation));

const event = (id: string, type: string, data: CloudEvent['data']): CloudEvent => ({
  specversion: '1.0',
  source: '/crm/a',
  id,
  type,
  time: '2024-10-01T10:00:00Z',
  data,
});

const created = event('1', 'crm.opportunity.created', { opportunity_id: 'o', contact_id: 'c', campaign_id: 'k' });
/** With it, the opportunity is in stage `new`; without, in none. */
const campaign = event('2', 'crm.campaign.set', {
  campaign_id: 'k',
  name: 'K',
  stages: [{ stage_id: 'new', name: 'New' }],
  managers: [],
  participants: [],
});

async function factsAfter(events: CloudEvent[], plan: Action[]) {
  await truncateAll(installation);
  await runPipeline(installation, produced(events), plan);
  return factRows(installation);
}

const arrive: Action = { do: 'arrive', count: 1 };
const batch: Action = { do: 'batch', count: 10, disk: 0 };
const readDirectory: Action[] = [arrive, { do: 'persist' }, { do: 'follow' }, { do: 'rederive', disk: 0 }];

it('a replayed block is not taken for the one before if the directory changed in between', async () => {
  const crash: Action = { do: 'batch', count: 10, crash: { at: 'insert', after: 8 }, disk: 0 };
  const facts = await factsAfter([created, campaign], [arrive, batch, crash, ...readDirectory]);
  expect(facts).toEqual(await factsAfter(inOrder([created, campaign]), []));
});

it('a contact whose first batch is in flight while its partition is derived for the directory is derived too', async () => {
  const facts = await factsAfter([created, campaign], [arrive, batch, ...readDirectory]);
  expect(facts).toEqual(await factsAfter(inOrder([created, campaign]), []));
});
