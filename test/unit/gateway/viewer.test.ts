import { describe, expect, it } from 'vitest';
import { createSecretCheck, viewerOf } from '../../../services/gateway/viewer.ts';

describe('the secret', () => {
  const check = createSecretCheck('s3cret');
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each([
    { authorization: 'Bearer s3cret' },
    { authorization: 'bearer s3cret' },
    { authorization: basic('anyone:s3cret') },
    { 'x-clickhouse-key': 's3cret' },
  ])('is accepted in %o', (headers) => {
    expect(() => check(headers)).not.toThrow();
  });

  it.each([
    {},
    { authorization: 'Bearer s3cre' },
    { authorization: 'Bearer s3cret2' },
    { authorization: 'Bearer ' },
    { authorization: 's3cret' },
    { authorization: basic('s3cret:') },
    { authorization: basic('s3cret') },
    { 'x-clickhouse-key': '' },
  ])('is refused in %o', (headers) => {
    expect(() => check(headers)).toThrow(expect.objectContaining({ status: 401 }));
  });
});

describe('the viewer', () => {
  it('is named by either header, percent-encoded', () => {
    expect(viewerOf({ 'x-grafana-user': 'anna' })).toBe('anna');
    expect(viewerOf({ 'x-leadstream-viewer': 'Tr%E1%BA%A7n%20%C5%BB' })).toBe('Trần Ż');
  });

  it("is Grafana's where both are named", () => {
    expect(viewerOf({ 'x-leadstream-viewer': 'boss', 'x-grafana-user': 'anna' })).toBe('anna');
  });

  it.each([{}, { 'x-grafana-user': ' ' }, { 'x-grafana-user': '%E1%BA' }, { 'x-grafana-user': 'x'.repeat(129) }])(
    'is nobody in %o',
    (headers) => {
      expect(() => viewerOf(headers)).toThrow(expect.objectContaining({ status: 403 }));
    },
  );
});
