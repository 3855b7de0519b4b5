import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../services/shared/env.ts';
import { messageOf } from '../services/shared/errors.ts';
import { buildDashboards, type Locale } from './build.ts';
import { installationDashboards, writeDashboards } from './installation.ts';

const LOCALES: readonly Locale[] = ['en', 'vi', 'pl'];
/** The committed dashboards: a newcomer can import them, and a reviewer sees what a change does. */
const COMMITTED = fileURLToPath(new URL('built', import.meta.url));

/** `npm run dashboards`: the committed ones; `-- --out DIR`: those of the installation that the environment describes. */
try {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    for (const locale of LOCALES) {
      const built = buildDashboards({ locale, timeZone: 'UTC', baseCurrency: 'USD', database: 'crm' });
      await writeDashboards(join(COMMITTED, locale), built);
    }
    process.stdout.write(`dashboards written to grafana/built (${LOCALES.join(', ')})\n`);
  } else {
    const config = loadConfig();
    const built = await installationDashboards(config);
    await writeDashboards(values.out, built);
    process.stdout.write(`${built.length} dashboards (${config.locale}) written to ${values.out}\n`);
  }
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
