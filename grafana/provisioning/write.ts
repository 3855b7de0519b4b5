import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../services/shared/env.ts';
import { messageOf } from '../../services/shared/errors.ts';
import { count } from '../../services/shared/words.ts';
import { buildDashboards } from '../build.ts';
import { installationDashboards, writeDashboards } from './installation.ts';

/** The committed dashboards, in English alone: a newcomer can import them, and a reviewer sees what a change does. */
const COMMITTED = fileURLToPath(new URL('../built', import.meta.url));

/** `npm run dashboards`: the committed ones; `-- --out DIR`: those of the installation that the environment describes. */
try {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    const built = buildDashboards({ locale: 'en', timeZone: 'UTC', baseCurrency: 'USD', database: 'crm' });
    // One folder in the repository: folders are named by language, and an address is enough of a name.
    await writeDashboards(
      COMMITTED,
      built.map((one) => ({ ...one, folder: '' })),
    );
    process.stdout.write(`${count(built.length, 'dashboard')} written to grafana/built\n`);
  } else {
    const config = loadConfig();
    const built = await installationDashboards(config);
    await writeDashboards(values.out, built);
    process.stdout.write(`${count(built.length, 'dashboard')} (${config.locale}) written to ${values.out}\n`);
  }
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
