import { defineCommand } from 'citty';

export default defineCommand({
  meta: { name: 'leadstream token', description: 'Personal tokens with which people and their tools ask the gateway' },
  subCommands: {
    create: () => import('./token-create.ts').then((module) => module.default),
    list: () => import('./token-list.ts').then((module) => module.default),
    revoke: () => import('./token-revoke.ts').then((module) => module.default),
  },
});
