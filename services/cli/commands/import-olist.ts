import { join } from 'node:path';
import { defineCommand } from 'citty';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { importArguments, importOptions } from '../import/arguments.ts';
import { importFiles } from '../import/import-files.ts';
import { projectRoot } from '../project-root.ts';

export default defineCommand({
  meta: { name: 'leadstream import olist', description: 'Import the Olist marketing funnel (leads and closed deals)' },
  args: {
    leads: { type: 'string', description: 'marketing_qualified_leads.csv' },
    deals: { type: 'string', description: 'closed_deals.csv' },
    ...importOptions,
  },
  async run({ args }) {
    const mappingFile = (name: string) => join(projectRoot(), 'mappings', name);
    const files = [
      ...(args.leads ? [{ file: args.leads, mappingFile: mappingFile('olist-leads.yaml') }] : []),
      ...(args.deals ? [{ file: args.deals, mappingFile: mappingFile('olist-deals.yaml') }] : []),
    ];
    if (files.length === 0) throw new LeadstreamError('USAGE', 'name the files: --leads FILE --deals FILE');
    await importFiles(files, loadConfig(), importArguments(args));
  },
});
