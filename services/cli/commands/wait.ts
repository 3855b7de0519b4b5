import { defineCommand } from 'citty';
import { endpoints } from '../../shared/config/endpoints.ts';
import { loadConfig } from '../../shared/env.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { type Lag, waitForWatermark } from '../../shared/watermark.ts';
import { createProgress, print } from '../terminal.ts';

const behind = (lag: Lag) =>
  `${lag.topic}/${lag.partition} lags by ${lag.target - lag.current} (at ${lag.current} of ${lag.target})`;
const asJson = (lag: Lag) => ({
  ...lag,
  target: String(lag.target),
  current: String(lag.current),
  lag: String(lag.target - lag.current),
});

export default defineCommand({
  meta: { name: 'leadstream wait', description: 'Wait until all that was accepted so far is readable in ClickHouse' },
  args: {
    'timeout-s': { type: 'string', default: '60', description: 'Give up after this many seconds (exit code 1)' },
    json: { type: 'boolean', description: 'Answer as JSON' },
  },
  async run({ args }) {
    const timeoutS = Number(args['timeout-s']);
    if (!(timeoutS >= 0)) throw new LeadstreamError('USAGE', '--timeout-s: a number of seconds');
    const { ingestUrl, enricherUrl, metricsToken } = endpoints(loadConfig());
    const progress = createProgress('wait');
    const result = await waitForWatermark({
      ingestUrl,
      enricherUrl,
      metricsToken,
      timeoutMs: timeoutS * 1_000,
      onLag: (lags) => progress.update({ text: lags.map(behind).join(', ') }),
    });
    progress.end();
    if (args.json) {
      const { ok, waitedMs } = result;
      const told = result.ok
        ? { ok, waitedMs }
        : { ok, waitedMs, reason: result.reason, lags: result.lags.map(asJson) };
      print(true, told, []);
    } else if (result.ok) {
      process.stdout.write(`all that was accepted is readable (${result.waitedMs} ms)\n`);
    } else {
      const lines = result.lags.length > 0 ? result.lags.map(behind) : [result.reason];
      process.stderr.write(`not readable after ${timeoutS} s:\n${lines.map((line) => `  ${line}\n`).join('')}`);
    }
    process.exitCode = result.ok ? 0 : 1;
  },
});
