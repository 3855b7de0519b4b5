import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildDashboards } from '../../../grafana/build.ts';
import { DATA_SOURCE } from '../../../grafana/model/panel.ts';
import { committed, LOCALES } from '../../helpers/grafana/dashboards.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const yaml = (path: string): unknown => parse(read(path), { merge: true });

const Sources = z.object({
  datasources: z.tuple([
    z.object({
      uid: z.string(),
      type: z.string(),
      jsonData: z.object({ protocol: z.string(), forwardGrafanaHeaders: z.boolean() }),
    }),
  ]),
});
const Providers = z.object({
  providers: z.tuple([z.object({ options: z.object({ path: z.string(), foldersFromFilesStructure: z.boolean() }) })]),
});
const Compose = z.object({
  services: z.object({
    grafana: z.object({
      environment: z.record(z.string(), z.coerce.string()),
      volumes: z.array(z.string()),
      secrets: z.array(z.string()),
    }),
    dashboards: z.object({ command: z.array(z.string()), volumes: z.array(z.string()) }),
  }),
});

const SOURCES = 'grafana/provisioning/datasources/leadstream.yaml';
const PROVIDERS = 'grafana/provisioning/dashboards/leadstream.yaml';
const { grafana, dashboards } = Compose.parse(yaml('docker-compose.yml')).services;

describe('provisioning of Grafana', () => {
  it('names the data source that the dashboards ask, over HTTP, with the header that says who looks', () => {
    const [source] = Sources.parse(yaml(SOURCES)).datasources;
    expect(source).toMatchObject({ ...DATA_SOURCE, jsonData: { protocol: 'http', forwardGrafanaHeaders: true } });
    expect(grafana.environment.GF_DATAPROXY_SEND_USER_HEADER).toBe('true');
  });

  it('gets every variable that its files name', () => {
    const named = [SOURCES, PROVIDERS].flatMap((path) =>
      [...read(path).matchAll(/: \$(\w+)$/gm)].map(([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(grafana.environment, name).toHaveProperty(name);
    const files = [...read(SOURCES).matchAll(/\$__file\{\/run\/secrets\/(\w+)\}/g)].map(([, name]) => name);
    expect(files).toEqual(['gateway_secret']);
    expect(grafana.secrets).toEqual(expect.arrayContaining(files));
  });

  it('shows what the job before it writes, in folders', () => {
    const [provider] = Providers.parse(yaml(PROVIDERS)).providers;
    expect(provider.options.foldersFromFilesStructure).toBe(true);
    const path = grafana.environment.LEADSTREAM_DASHBOARDS ?? '';
    expect(dashboards.command).toEqual(['dist/grafana/provisioning/write.js', '--out', path]);
    expect(dashboards.volumes).toContain(`dashboards:${path}`);
    expect(grafana.volumes).toContain(`dashboards:${path}:ro`);
  });

  it.each(LOCALES)('opens with the home dashboard, where it is in %s too', (locale) => {
    const home = buildDashboards(committed(locale)).find(({ uid }) => uid === 'leadstream-home');
    expect(grafana.environment.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH).toBe(
      `/dashboards/${home?.folder}/leadstream-home.json`,
    );
  });
});
