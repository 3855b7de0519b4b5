import { describe, expect, it } from 'vitest';
import { basic, bearer, makeIdentifier, SECRET } from './make-identifier.ts';

const identify = makeIdentifier();

describe('the secret', () => {
  it.each([
    ['Bearer', bearer(SECRET), ''],
    ['bearer in small letters', { authorization: `bearer ${SECRET}` }, ''],
    ['Basic password', basic('', SECRET), ''],
    ['X-ClickHouse-Key', { 'x-clickhouse-key': SECRET }, ''],
    ['?password=', {}, `password=${SECRET}`],
    ['several places that agree', { ...bearer(SECRET), 'x-clickhouse-key': SECRET }, `password=${SECRET}`],
    ['the one that comes next', bearer('next-secret'), ''],
  ])('is accepted as %s', async (_where, headers, query) => {
    expect(await identify(headers, query)).toEqual({ login: undefined, via: 'secret' });
  });

  it.each([
    ['nothing', {}, ''],
    ['a shorter one', bearer('s3cre'), ''],
    ['a longer one', bearer('s3cret2'), ''],
    ['both at once', bearer(`${SECRET},next-secret`), ''],
    ['no scheme', { authorization: SECRET }, ''],
    ['Basic without colon', { authorization: `Basic ${Buffer.from(SECRET).toString('base64')}` }, ''],
    ['Basic with the secret as user', basic(SECRET, ''), ''],
    ['Basic that is no UTF-8', { authorization: `Basic ${Buffer.from([0x61, 0x3a, 0xff]).toString('base64')}` }, ''],
    ['two that differ', { ...bearer(SECRET), 'x-clickhouse-key': 'other' }, ''],
    ['two that differ in the URL', bearer(SECRET), 'password=other'],
    ['two passwords in the URL', {}, `password=${SECRET}&password=other`],
    ['an empty one', { 'x-clickhouse-key': '' }, 'password='],
  ])('is refused: %s', async (_what, headers, query) => {
    await expect(identify(headers, query)).rejects.toMatchObject({ status: 401, code: 'unauthorized' });
  });
});

describe('the viewer beside the secret', () => {
  const named = (headers: Record<string, string>, query = '') => identify({ ...bearer(SECRET), ...headers }, query);

  it('is whom either header names, percent-encoded', async () => {
    expect(await named({ 'x-grafana-user': 'anna' })).toEqual({ login: 'anna', via: 'secret' });
    expect(await named({ 'x-leadstream-viewer': 'Tr%E1%BA%A7n%20%C5%BB' })).toMatchObject({ login: 'Trần Ż' });
    expect(await named({ 'x-grafana-user': 'anna', 'x-leadstream-viewer': '%61nna' })).toMatchObject({ login: 'anna' });
  });

  it.each([
    ['X-Grafana-User is empty', { 'x-grafana-user': '' }],
    ['X-Leadstream-Viewer is empty', { 'x-leadstream-viewer': '  ', 'x-grafana-user': 'anna' }],
    ['X-Grafana-User is empty', { 'x-grafana-user': '', 'x-leadstream-viewer': 'boss' }],
    ['raw characters', { 'x-grafana-user': Buffer.from('Trần').toString('latin1') }],
    ['percent-encoded UTF-8', { 'x-grafana-user': '%E1%BA' }],
    ['at most 128', { 'x-grafana-user': 'x'.repeat(129) }],
    ['control characters', { 'x-grafana-user': 'anna%0A' }],
  ])('is nobody, and told why: %s', async (sentence, headers) => {
    await expect(named(headers)).rejects.toMatchObject({
      status: 403,
      code: 'no_viewer',
      message: expect.stringContaining(sentence),
    });
  });

  it('is refused when the headers name two people', async () => {
    await expect(named({ 'x-grafana-user': 'anna', 'x-leadstream-viewer': 'boss' })).rejects.toMatchObject({
      status: 403,
      code: 'viewer_conflict',
    });
  });

  it.each([
    ['Basic', basic('Trần', SECRET), '', 'Trần'],
    ['Basic with an address', basic('anna@example.org', SECRET), '', 'anna@example.org'],
    ['X-ClickHouse-User', { 'x-clickhouse-key': SECRET, 'x-clickhouse-user': 'Tr%E1%BA%A7n' }, '', 'Trần'],
    ['?user=', {}, `user=anna&password=${SECRET}`, 'anna'],
    ['the user beside Bearer', { ...bearer(SECRET), 'x-clickhouse-user': 'anna' }, '', 'anna'],
    ['the same user twice', basic('anna', SECRET), 'user=anna', 'anna'],
    ['the one that is not default', basic('default', SECRET), 'user=anna', 'anna'],
  ])('is the ClickHouse user name without a viewer header: %s', async (_where, headers, query, login) => {
    expect(await identify(headers, query)).toEqual({ login, via: 'secret' });
  });

  it('is whom the header names where a ClickHouse user is beside it', async () => {
    expect(await identify({ ...basic('grafana', SECRET), 'x-grafana-user': 'anna' })).toMatchObject({ login: 'anna' });
  });

  it.each(['', 'default'])('is nobody with the user name %j', async (user) => {
    expect(await identify(basic(user, SECRET))).toEqual({ login: undefined, via: 'secret' });
  });

  it('is refused when two ClickHouse users are named', async () => {
    await expect(identify(basic('anna', SECRET), 'user=boss')).rejects.toMatchObject({ code: 'viewer_conflict' });
  });
});
