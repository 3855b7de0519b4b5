import { defineCommand } from 'citty';
import { loadConfig } from '../../shared/env.ts';
import { importArguments, importOptions } from '../import/arguments.ts';
import { importFiles } from '../import/import-files.ts';

export default defineCommand({
  meta: { name: 'leadstream import csv', description: 'Import a CSV file by a mapping of its columns to events' },
  args: {
    file: { type: 'positional', required: true, description: 'The CSV file' },
    mapping: { type: 'string', required: true, description: 'The mapping, a YAML file (docs/import.md)' },
    ...importOptions,
  },
  async run({ args }) {
    await importFiles([{ file: args.file, mappingFile: args.mapping }], loadConfig(), importArguments(args));
  },
});
