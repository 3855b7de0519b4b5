import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localEnvironment } from '../../../../services/cli/up/layout.ts';
import { loadConfig } from '../../../../services/shared/env.ts';

const OWN = { INGEST_KEYS: 'own-key', GATEWAY_SECRET: 'own-secret' };

describe('listening', () => {
  it.each(['127.0.0.1', '127.8.0.9', '::1', 'localhost'])('on %s needs nothing', (host) => {
    expect(loadConfig({ BIND_HOST: host, GATEWAY_SECRET: 'local-dev-secret' })).toMatchObject({ isPublic: false });
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'host.example', '127.evil.example', '[::1]'])(
    'on %s needs LEADSTREAM_PUBLIC=1',
    (host) => {
      const refused = expect.objectContaining({
        code: 'CONFIG',
        message: expect.stringMatching(/BIND_HOST.*LEADSTREAM_PUBLIC=1/),
      });
      expect(() => loadConfig({ ...OWN, BIND_HOST: host })).toThrow(refused);
      expect(() => loadConfig({ ...OWN, BIND_HOST: host, LEADSTREAM_PUBLIC: '0' })).toThrow(refused);
      expect(loadConfig({ ...OWN, BIND_HOST: host, LEADSTREAM_PUBLIC: '1' })).toMatchObject({ isPublic: true });
    },
  );

  it.each([
    ['INGEST_KEYS', 'local-dev-key'],
    ['INGEST_KEYS', 'own, local-dev-key+admin'],
    ['INGEST_KEYS', 'local-dev-key@/crm/source'],
    ['INGEST_KEYS', 'local-dev-key@/crm/source+admin ,own'],
    ['GATEWAY_SECRET', 'local-dev-secret'],
    ['GATEWAY_SECRET', 'own, local-dev-secret'],
  ])('beyond this machine refuses %s=%s', (name, value) => {
    expect(() => loadConfig({ ...OWN, LEADSTREAM_PUBLIC: '1', [name]: value })).toThrow(
      new RegExp(`${name}: local-dev`),
    );
  });

  it('beyond this machine does not fall back to the keys of a local run', () => {
    const config = (env: Record<string, string>) => loadConfig({ LEADSTREAM_PUBLIC: '1', ...env });
    expect(() => localEnvironment(config({ GATEWAY_SECRET: 'own' }), '/data')).toThrow(/INGEST_KEYS must be set/);
    expect(() => localEnvironment(config({ INGEST_KEYS: 'own' }), '/data')).toThrow(/GATEWAY_SECRET must be set/);
    expect(localEnvironment(config(OWN), '/data')).toMatchObject(OWN);
  });

  it('is what the image does, so it says so', () => {
    const image = readFileSync(new URL('../../../../Dockerfile', import.meta.url), 'utf8');
    const env = Object.fromEntries(
      [...image.matchAll(/(\w+)=(\S+)(?: \\)?$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(env.BIND_HOST).toBe('0.0.0.0');
    expect(loadConfig({ ...env, ...OWN })).toMatchObject({ bindHost: '0.0.0.0', isPublic: true });
  });
});

describe('proxies', () => {
  it('are believed only by address or network', () => {
    const trusted = (list: string) => loadConfig({ TRUST_PROXY: list }).http.trustedProxies;
    expect(trusted('')).toEqual([]);
    expect(trusted('10.0.0.1, 192.168.0.0/16,::1,fd00::/8')).toEqual(['10.0.0.1', '192.168.0.0/16', '::1', 'fd00::/8']);
    for (const list of ['true', '1', '*', 'proxy.example', '0.0.0.0/0', '10.0.0.0/33', '10.0.0.1/8/8'])
      expect(() => trusted(list), list).toThrow(/TRUST_PROXY/);
  });
});
