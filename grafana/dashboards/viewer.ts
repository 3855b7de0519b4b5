import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Context } from '../builder/context.ts';
import { COLOURS } from '../builder/fields.ts';
import { select } from '../builder/select.ts';
import { tablePanel } from '../panels/index.ts';

/** As whom one looks and what one may see: without it, a login that is not known sees zeros and takes them for numbers. */
export function viewerPanel(ctx: Context): Panel {
  const { viewer } = ctx.texts.common;
  const bad = (text: string) => ({ text, color: COLOURS.bad });
  const { nobody, unknown, none, ...seen } = viewer.accesses;
  return tablePanel(ctx, {
    text: viewer,
    ...select(ctx, 'current_viewer', {
      fields: {
        login: {
          name: viewer.login,
          words: { '': bad(viewer.nobody), '(operator)': viewer.operator },
          cell: 'color-text',
          width: 200,
        },
        access: {
          name: viewer.access,
          words: { ...seen, nobody: bad(nobody), unknown: bad(unknown), none: bad(none) },
          cell: 'color-text',
        },
        campaigns: { name: viewer.campaigns, words: viewer.campaignsSeen, width: 220 },
        opportunities: { name: viewer.opportunities, words: viewer.opportunitiesSeen, width: 170 },
        overview: { name: viewer.overview, words: viewer.overviewSeen, width: 200 },
      },
    }),
  });
}
