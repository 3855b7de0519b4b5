import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { history, shuffleAndDuplicate } from '../helpers/histories/index.ts';
import {
  directoryPlan,
  factRows,
  inOrder,
  produced,
  propertySettings,
  runPipeline,
  truncateAll,
} from '../helpers/pipeline/index.ts';
import { createInstallation, type Installation } from '../helpers/stack.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation();
});
afterAll(() => installation.cleanup());

it('facts are those of the last directory, however its changes, contacts, crashes and takeovers come between each other', async () => {
  await fc.assert(
    fc.asyncProperty(
      history({ maxEvents: 25, maxDirectoryEvents: 20, contested: true }),
      fc.integer(),
      directoryPlan,
      async (events, seed, plan) => {
        await truncateAll(installation);
        await runPipeline(installation, produced(inOrder(events)), []);
        const expected = await factRows(installation);
        await truncateAll(installation);
        await runPipeline(installation, produced(shuffleAndDuplicate(events, seed)), plan);
        expect(await factRows(installation)).toEqual(expected);
      },
    ),
    propertySettings(8),
  );
});

it('a batch with two contents of one event is not all that a contact has: a tag of before gets its source', async () => {
  const event = (id: string, type: string, time: string, data: object) => ({
    specversion: '1.0' as const,
    source: '/crm/a',
    id,
    type,
    time,
    data: { contact_id: 'c1', ...data },
  });
  const tagged = event('e1', 'crm.contact.tagged', '2024-10-01T00:00:00Z', { tag: 'site' });
  const source = {
    ...event('u1', 'crm.source.set', '2024-09-01T00:00:00Z', {}),
    data: { source_id: 's1', name: 'Site', tags: ['site'] },
  };
  const twins = ['2024-10-02T00:00:00Z', '2024-10-03T00:00:00Z'].map((time) =>
    event('e2', 'crm.interaction.logged', time, { kind: 'call' }),
  );
  await truncateAll(installation);
  await runPipeline(installation, produced([tagged, source, ...twins]), [
    { do: 'arrive', count: 1 },
    { do: 'batch', count: 1, disk: 0 },
    { do: 'batch', count: 1, disk: 0 },
    { do: 'rederive', disk: 0 },
    { do: 'arrive', count: 3 },
    { do: 'persist' },
    { do: 'follow' },
    { do: 'batch', count: 2, disk: 0 },
  ]);
  expect(await installation.query("select source_id from fact_events final where id = 'e1'")).toEqual([
    { source_id: 's1' },
  ]);
});
