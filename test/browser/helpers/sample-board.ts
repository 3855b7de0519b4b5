import { buildDashboards } from '../../../grafana/build.ts';
import type { BuiltDashboard } from '../../../grafana/model/dashboard.ts';
import { startBoard } from '../../../services/board/board.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { fillWithSample } from '../../helpers/sample.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

/** Contacts of the sample: some 17,000 events, through the real pipeline in seconds. */
const CONTACTS = 1_500;
export interface SampleBoard {
  url: string;
  installation: Installation;
  dashboards: readonly BuiltDashboard[];
  stop: () => Promise<void>;
}

/** A board with the real dashboards on an installation with sample data. */
export async function startSampleBoard(locale: 'en' | 'vi' | 'pl' = 'en'): Promise<SampleBoard> {
  const installation = await createInstallation({ env: { LOCALE: locale }, ownEngine: true });
  try {
    await fillWithSample(installation, CONTACTS);
    const config = loadConfig({ ...installation.env, BOARD_PORT: '0' });
    const { timeZone, baseCurrency } = config;
    const dashboards = buildDashboards({ locale, timeZone, baseCurrency, database: installation.database });
    const board = await startBoard({ config, dashboards, log: createLogger('board', 'silent') });
    const stop = async () => {
      await board.stop();
      await installation.cleanup();
    };
    return { url: board.url, installation, dashboards, stop };
  } catch (error) {
    await installation.cleanup();
    throw error;
  }
}
