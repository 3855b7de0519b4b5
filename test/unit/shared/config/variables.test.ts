import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Variables } from '../../../../services/shared/config/variables.ts';
import { loadConfig } from '../../../../services/shared/env.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const example = new Map(
  [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);
/** The operating system's and libuv's: nobody sets them for Leadstream's sake. */
const OTHERS = ['PATH', 'UV_THREADPOOL_SIZE'];

describe('the environment', () => {
  it('is described in .env.example, every variable of it', () => {
    const known = Object.keys(Variables.shape).filter((name) => !OTHERS.includes(name));
    expect([...example.keys()].sort()).toEqual(known.sort());
  });

  it('has the defaults that .env.example says', () => {
    expect(loadConfig(Object.fromEntries(example))).toEqual(loadConfig({}));
  });

  it('is read in one place: elsewhere process.env is what a child inherits, or a program that starts Node', () => {
    const files = execFileSync('git', ['grep', '-lE', 'process\\.env|\\benv\\b.*node:process', '--', '*.ts', '*.mjs'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const readers = files.split('\n').filter((file) => file !== '' && !/^(?:test|bin|dev\/scripts)\//.test(file));
    expect(readers).toEqual([
      'dev/engines/lib/child.ts',
      // The name is replaced in the browser's code.
      'services/board/http/bundle.ts',
      'services/shared/env.ts',
      'vitest.config.ts',
    ]);
  });

  it.each([
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [{ INGEST_URL: 'localhost:8080' }, /INGEST_URL/],
    [{ LEADSTREAM_SAMPLE_RATE: '-1' }, /LEADSTREAM_SAMPLE_RATE/],
    [{ LEADSTREAM_SAMPLE_CONTACTS: '1.5', BASE_CURRENCY: 'euro' }, /LEADSTREAM_SAMPLE_CONTACTS.*BASE_CURRENCY/],
  ])('is refused where a value is out of bounds: %o', (env, message) => {
    expect(() => loadConfig(env)).toThrow(message);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ INGEST_URL: '', INGEST_PORT: '1' }).ingestUrl).toBe('http://127.0.0.1:1');
  });
});
