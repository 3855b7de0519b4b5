import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Action, factRows, produced, runPipeline, truncateAll, unbalanced } from '../helpers/pipeline/index.ts';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import type { CloudEvent } from '../reference-model/index.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(() => installation.cleanup());
beforeEach(() => truncateAll(installation));

const said = (id: string, type: string, name: string): CloudEvent => ({
  specversion: '1.0',
  source: '/crm/a',
  id,
  type,
  time: `2024-10-0${id}T10:00:00Z`,
  data: { contact_id: 'c', name },
});
const events = [said('1', 'crm.contact.created', 'Before'), said('2', 'crm.contact.updated', 'After')];

/** The one that was overtaken knew the first event only, and writes it when everything is done. */
it.each([
  ['none', 0],
  ['the event', 1],
])('a late insert replaces nothing that knew more, %s of it in before', async (_what, after) => {
  const overtake: Action = { do: 'overtake', what: 'batch', count: 10, after, disk: 0 };
  const arrive: Action = { do: 'arrive', count: 1 };
  const topics = await runPipeline(installation, produced(events), [arrive, overtake, arrive]);
  const facts = await factRows(installation);
  expect(facts.fact_contacts).toMatchObject([{ name: 'After' }]);
  expect(facts.fact_events).toMatchObject([{ id: '1' }, { id: '2' }]);
  expect(await unbalanced(installation, topics)).toEqual({ lost: [], twice: [] });
});
