import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect } from 'vitest';
import { generateOnRequest } from '../../services/reporter/on-request.ts';
import { LeadstreamError } from '../../services/shared/errors.ts';
import { type RoutingHistory, routingHistory } from '../helpers/histories/routing.ts';
import type { Action } from '../helpers/pipeline/index.ts';
import {
  alike,
  calmPlan,
  metricViews,
  produced,
  propertySettings,
  runPipeline,
  tableRows,
  truncateAll,
} from '../helpers/pipeline/index.ts';
import type { Installation } from '../helpers/stack.ts';
import {
  type Config,
  type Delivery,
  frozenReportRefusals,
  type Generation,
  LEAD_ROUTING_VIEWS,
  leadReportOf,
  leadReports,
  observe,
  type Row,
  routingAnswer,
  routingOf,
  UNMODELLED,
} from '../reference-model/index.ts';

const REPORT_TABLES = ['fact_lead_contacts', 'fact_lead_generations'];

/** Facts as the stream has them at an instant: a function of what was received by then. The reporter's own tables stay. */
async function streamUntil(
  installation: Installation,
  history: RoutingHistory,
  until: number,
  plan: readonly Action[],
) {
  await truncateAll(installation, REPORT_TABLES);
  const come = history.deliveries.filter(({ receivedAt }) => Date.parse(receivedAt ?? '') <= until);
  await runPipeline(installation, produced(come.map(({ event }) => event)), plan);
}

/** @returns the generations that were made; those before the report was configured are refused */
async function makeGenerations(
  installation: Installation,
  history: RoutingHistory,
  plan: readonly Action[],
): Promise<Generation[]> {
  const made: Generation[] = [];
  for (const generation of history.generations) {
    const nowMs = Date.parse(generation.generatedAt);
    await streamUntil(installation, history, nowMs, plan);
    const context = { client: installation.clickhouse, config: installation.config, now: () => nowMs };
    try {
      const { outcome } = await generateOnRequest(context, history.reportId, generation.day);
      expect(outcome).toBe('made');
      made.push(generation);
    } catch (error) {
      const code = error instanceof LeadstreamError ? error.code : error;
      expect({ code, made, configured: configuredBefore(history, generation, installation.config.timeZone) }).toEqual({
        code: expect.stringMatching(/^(UNKNOWN_REPORT|NOT_CONFIGURED|FUTURE_DAY)$/),
        made: [],
        configured: false,
      });
    }
  }
  return made;
}

/** Whether a version that had come by then is of an earlier business day. */
function configuredBefore({ deliveries }: RoutingHistory, { day, generatedAt }: Generation, zone: string): boolean {
  return deliveries.some(
    ({ event, receivedAt }: Delivery) =>
      event.type === 'crm.lead_report.set' &&
      Date.parse(receivedAt ?? '') <= Date.parse(generatedAt) &&
      (DateTime.fromISO(event.time, { zone }).toISODate() ?? '') < day,
  );
}

const period = fc
  .tuple(fc.integer({ min: -5, max: 55 }), fc.constantFrom(0, 1, 7, 30, 60), fc.constantFrom('', '', 'an', 'su', 'x'))
  .map(([start, days, salesperson]) => {
    const from = DateTime.utc(2024, 9, 24).plus({ days: start });
    return { from: from.toISODate() ?? '', to: from.plus({ days }).toISODate() ?? '', salesperson };
  });

/** Lead routing all the way, by a separate installation, generation after generation at their instants, against the independent calculation. */
export async function routingAgreesWithReferenceModel(installation: Installation, runs: number): Promise<void> {
  const { timeZone, baseCurrency, closingSoonDays } = installation.config;
  const views = await metricViews(installation);
  const config: Config = { timezone: timeZone, baseCurrency, closingSoonDays, today: '2024-12-01' };
  await fc.assert(
    fc.asyncProperty(
      routingHistory,
      calmPlan,
      fc.array(period, { minLength: 3, maxLength: 3 }),
      async (history, plan, periods) => {
        await truncateAll(installation);
        const generations = await makeGenerations(installation, history, plan);
        await streamUntil(installation, history, Date.UTC(2025, 0, 1), plan);

        const { reportId, deliveries } = history;
        const report = leadReportOf(reportId, deliveries, generations, config);
        const reports = report ? [report] : [];
        expectSame('lead_reports', leadReports(reports), await views.get('lead_reports')?.(ALL));
        expectSame(
          'refusals',
          frozenReportRefusals(reports),
          await tableRows(installation, 'refusals'),
          UNMODELLED.refusals,
        );
        const model = observe(deliveries, config);
        const routing = routingOf(reportId, deliveries, generations, config);
        for (const params of periods) {
          for (const name of LEAD_ROUTING_VIEWS) {
            const rows = await views.get(name)?.({ ...ALL, ...params, report: reportId });
            expectSame(`${name} ${JSON.stringify(params)}`, routingAnswer(model, routing, name, params), rows);
          }
        }
      },
    ),
    propertySettings(runs),
  );
}

const ALL = {
  from: '2024-01-01',
  to: '2025-01-01',
  campaign: '',
  sources: [],
  categories: [],
  bucket: 'auto',
  salesperson: '',
} as const;

function expectSame(
  what: string,
  ours: readonly Row[],
  theirs: readonly object[] = [],
  unmodelled?: readonly string[],
) {
  const { expected, actual } = alike(
    ours,
    theirs.map((row) => ({ ...row })),
    unmodelled,
  );
  expect({ what, rows: actual }).toEqual({ what, rows: expected });
}
