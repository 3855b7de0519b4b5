import { beforeAll, describe, expect, it } from 'vitest';
import { identityHeaders } from '../../../../services/shared/clickhouse/http.ts';
import { loadConfig } from '../../../../services/shared/env.ts';
import {
  type Certificate,
  type CertificateAuthority,
  createCertificateAuthority,
} from '../../../helpers/certificates.ts';

let authority: CertificateAuthority;
let mine: Certificate;
let others: Certificate;
beforeAll(async () => {
  authority = await createCertificateAuthority();
  mine = await authority.issue();
  others = await authority.issue();
});

const HTTPS = { CLICKHOUSE_URL: 'https://clickhouse.example:8443' };
const read = (env: Record<string, string>) => loadConfig({ ...HTTPS, ...env }).clickhouse;

describe('ClickHouse elsewhere', () => {
  it('is reached with a private authority, several of them, and a client certificate', () => {
    const both = `${authority.cert}\n${mine.cert}`;
    const env = { CLICKHOUSE_CA: both, CLICKHOUSE_CERT: mine.cert, CLICKHOUSE_KEY: mine.key };
    expect(read(env)).toMatchObject({ external: true, tls: { ca: both, cert: mine.cert, key: mine.key } });
  });

  it('takes PEM text on one line, where an environment has no others', () => {
    expect(read({ CLICKHOUSE_CA: authority.cert.replaceAll('\n', '\\n') }).tls.ca).toBe(authority.cert);
  });

  it.each<[string, () => Record<string, string>, RegExp]>([
    ['a CA that is none', () => ({ CLICKHOUSE_CA: 'ca.pem' }), /CLICKHOUSE_CA: holds no certificate in PEM/],
    ['a CA that is a key', () => ({ CLICKHOUSE_CA: mine.key }), /CLICKHOUSE_CA: holds no certificate in PEM/],
    [
      'a CA that is cut off',
      () => ({ CLICKHOUSE_CA: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' }),
      /CLICKHOUSE_CA: holds a certificate that cannot be read/,
    ],
    ['a certificate without key', () => ({ CLICKHOUSE_CERT: mine.cert }), /CLICKHOUSE_KEY: is needed beside/],
    ['a key without certificate', () => ({ CLICKHOUSE_KEY: mine.key }), /CLICKHOUSE_CERT: is needed beside/],
    [
      'a key that is none',
      () => ({ CLICKHOUSE_CERT: mine.cert, CLICKHOUSE_KEY: mine.cert }),
      /CLICKHOUSE_KEY: holds no private key/,
    ],
    [
      'a key of another certificate',
      () => ({ CLICKHOUSE_CERT: mine.cert, CLICKHOUSE_KEY: others.key }),
      /CLICKHOUSE_KEY: does not belong to CLICKHOUSE_CERT/,
    ],
    [
      'a key with a passphrase',
      () => ({ CLICKHOUSE_CERT: mine.cert, CLICKHOUSE_KEY: mine.key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE') }),
      /CLICKHOUSE_KEY: is protected by a passphrase/,
    ],
    [
      'a CA without TLS',
      () => ({ CLICKHOUSE_URL: 'http://c:8123', CLICKHOUSE_CA: authority.cert }),
      /CLICKHOUSE_CA: needs CLICKHOUSE_URL=https/,
    ],
    [
      'a CA for the embedded server',
      () => ({ CLICKHOUSE_URL: '', CLICKHOUSE_CA: authority.cert }),
      /CLICKHOUSE_CA: needs CLICKHOUSE_URL=https/,
    ],
    [
      'another protocol',
      () => ({ CLICKHOUSE_URL: 'clickhouse://c:9000' }),
      /CLICKHOUSE_URL: must be an address that begins with http/,
    ],
    ['no address', () => ({ CLICKHOUSE_URL: 'clickhouse' }), /CLICKHOUSE_URL: must be an address/],
    [
      'a password in the address',
      () => ({ CLICKHOUSE_URL: 'https://u:geheim@c:8443' }),
      /CLICKHOUSE_URL: user and password go to CLICKHOUSE_USER and CLICKHOUSE_PASSWORD/,
    ],
  ])('refuses %s by name', (_what, env, message) => {
    expect(() => read(env())).toThrow(message);
    expect(() => read(env())).not.toThrow(/geheim|BEGIN (?!CERTIFICATE-|PRIVATE KEY-)/);
  });

  it('knows us by password, beside which a certificate only opens the connection', () => {
    const pair = { CLICKHOUSE_CERT: mine.cert, CLICKHOUSE_KEY: mine.key };
    const basic = { authorization: `Basic ${Buffer.from('zółw:ż:x').toString('base64')}` };
    const named = { CLICKHOUSE_USER: 'zółw', CLICKHOUSE_PASSWORD: 'ż:x' };
    expect(identityHeaders(read(named))).toEqual(basic);
    expect(identityHeaders(read({ ...named, ...pair }))).toEqual(basic);
  });

  it('knows us by the certificate where there is no password', () => {
    const env = { CLICKHOUSE_USER: 'writer', CLICKHOUSE_CERT: mine.cert, CLICKHOUSE_KEY: mine.key };
    expect(identityHeaders(read(env))).toEqual({
      'x-clickhouse-user': 'writer',
      'x-clickhouse-ssl-certificate-auth': 'on',
    });
  });
});
