import { expect, it } from 'vitest';
import { formatByteSize, parseByteSize } from '../../../../services/shared/config/byte-size.ts';
import { loadConfig } from '../../../../services/shared/env.ts';

it.each([
  ['2GiB', 2 ** 31],
  ['512 MiB', 2 ** 29],
  ['1.5KiB', 1536],
  ['1048576', 1048576],
])('reads %s', (text, bytes) => expect(parseByteSize(text)).toBe(bytes));

it.each(['', '2GB', '-1MiB', '1e9', 'GiB', '2 GiB!', '9'.repeat(40)])('takes %j for no size', (text) =>
  expect(parseByteSize(text)).toBeUndefined(),
);

it.each([
  [2 ** 31, '2 GiB'],
  [1536, '1.5 KiB'],
  [12, '12 bytes'],
])('writes %i as %s', (bytes, text) => expect(formatByteSize(bytes)).toBe(text));

it('is told by its variable and its rule when it is wrong in the environment', () => {
  expect(() => loadConfig({ GATEWAY_MAX_MEMORY: 'much' })).toThrow(/GATEWAY_MAX_MEMORY.*at least 64MiB/);
  expect(() => loadConfig({ GATEWAY_MAX_MEMORY: '1MiB' })).toThrow(/GATEWAY_MAX_MEMORY/);
  expect(loadConfig({ GATEWAY_MAX_MEMORY: '512MiB' }).gateway.limits.maxMemoryBytes).toBe(2 ** 29);
});
