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
