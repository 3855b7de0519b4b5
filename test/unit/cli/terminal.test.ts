import { describe, expect, it } from 'vitest';
import { describeFailure, unknownArguments } from '../../../services/cli/guard.ts';
import { createProgress, renderProgress } from '../../../services/cli/terminal.ts';
import { bareKey, endpoints } from '../../../services/shared/config/endpoints.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { LeadstreamError } from '../../../services/shared/errors.ts';

function progressOn(isTTY: boolean) {
  let now = 0;
  const written: string[] = [];
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) };
  const progress = createProgress('import x', stream, () => now);
  const at = (ms: number, share: number) => {
    now = ms;
    progress.update({ share, text: `${share * 100} rows` });
  };
  return { progress, written, at };
}

describe('progress', () => {
  it('says nothing about what is done within two seconds', () => {
    const { progress, written, at } = progressOn(true);
    at(500, 0.2);
    at(1_999, 0.9);
    progress.end();
    expect(written).toEqual([]);
  });

  it('draws a bar on a terminal and removes it at the end', () => {
    const { progress, written, at } = progressOn(true);
    at(2_100, 0.5);
    progress.end();
    expect(written[0]).toContain('import x  ████████████░░░░░░░░░░░░  50 %  50 rows');
    expect(written.at(-1)).toBe('\r\x1b[K');
  });

  it('writes a plain line every two seconds elsewhere', () => {
    const { written, at } = progressOn(false);
    for (let ms = 0; ms <= 6_000; ms += 100) at(ms, ms / 6_000);
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toContain('\x1b');
  });

  it('never draws beyond the line or the whole', () => {
    expect(renderProgress('a', { share: 7, text: 'x'.repeat(200) }, 60)).toHaveLength(60);
    expect(renderProgress('a', { share: 7, text: '' })).toContain('100 %');
  });
});

describe('command line', () => {
  const definition = {
    file: { type: 'positional' },
    'dry-run': { type: 'boolean', alias: 'n' },
    json: { type: 'boolean' },
  } as const;

  it('finds options and words that a command does not know', () => {
    const args = { _: ['a.csv', 'b.csv'], file: 'a.csv', dryRun: true, 'dry-run': true, n: true, dryrun: true };
    expect(unknownArguments(args, definition)).toEqual(['--dryrun', 'b.csv']);
    expect(unknownArguments({ _: ['a.csv'] }, definition)).toEqual([]);
  });

  it('tells an expected failure in one line, and a bug with its stack', () => {
    expect(describeFailure(new LeadstreamError('USAGE', 'name the file'))).toBe('leadstream: name the file (USAGE)');
    expect(describeFailure(new TypeError('oops'))).toContain('terminal.test.ts');
  });

  it('finds the services by the same environment as they do', () => {
    const config = loadConfig({ INGEST_PORT: '1', METRICS_PORT: '2', INGEST_KEYS: 'k1@/crm/a+admin,k2' });
    expect(endpoints(config)).toEqual({
      ingestUrl: 'http://127.0.0.1:1',
      enricherUrl: 'http://127.0.0.1:2',
      key: 'k1',
    });
    expect(endpoints(loadConfig({ INGEST_URL: 'https://x/' }))).toMatchObject({
      ingestUrl: 'https://x',
      key: 'local-dev-key',
    });
  });

  it('sends with an admin key that is not pinned, where there is one', () => {
    expect(endpoints(loadConfig({ INGEST_KEYS: 'a,b@/crm/b+admin, c+admin' })).key).toBe('c');
  });

  it.each([
    ['key', 'key'],
    ['key+admin', 'key'],
    ['key@/crm/source', 'key'],
    ['key@/crm/source+admin', 'key'],
  ])('reads the key out of %s', (entry, key) => {
    expect(bareKey(entry)).toBe(key);
  });
});
