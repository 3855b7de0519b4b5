import { describe, expect, it } from 'vitest';
import { buildDashboards } from '../../../grafana/build.ts';
import { SavedViews } from '../../../grafana/builder/saved-views.ts';
import { committed, LOCALES } from '../../helpers/grafana/dashboards.ts';

const links = (locale: 'en' | 'vi' | 'pl', savedViews: unknown) => {
  const options = { ...committed(locale), savedViews: SavedViews.parse(savedViews) };
  const overview = buildDashboards(options).find(({ uid }) => uid === 'leadstream-overview');
  return overview?.dashboard.links?.filter(({ icon }) => icon === 'bookmark').map(({ title, url }) => ({ title, url }));
};

describe('saved views', () => {
  it('become links at the head of their dashboard, with filters and time', () => {
    const view = {
      dashboard: 'leadstream-overview',
      name: 'Facebook & Zalo',
      from: 'now/Q',
      to: 'now/Q',
      variables: { sources: ['fb', "O'Brien & co"], categories: '$__all', bucket: 'week' },
    };
    const url =
      '/d/leadstream-overview?from=now%2FQ&to=now%2FQ&var-sources=fb&var-sources=O%27Brien+%26+co&var-categories=%24__all&var-bucket=week';
    expect(links('en', [view, { ...view, dashboard: 'leadstream-pipeline' }])).toEqual([
      { title: 'Facebook & Zalo', url },
    ]);
  });

  it('may have a name for each language', () => {
    const name = { en: 'Now', vi: 'Bây giờ', pl: 'Teraz' };
    const titles = LOCALES.map((locale) => links(locale, [{ dashboard: 'leadstream-overview', name }])?.[0]?.title);
    expect(titles).toEqual(['Now', 'Bây giờ', 'Teraz']);
  });

  it('are refused for a dashboard that does not exist, and for what is no part of a view', () => {
    expect(SavedViews.safeParse([{ dashboard: 'elsewhere', name: 'x' }]).success).toBe(false);
    expect(SavedViews.safeParse([{ dashboard: 'leadstream-home', name: 'x', filter: 1 }]).success).toBe(false);
  });
});
