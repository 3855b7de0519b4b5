import { defineCommand } from 'citty';
// The one module of the enricher that this command knows: its public face for rebuilding (docs/adr/0037-cli-calls-public-faces.md).
import { rebuild } from '../../enricher/rebuild.ts';
import { loadConfig } from '../../shared/env.ts';
import { count } from '../../shared/words.ts';
import { createCheckpoint, FROM_THE_BEGINNING } from '../rebuild/checkpoint.ts';
import { createProgress, print, stopSignal } from '../terminal.ts';

const setsOf = (sets: number) => count(sets, 'contact or cost', 'contacts and costs');

const told = ({ sets, events, rows }: { sets: number; events: number; rows: number }) =>
  `${setsOf(sets)} from ${count(events, 'event')}: ${count(rows, 'row')}`;

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
    if (stored) progress.note(`going on after ${setsOf(stored.sets)} (--restart begins anew)`);
    const signal = stopSignal();
    const startedAt = performance.now();
    const done = await rebuild(config, {
      from: stored ?? FROM_THE_BEGINNING,
      signal,
      onProgress: async (state, totalEvents) => {
        await checkpoint.save(state);
        progress.update({
          share: totalEvents === 0 ? undefined : state.events / totalEvents,
          text: told(state),
        });
      },
    }).finally(() => progress.end());
    await checkpoint.remove();
    const { sets, events, rows } = done;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const resumed = stored !== undefined;
    print(args.json, { ok: true, sets, events, rows, seconds, resumed }, [`derived ${told(done)} in ${seconds} s`]);
  },
});
