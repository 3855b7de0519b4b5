import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect } from 'vitest';
import { history, shuffleAndDuplicate, viewParams } from '../helpers/histories/index.ts';
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
  ANALYST_TABLES,
  answer,
  type CloudEvent,
  type Config,
  METRIC_VIEWS,
  observe,
  type Row,
  table,
  UNMODELLED,
  type ViewParams,
} from '../reference-model/index.ts';

/** Issues that the reference model counts; the view knows more. */
const ISSUES = new Set([
  'missing_fx_rate',
  'conflicting_duplicate',
  'opportunity_without_created',
  'order_without_placed',
  'unknown_stage',
]);

/** Closing days around today, so that every colour of the clock is shown; the others are in the past. */
function closingSoon(events: readonly CloudEvent[], today: string): CloudEvent[] {
  return events.map((event, index) => {
    if (typeof event.data.expected_close_on !== 'string' || index % 2 === 0) return event;
    const day = DateTime.fromISO(today, { zone: 'UTC' }).plus({ days: (index % 17) - 4 });
    return { ...event, data: { ...event.data, expected_close_on: day.toISODate() } };
  });
}

/** The whole way from events to numbers, by a separate installation, against the independent calculation. */
export async function agreesWithReferenceModel(installation: Installation, runs: number): Promise<void> {
  const { timeZone, baseCurrency, closingSoonDays } = installation.config;
  const views = await metricViews(installation);
  await fc.assert(
    fc.asyncProperty(
      history({ maxEvents: 70 }),
      fc.integer(),
      calmPlan,
      fc.array(viewParams, { minLength: 2, maxLength: 2 }),
      async (past, seed, plan, parameterSets) => {
        const today = DateTime.now().setZone(timeZone).toISODate() ?? '';
        const events = closingSoon(past, today);
        const config: Config = { timezone: timeZone, baseCurrency, closingSoonDays, today };
        await truncateAll(installation);
        await runPipeline(installation, produced(shuffleAndDuplicate(events, seed)), plan);
        const model = observe(
          events.map((event) => ({ event })),
          config,
        );
        await tablesAgree(installation, (name) => table(model, name));
        for (const params of parameterSets) {
          await Promise.all(
            METRIC_VIEWS.map(async (name) => {
              const view = views.get(name);
              if (view) expectSame(name, params, answer(model, name, params), await view(params));
            }),
          );
        }
      },
    ),
    propertySettings(runs),
  );
}

async function tablesAgree(installation: Installation, expected: (name: (typeof ANALYST_TABLES)[number]) => Row[]) {
  await Promise.all(
    ANALYST_TABLES.map(async (name) => {
      const rows = await tableRows(installation, name);
      const counted = name === 'data_quality' ? rows.filter((row) => ISSUES.has(String(row.issue))) : rows;
      expectSame(name, undefined, expected(name), counted, UNMODELLED[name]);
    }),
  );
}

function expectSame(
  name: string,
  params: ViewParams | undefined,
  ours: readonly Row[],
  theirs: readonly object[],
  unmodelled?: readonly string[],
) {
  const { expected, actual } = alike(
    ours,
    theirs.map((row) => ({ ...row })),
    unmodelled,
  );
  expect({ name, params, rows: actual }).toEqual({ name, params, rows: expected });
}
