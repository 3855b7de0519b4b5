import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history, shuffleAndDuplicate } from '../helpers/histories/index.ts';
import {
  calmPlan,
  directoryFirst,
  factRows,
  inOrder,
  produced,
  propertySettings,
  runPipeline,
  truncateAll,
  unbalanced,
  wildPlan,
  withNoise,
} from '../helpers/pipeline/index.ts';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import type { CloudEvent } from '../reference-model/index.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Europe/Warsaw', BASE_CURRENCY: 'EUR' } });
});
afterAll(() => installation.cleanup());

async function factsInOrder(events: readonly CloudEvent[]) {
  await truncateAll(installation);
  await runPipeline(installation, produced(inOrder(events)), []);
  return factRows(installation);
}

describe('facts are a function of the set of events', () => {
  it('whatever the order of arrival, the repetitions and the cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        history({ maxEvents: 60, contested: true }),
        fc.integer(),
        calmPlan,
        async (events, seed, plan) => {
          const expected = await factsInOrder(events);
          await truncateAll(installation);
          const topics = await runPipeline(installation, produced(shuffleAndDuplicate(events, seed)), plan);
          expect(await factRows(installation)).toEqual(expected);
          expect(await unbalanced(installation, topics)).toEqual({ lost: [], twice: [] });
        },
      ),
      propertySettings(10),
    );
  });

  it('whatever dies between the steps of a flush, and whoever takes over; and every record is accounted for once', async () => {
    await fc.assert(
      fc.asyncProperty(
        history({ maxEvents: 60, contested: true }),
        fc.integer(),
        wildPlan,
        async (events, seed, plan) => {
          const expected = await factsInOrder(events);
          await truncateAll(installation);
          const shuffled = shuffleAndDuplicate(events, seed);
          const arrivals = withNoise(produced(seed % 2 === 0 ? directoryFirst(shuffled) : shuffled), seed);
          const topics = await runPipeline(installation, arrivals, plan);
          expect(await factRows(installation)).toEqual(expected);
          expect(await unbalanced(installation, topics)).toEqual({ lost: [], twice: [] });
        },
      ),
      propertySettings(12),
    );
  });
});
