import { afterAll, beforeAll, it } from 'vitest';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import { routingAgreesWithReferenceModel } from './lead-routing.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Europe/Warsaw' } });
});
afterAll(() => installation.cleanup());

it('lead routing, generation after generation, agrees with the reference model in Europe/Warsaw', () =>
  routingAgreesWithReferenceModel(installation, 12));
