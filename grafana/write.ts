import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../services/shared/env.ts';
import { LeadstreamError, messageOf } from '../services/shared/errors.ts';
import { type BuildOptions, buildDashboards, type Locale } from './build.ts';
import { UIDS } from './lib/uids.ts';
import { SavedViews } from './saved-views.ts';

const LOCALES: readonly Locale[] = ['en', 'vi', 'pl'];
/** The committed dashboards: a newcomer can import them, and a reviewer sees what a change does. */
const COMMITTED = fileURLToPath(new URL('built', import.meta.url));

/** Saved views of an installation. @throws LeadstreamError `SAVED_VIEWS` naming the entry that is wrong */
async function readSavedViews(file: string) {
  const parsed = SavedViews.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new LeadstreamError('SAVED_VIEWS', `${file}: ${faults}`);
}

/** Removes what an earlier run wrote, perhaps in another language and so in other folders; nothing else. */
async function removeFormer(directory: string): Promise<void> {
  const ours = new Set(UIDS.map((uid) => `${uid}.json`));
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of found) if (entry.isFile() && ours.has(entry.name)) await rm(join(entry.parentPath, entry.name));
}

/** Writes `<folder>/<uid>.json` below a directory. */
async function writeDashboards(directory: string, options: BuildOptions): Promise<number> {
  await removeFormer(directory);
  const built = buildDashboards(options);
  for (const { folder, uid, dashboard } of built) {
    await mkdir(join(directory, folder), { recursive: true });
    await writeFile(join(directory, folder, `${uid}.json`), `${JSON.stringify(dashboard, null, 2)}\n`);
  }
  return built.length;
}

/** `npm run dashboards`: the committed ones; `-- --out DIR`: those of the installation that the environment describes. */
try {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    for (const locale of LOCALES) {
      const options = { locale, timeZone: 'UTC', baseCurrency: 'USD', database: 'crm' };
      await writeDashboards(join(COMMITTED, locale), options);
    }
    process.stdout.write(`dashboards written to grafana/built (${LOCALES.join(', ')})\n`);
  } else {
    const { locale, timeZone, baseCurrency, clickhouse, savedViewsFile } = loadConfig();
    const savedViews = savedViewsFile === undefined ? {} : { savedViews: await readSavedViews(savedViewsFile) };
    const options = { locale, timeZone, baseCurrency, database: clickhouse.database, ...savedViews };
    const count = await writeDashboards(values.out, options);
    process.stdout.write(`${count} dashboards (${locale}) written to ${values.out}\n`);
  }
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
