import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { grafanaEnvironment } from '../../../dev/engines/grafana/environment.ts';
import { findGrafana } from '../../../dev/engines/grafana/find-grafana.ts';
import { grafanaPlaces } from '../../../dev/engines/grafana/places.ts';
import { dashboardProviderOf, dataSourceOf } from '../../../dev/engines/grafana/provisioning.ts';
import { loadConfig } from '../../../services/shared/env.ts';
import { writeFakeGrafana } from '../../fixtures/grafana.ts';
import { createCertificateAuthority } from '../../helpers/certificates.ts';

let dir: string;
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'leadstream-grafana-')));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const nowhere = { home: undefined, path: '', plugins: [], usualHomes: [] };

describe('Grafana is found', () => {
  it('in GRAFANA_HOME, whatever the PATH has', () => {
    const home = join(dir, 'home');
    const command = writeFakeGrafana(home);
    writeFakeGrafana(join(dir, 'other'));
    expect(findGrafana({ ...nowhere, home, path: join(dir, 'other/bin') })).toEqual({
      grafana: { command, args: ['server'], home, plugins: join(home, 'data/plugins') },
    });
  });

  it('under its older name, which takes no subcommand', () => {
    const command = writeFakeGrafana(dir, { name: 'grafana-server' });
    expect(findGrafana({ ...nowhere, home: dir })).toMatchObject({ grafana: { command, args: [] } });
  });

  it('on the PATH, also through a link', () => {
    const home = join(dir, 'opt/grafana');
    const command = writeFakeGrafana(home);
    symlinkSync(command, join(dir, 'grafana'));
    expect(findGrafana({ ...nowhere, path: `/nowhere:${dir}` })).toMatchObject({
      grafana: { command: join(dir, 'grafana'), home },
    });
  });

  it('where a package puts command and folder apart', () => {
    const command = writeFakeGrafana(join(dir, 'usr'));
    rmSync(join(dir, 'usr/conf'), { recursive: true });
    writeFakeGrafana(join(dir, 'share'));
    expect(findGrafana({ ...nowhere, path: join(dir, 'usr/bin'), usualHomes: [join(dir, 'share')] })).toMatchObject({
      grafana: { command, home: join(dir, 'share') },
    });
  });

  it('with the plugin of the folder that is preferred', () => {
    writeFakeGrafana(dir);
    const own = join(dir, 'own');
    writeFakeGrafana(own);
    const plugins = [join(dir, 'none'), join(own, 'data/plugins')];
    expect(findGrafana({ ...nowhere, home: dir, plugins })).toMatchObject({ grafana: { plugins: plugins[1] } });
  });
});

describe('Grafana is not used', () => {
  it('and nothing is said, where nobody has one', () => {
    expect(findGrafana({ ...nowhere, path: dir })).toEqual({ grafana: undefined, reason: undefined });
  });

  it.each<[string, () => Parameters<typeof findGrafana>[0], RegExp]>([
    ['GRAFANA_HOME has none', () => ({ ...nowhere, home: dir }), /GRAFANA_HOME: .*bin has no grafana/],
    [
      'the plugin is missing: what to install, and where',
      () => {
        writeFakeGrafana(dir, { plugin: false });
        return { ...nowhere, home: dir, plugins: ['/data/plugins'] };
      },
      /grafana cli .*--pluginsDir \/data\/plugins plugins install grafana-clickhouse-datasource/,
    ],
    [
      'its folder is not to be found',
      () => {
        writeFakeGrafana(dir);
        rmSync(join(dir, 'conf'), { recursive: true });
        return { ...nowhere, path: join(dir, 'bin') };
      },
      /set GRAFANA_HOME/,
    ],
  ])('where %s', (_what, options, reason) => {
    expect(findGrafana(options())).toEqual({ grafana: undefined, reason: expect.stringMatching(reason) });
  });
});

describe('what Grafana is told', () => {
  const config = (env: Record<string, string> = {}) => loadConfig(env);
  const places = grafanaPlaces('/data');
  const environment = (env: Record<string, string> = {}) =>
    grafanaEnvironment({
      config: config(env),
      grafana: { command: 'grafana', args: [], home: '/home', plugins: '/plugins' },
      places,
      homeDashboard: '/data/grafana/dashboards/home.json',
      adminPassword: 'secret',
    });

  it('lets everybody in on this machine only, and under its address only', () => {
    expect(environment()).toMatchObject({
      GF_AUTH_ANONYMOUS_ENABLED: 'true',
      GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer',
      GF_SERVER_HTTP_ADDR: '127.0.0.1',
      GF_SERVER_ENFORCE_DOMAIN: 'true',
      GF_SERVER_DOMAIN: '127.0.0.1',
    });
    for (const host of ['0.0.0.0', '192.168.1.5', '::', 'host.example', '127.evil.example'])
      expect(environment({ BIND_HOST: host, LEADSTREAM_PUBLIC: '1' })).toMatchObject({
        GF_AUTH_ANONYMOUS_ENABLED: 'false',
      });
  });

  it('has the password of ClickHouse in the environment, not in a file', () => {
    const env = { CLICKHOUSE_PASSWORD: 'p$w' };
    expect(environment(env).LEADSTREAM_GRAFANA_CLICKHOUSE_PASSWORD).toBe('p$w');
    expect(JSON.stringify(dataSourceOf(config(env).clickhouse))).not.toContain('p$w');
  });

  it('trusts the authority that services trust, and shows their certificate, out of the environment', async () => {
    const authority = await createCertificateAuthority();
    const { cert, key } = await authority.issue();
    const env = {
      CLICKHOUSE_URL: 'https://clickhouse.example:8443',
      CLICKHOUSE_CA: authority.cert,
      CLICKHOUSE_CERT: cert,
      CLICKHOUSE_KEY: key,
    };
    const [source] = dataSourceOf(config(env).clickhouse).datasources;
    expect(source?.jsonData).toMatchObject({ tlsAuth: true, tlsAuthWithCACert: true });
    const told = environment(env);
    const { tlsCACert = '', tlsClientCert = '', tlsClientKey = '' } = source?.secureJsonData ?? {};
    expect([tlsCACert, tlsClientCert, tlsClientKey].map((variable) => told[variable.slice(1)])).toEqual([
      authority.cert,
      cert,
      key,
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['http://clickhouse.example', { host: 'clickhouse.example', port: 80, secure: false }],
    ['http://127.0.0.1:8123', { host: '127.0.0.1', port: 8123, secure: false }],
    ['https://clickhouse.example', { host: 'clickhouse.example', port: 443, secure: true }],
    ['http://[::1]:9000/proxy', { host: '::1', port: 9000, secure: false, path: '/proxy' }],
  ])('reaches ClickHouse at %s', (url, expected) => {
    const { clickhouse } = config({ CLICKHOUSE_URL: url, CLICKHOUSE_USER: 'a$b', CLICKHOUSE_DATABASE: 'sales' });
    const [source] = dataSourceOf(clickhouse).datasources;
    expect(source).toMatchObject({ uid: 'leadstream', type: 'grafana-clickhouse-datasource' });
    expect(source?.jsonData).toMatchObject({ ...expected, defaultDatabase: 'sales', username: 'a$$b' });
  });

  it('takes its folders from the file system', () => {
    expect(dashboardProviderOf('/da$ta').providers[0]).toMatchObject({
      type: 'file',
      options: { path: '/da$$ta', foldersFromFilesStructure: true },
    });
  });
});
