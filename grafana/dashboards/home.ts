import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { line, section } from '../builder/layout.ts';
import { dashboardLink } from '../builder/links.ts';
import { textPanel } from '../panels/index.ts';
import { dashboard } from './dashboard.ts';
import { arrivals, lag, lastEvent, received, types } from './home/freshness.ts';
import { deadLetters, quality, refused } from './home/quality.ts';

/** Home: what is where, freshness of the data, what is not right with it. */
export function homeDashboard(ctx: Context): Dashboard {
  const { home } = ctx.texts;
  const { sections, guide } = home;
  const about = (text: { title: string; description: string; content: string }) => textPanel(text, text.content);
  return dashboard(ctx, {
    uid: 'leadstream-home',
    text: home,
    variables: [],
    links: [dashboardLink(ctx.texts.access.title, '/d/leadstream-access')],
    refresh: '1m',
    sections: [
      section(
        sections.guide,
        line(
          7,
          [6, about(guide.marketing)],
          [6, about(guide.campaigns)],
          [6, about(guide.routing)],
          [6, about(guide.sales)],
        ),
      ),
      section(
        sections.freshness,
        line(4, [8, lastEvent(ctx)], [8, lag(ctx)], [8, received(ctx)]),
        line(8, [12, arrivals(ctx)], [12, types(ctx)]),
      ),
      section(sections.quality, line(8, [14, quality(ctx)], [10, deadLetters(ctx)])),
      section(sections.refusals, line(8, [24, refused(ctx)])),
    ],
  });
}
