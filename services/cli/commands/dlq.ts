import { defineCommand } from 'citty';

export default defineCommand({
  meta: { name: 'leadstream dlq', description: 'Look at and replay what could not be processed' },
  subCommands: {},
});
