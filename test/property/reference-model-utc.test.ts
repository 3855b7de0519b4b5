import { afterAll, beforeAll, it } from 'vitest';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import { agreesWithReferenceModel } from './reference-model.ts';

let installation: Installation;
beforeAll(async () => {
  const env = { REPORT_TIMEZONE: 'UTC', BASE_CURRENCY: 'USD', CLOSING_SOON_DAYS: '3' };
  installation = await createInstallation({ env });
});
afterAll(() => installation.cleanup());

it('every table and every metric view agrees with the reference model in UTC', () =>
  agreesWithReferenceModel(installation, 8));
