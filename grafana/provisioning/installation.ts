import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../services/shared/env.ts';
import { LeadstreamError, messageOf } from '../../services/shared/errors.ts';
import { buildDashboards } from '../build.ts';
import { SavedViews } from '../builder/saved-views.ts';
import type { BuiltDashboard } from '../model/dashboard.ts';
import { UIDS } from '../model/uids.ts';

async function readSavedViews(file: string) {
  const json: unknown = JSON.parse(
    await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new LeadstreamError('SAVED_VIEWS', `cannot read SAVED_VIEWS: ${messageOf(cause)}`, { cause });
    }),
  );
  const parsed = SavedViews.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new LeadstreamError('SAVED_VIEWS', `${file}: ${faults}`);
}

/**
 * Dashboards of the installation that the environment describes: its language, time zone, currency, database and saved views.
 * @throws LeadstreamError `SAVED_VIEWS` naming the entry that is wrong
 */
export async function installationDashboards(config: Config): Promise<BuiltDashboard[]> {
  const { locale, timeZone, baseCurrency, clickhouse, savedViewsFile } = config;
  const savedViews = savedViewsFile === undefined ? {} : { savedViews: await readSavedViews(savedViewsFile) };
  return buildDashboards({ locale, timeZone, baseCurrency, database: clickhouse.database, ...savedViews });
}

/** Removes what an earlier run wrote, perhaps in another language and so in other folders; nothing else. */
async function removeFormer(directory: string): Promise<void> {
  const ours = new Set(UIDS.map((uid) => `${uid}.json`));
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of found) if (entry.isFile() && ours.has(entry.name)) await rm(join(entry.parentPath, entry.name));
}

/** Writes `<folder>/<uid>.json` below a directory, in the place of what was written there before. */
export async function writeDashboards(directory: string, built: readonly BuiltDashboard[]): Promise<void> {
  await removeFormer(directory);
  for (const { folder, uid, dashboard } of built) {
    await mkdir(join(directory, folder), { recursive: true });
    await writeFile(join(directory, folder, `${uid}.json`), `${JSON.stringify(dashboard, null, 2)}\n`);
  }
}
