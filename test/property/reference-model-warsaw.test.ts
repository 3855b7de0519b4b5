import { afterAll, beforeAll, it } from 'vitest';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import { agreesWithReferenceModel } from './reference-model.ts';

let installation: Installation;
beforeAll(async () => {
  const env = { REPORT_TIMEZONE: 'Europe/Warsaw', BASE_CURRENCY: 'USD', CLOSING_SOON_DAYS: '0' };
  installation = await createInstallation({ env });
});
afterAll(() => installation.cleanup());

it('every table and every metric view agrees with the reference model in Europe/Warsaw', () =>
  agreesWithReferenceModel(installation, 8));
