import { defineCommand } from 'citty';
// The one module of the reporter that this command knows: its public face (docs/adr/0037-cli-calls-public-faces.md).
import { generateOnRequest, type RequestResult } from '../../reporter/on-request.ts';
import { createClickHouse } from '../../shared/clickhouse.ts';
import { loadConfig } from '../../shared/env.ts';
import { count } from '../../shared/words.ts';
import { createProgress, print, stopSignal } from '../terminal.ts';

export default defineCommand({
  meta: {
    name: 'leadstream report generate',
    description:
      'Generate one day of a lead-routing report, over events before that day; a day that is there stays as it is',
  },
  args: {
    report: { type: 'positional', required: true, description: 'Its id (leadstream report list)' },
    day: { type: 'string', description: 'YYYY-MM-DD; default: today in the business time zone' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const config = loadConfig();
    const client = createClickHouse(config.clickhouse, 'report');
    const progress = createProgress('generate');
    const signal = stopSignal();
    try {
      const context = {
        client,
        config,
        now: Date.now,
        signal,
        onProgress: (share: number, contacts: number) =>
          progress.update({ share, text: `${count(contacts, 'contact')} of the report` }),
      };
      const result = await generateOnRequest(context, args.report, args.day);
      progress.end();
      print(args.json, { ok: true, ...result }, [told(result)]);
    } finally {
      progress.end();
      await client.close();
    }
  },
});

function told({ reportId, day, outcome, contacts, madeUp }: RequestResult): string {
  const before = madeUp.length > 0 ? `; made up before it: ${madeUp.join(', ')}` : '';
  const what =
    outcome === 'made'
      ? `generated, ${count(contacts ?? 0, 'contact')} acquired before that day`
      : 'was there already, nothing changed';
  return `${reportId} ${day}: ${what}${before}`;
}
