import { afterAll, beforeAll, it } from 'vitest';
import { createInstallation, type Installation } from '../helpers/stack.ts';
import { agreesWithReferenceModel } from './reference-model.ts';

let installation: Installation;
beforeAll(async () => {
  const env = { REPORT_TIMEZONE: 'Asia/Ho_Chi_Minh', BASE_CURRENCY: 'EUR', CLOSING_SOON_DAYS: '7' };
  installation = await createInstallation({ env });
});
afterAll(() => installation.cleanup());

it('every table and every metric view agrees with the reference model in Asia/Ho_Chi_Minh', () =>
  agreesWithReferenceModel(installation, 8));
