import { defineCommand } from 'citty';

export default defineCommand({
  meta: { name: 'leadstream dlq', description: 'Look at what could not be processed, and replay it' },
  subCommands: {
    list: () => import('./dlq-list.ts').then((module) => module.default),
    show: () => import('./dlq-show.ts').then((module) => module.default),
    replay: () => import('./dlq-replay.ts').then((module) => module.default),
  },
});
