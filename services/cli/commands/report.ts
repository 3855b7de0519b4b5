import { defineCommand } from 'citty';

export default defineCommand({
  meta: { name: 'leadstream report', description: 'List lead-routing reports, and generate one now' },
  subCommands: {
    list: () => import('./report-list.ts').then((module) => module.default),
    generate: () => import('./report-generate.ts').then((module) => module.default),
  },
});
