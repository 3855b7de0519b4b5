import { defineCommand } from 'citty';
// The one module of the enricher that this command knows: its public face for rebuilding (docs/adr/0037-cli-calls-public-faces.md).
import { rebuild } from '../../enricher/rebuild.ts';
import { loadConfig } from '../../shared/env.ts';
import { createProgress } from '../progress.ts';
import { createCheckpoint, FROM_THE_BEGINNING } from '../rebuild/checkpoint.ts';

const number = (value: number) => value.toLocaleString('en-US');

export default defineCommand({
  meta: {
    name: 'leadstream rebuild',
    description: 'Derive all facts anew from the stored events; safe beside running services, resumable',
  },
  args: {
    restart: { type: 'boolean', description: 'Begin anew, although an earlier run was cut off' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const config = loadConfig();
    const checkpoint = createCheckpoint(config);
    const stored = args.restart ? undefined : await checkpoint.load();
    const progress = createProgress('rebuild');
    if (stored) progress.note(`going on after ${number(stored.sets)} contacts and costs (--restart begins anew)`);
    const abort = new AbortController();
    const stop = () => abort.abort();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    const startedAt = performance.now();
    const done = await rebuild(config, {
      from: stored ?? FROM_THE_BEGINNING,
      signal: abort.signal,
      onProgress: async (state, totalEvents) => {
        await checkpoint.save(state);
        progress.update({
          share: totalEvents === 0 ? undefined : state.events / totalEvents,
          text: `${number(state.sets)} contacts and costs, ${number(state.events)} events, ${number(state.rows)} rows`,
        });
      },
    }).finally(() => progress.end());
    await checkpoint.remove();
    const { sets, events, rows } = done;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const resumed = stored !== undefined;
    if (args.json) process.stdout.write(`${JSON.stringify({ ok: true, sets, events, rows, seconds, resumed })}\n`);
    else
      process.stdout.write(
        `derived ${number(sets)} contacts and costs from ${number(events)} events: ${number(rows)} rows in ${seconds} s\n`,
      );
  },
});
