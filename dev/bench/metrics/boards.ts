import { buildDashboards } from '../../../grafana/build.ts';
import { foldedPanelsOf } from '../../../grafana/model/dashboard.ts';
import { createCatalogue, type ServedDashboard } from '../../../services/board/dashboards/catalogue.ts';
import { LIMITS } from '../../../services/board/query/limits.ts';
import { createQueryRunner } from '../../../services/board/query/query-runner.ts';
import { createReports } from '../../../services/board/query/reports.ts';
import type { ClickHouseClient } from '../../../services/shared/clickhouse.ts';
import { createRegistry } from '../../../services/shared/http/operations.ts';

const RANGE = { from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 10, 1) - 1 };

/** One dashboard with all its panels, asked through the board's own code: variables, bounds, and eight statements at a time. */
export interface Board {
  uid: string;
  panels: number;
  /** Asks every panel at once. @returns what failed */
  open: () => Promise<string[]>;
}

/** Values that a reader comes with; other variables have their defaults. */
async function chosen(client: ClickHouseClient): Promise<Record<string, string[]>> {
  const result = await client.query({
    query: `select opportunity_id, contact_id, order_id from orders_by_month where opportunity_id != '(none)' limit 1`,
    format: 'JSONEachRow',
  });
  const [row] = await result.json<{ opportunity_id: string; contact_id: string; order_id: string }>();
  return {
    campaign: ['c0010'],
    report: ['r'],
    salesperson: ['p0007'],
    opportunity: [row?.opportunity_id ?? ''],
    contact: [row?.contact_id ?? ''],
    order: [row?.order_id ?? ''],
  };
}

export async function openBoards(client: ClickHouseClient, database: string): Promise<Board[]> {
  const timeZone = 'UTC';
  const built = buildDashboards({ locale: 'en', timeZone, baseCurrency: 'USD', database });
  const catalogue = createCatalogue(built);
  const folded = new Map<string, ReadonlySet<number>>(
    built.map(({ uid, dashboard }) => [uid, new Set(foldedPanelsOf(dashboard).map(({ id }) => id))]),
  );
  const reports = createReports({
    catalogue,
    runQuery: createQueryRunner({ clickhouse: client, limits: LIMITS, registry: createRegistry('bench') }),
    timeZone,
    limits: LIMITS,
  });
  const values = await chosen(client);
  /** One for each question, as the server makes one for each request. */
  const signal = () => new AbortController().signal;

  /** Panels as the browser asks them on opening: none of a row that is folded, a repeated one for each value of its variable. */
  async function questions({ uid, panels, variables }: ServedDashboard) {
    // The pipeline is opened with all there is, and has a panel for each of its stages then.
    const asked = uid === 'leadstream-pipeline' ? [] : Object.entries(values);
    const given = Object.fromEntries(asked.filter(([name]) => variables.has(name)));
    const body = { uid, ...RANGE, variables: given };
    const asking = [...panels.values()].filter(({ id, type }) => !folded.get(uid)?.has(id) && type !== 'text');
    const all = await Promise.all(
      asking.map(async (panel) => {
        const { id } = panel;
        const repeat = panel.type === 'text' ? undefined : panel.repeat;
        if (repeat === undefined) return [{ ...body, panelId: id, scoped: {} }];
        const { options } = await reports.options({ ...body, variable: repeat }, signal());
        return options.map(({ value }) => ({ ...body, panelId: id, scoped: { [repeat]: value } }));
      }),
    );
    return all.flat();
  }

  return Promise.all(
    catalogue.served.map(async (dashboard) => {
      const asked = await questions(dashboard);
      return {
        uid: dashboard.uid,
        panels: asked.length,
        async open() {
          const results = await Promise.allSettled(asked.map((body) => reports.query(body, signal())));
          return results.flatMap((result, at) =>
            result.status === 'rejected' ? [`${dashboard.uid} panel ${asked[at]?.panelId}: ${result.reason}`] : [],
          );
        },
      };
    }),
  );
}
