import { defineCommand } from 'citty';

export default defineCommand({
  meta: { name: 'leadstream import', description: 'Import history from CSV files (docs/import.md)' },
  subCommands: {
    olist: () => import('./import-olist.ts').then((module) => module.default),
    csv: () => import('./import-csv.ts').then((module) => module.default),
  },
});
