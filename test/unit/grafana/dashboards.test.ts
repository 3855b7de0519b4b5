import { describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import { Dashboard, panelsOf } from '../../../grafana/model/dashboard.ts';
import { committed, LOCALES, linksOf, statementsOf } from '../../helpers/grafana/dashboards.ts';

/** Bookmarks and links of others rely on these: a dashboard may be added here, none may change. */
const ADDRESSES = [
  'leadstream-access',
  'leadstream-campaign',
  'leadstream-campaign-opportunities',
  'leadstream-campaign-orders',
  'leadstream-contact',
  'leadstream-home',
  'leadstream-opportunities',
  'leadstream-opportunity',
  'leadstream-order',
  'leadstream-overview',
  'leadstream-pipeline',
  'leadstream-routing',
  'leadstream-routing-contacts',
  'leadstream-routing-salesperson',
];

const dashboards = buildDashboards(committed());
const uids = dashboards.map(({ uid }) => uid);

describe('the dashboards', () => {
  it('have the addresses that others rely on', () => {
    expect([...uids].sort()).toEqual(ADDRESSES);
  });

  it.each(LOCALES)('have the same addresses, panels and statements in %s', (locale) => {
    const shape = (options: ReturnType<typeof committed>) =>
      buildDashboards(options).map(({ uid, dashboard }) => ({
        uid,
        variables: dashboard.templating.list.map(({ name }) => name),
        panels: panelsOf(dashboard).map((panel) => ({
          id: panel.id,
          type: panel.type,
          at: panel.gridPos,
          sql: panel.type === 'text' ? [] : panel.targets.map(({ rawSql }) => rawSql),
        })),
      }));
    expect(shape(committed(locale))).toEqual(shape(committed()));
  });

  it('are the same for the same options', () => {
    expect(buildDashboards(committed('pl'))).toEqual(buildDashboards(committed('pl')));
  });

  it('name the database and the time zone of the installation in every statement', () => {
    const options = { ...committed(), timeZone: 'Asia/Ho_Chi_Minh', database: 'elsewhere' };
    for (const { dashboard } of buildDashboards(options)) {
      expect(dashboard.timezone).toBe('Asia/Ho_Chi_Minh');
      for (const sql of statementsOf(dashboard)) {
        expect(sql).not.toMatch(/\bcrm\./);
        expect(sql).not.toMatch(/'UTC'/);
      }
    }
  });
});

describe.each(dashboards.map(({ uid, dashboard }) => [uid, dashboard] as const))('%s', (uid, dashboard) => {
  it('uses only what the board renders too, and says title, description and no-data text everywhere', () => {
    // What the model does not have is left out of what is parsed.
    expect(Dashboard.parse(dashboard)).toEqual(dashboard);
  });

  it('is called by its address', () => {
    expect(dashboard.uid).toBe(uid);
  });

  it('gives every panel and row another number', () => {
    const ids = dashboard.panels.flatMap((panel) => (panel.type === 'row' ? [panel, ...panel.panels] : [panel]));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
  });

  it('places panels within 24 columns, none upon another', () => {
    // Folded rows are looked at one by one: only one may be open above the others.
    const groups = [
      dashboard.panels,
      ...dashboard.panels.flatMap((panel) =>
        panel.type === 'row' && panel.collapsed ? [[panel, ...panel.panels]] : [],
      ),
    ];
    for (const group of groups) {
      const taken = new Set<string>();
      for (const { title, gridPos } of group) {
        expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
        for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
          for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
            expect(taken.has(`${x} ${y}`), `${title} at ${x}, ${y}`).toBe(false);
            taken.add(`${x} ${y}`);
          }
        }
      }
    }
  });

  it('offers this week, month, quarter, year and the last 28 days', () => {
    expect(dashboard.timepicker.quick_ranges.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'now/w now/w',
      'now/M now/M',
      'now/Q now/Q',
      'now/y now/y',
      'now-27d/d now/d',
    ]);
  });

  it('names variables once, and only uses those it has', () => {
    const names = dashboard.templating.list.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const used = JSON.stringify(dashboard).matchAll(/\$\{(?!__)(\w+)(?::\w+)?\}/g);
    for (const [text, name = ''] of used) expect(names, text).toContain(name);
  });

  it('quotes every variable in its statements, and knows no macro but the two of the time range', () => {
    for (const sql of statementsOf(dashboard)) {
      const macros = [...sql.matchAll(/\$__\w+/g)].map(([macro]) => macro);
      expect(['$__fromTime', '$__toTime']).toEqual(expect.arrayContaining([...new Set(macros)]));
      // Only as addresses write them, and inside a literal.
      const unquoted = sql.replaceAll(
        /'\$\{\w+:(percentencode|queryparam)\}', '[^']*\$'|\$__(from|to)Time\b|'&\?\[\^&=\]\+='/g,
        '',
      );
      expect(unquoted, sql).not.toMatch(/[$;]|\[\[|\bformat\b/i);
    }
  });

  it('links to dashboards that exist, with variables that they have', () => {
    for (const { url } of linksOf(dashboard)) {
      const [, target = '', parameters = ''] = /^\/d\/([a-z-]+)(?:\?(.*))?$/.exec(url) ?? [];
      const there = dashboards.find((one) => one.uid === target)?.dashboard;
      expect(there, url).toBeDefined();
      const names = (there?.templating.list ?? []).map(({ name }) => name);
      const given = [
        ...[...parameters.matchAll(/var-(\w+)=/g)].map(([, name = '']) => name),
        ...[...parameters.matchAll(/\$\{(\w+):queryparam\}/g)].map(([, name = '']) => name),
      ];
      for (const name of given) expect(names, url).toContain(name);
      for (const part of parameters === '' ? [] : parameters.split('&')) {
        expect(part, url).toMatch(
          /^(\$\{__url_time_range\}|\$\{__all_variables\}|\$\{\w+:queryparam\}|(from|to|var-\w+)=.*)$/,
        );
      }
    }
  });

  it('encodes every clicked value that a link passes on', () => {
    for (const { url } of linksOf(dashboard)) {
      const values = url.matchAll(/\$\{__(?:value|field|data)\.[^}]*\}/g);
      // Begin and end of a bar are digits.
      for (const [value] of values) expect(value).toMatch(/:percentencode\}$|\.bucket_(from|to)\}$/);
    }
  });
});
