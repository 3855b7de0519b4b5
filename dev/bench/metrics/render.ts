import { markdownTable } from '../../../services/shared/table.ts';
import type { Measured, Scale } from './measure.ts';
import type { Timing } from './timing.ts';

const MILLION = 1_000_000;
const THOUSAND = 1_000;
/** docs/architecture.md, "Dashboards and board": answers to one question, by number of opportunities, in ms. */
const AIMS: readonly (readonly [upTo: number, ms: number])[] = [
  [MILLION, 300],
  [10 * MILLION, 1_000],
];
const BOARD_AIM_MS = 2_000;

export const nameOf = (opportunities: number): string =>
  opportunities >= MILLION ? `${opportunities / MILLION} M` : `${opportunities / THOUSAND} k`;
const ms = (value: number) => Math.round(value).toLocaleString('en');
const quantiles = (timing: Timing | undefined) => (timing ? `${ms(timing.p50)} / ${ms(timing.p95)}` : '–');
const aimOf = (opportunities: number) => AIMS.find(([upTo]) => opportunities <= upTo)?.[1] ?? Number.POSITIVE_INFINITY;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  markdownTable(
    [head, ...rows],
    head.map((_, at) => (at < 2 ? 'left' : 'right')),
  );

const slowest = (measured: readonly Measured[]) =>
  [...measured].sort((a, b) => b.streamed.p95 - a.streamed.p95 || (a.what < b.what ? -1 : 1))[0];

const heads = (scales: readonly Scale[], what: string) =>
  scales.map(({ opportunities }) => `${nameOf(opportunities)} ${what}`);

/** One row per view: its slowest case at the largest scale, at every scale. */
function viewTable(scales: readonly Scale[]): string {
  const largest = scales.at(-1);
  const names = [...new Set(largest?.views.map(({ view }) => view))].sort();
  return table(
    ['view', 'slowest case', ...heads(scales, 'beside the stream'), ...heads(scales, 'alone'), ...heads(scales, 'CPU')],
    names.map((name) => {
      const worst = slowest(largest?.views.filter(({ view }) => view === name) ?? []);
      const at = scales.map(({ views }) => views.find(({ view, what }) => view === name && what === worst?.what));
      return [
        `\`${name}\``,
        worst?.what ?? '',
        ...at.map((one) => quantiles(one?.streamed)),
        ...at.map((one) => quantiles(one?.idle)),
        ...at.map((one) => (one?.idle.cpuMs === undefined ? '–' : ms(one.idle.cpuMs))),
      ];
    }),
  );
}

function caseTable(scales: readonly Scale[]): string {
  const cases = scales.at(-1)?.views ?? [];
  return table(
    ['view', 'case', ...heads(scales, 'beside the stream')],
    cases.map(({ view, what }) => [
      `\`${view}\``,
      what,
      ...scales.map(({ views }) => quantiles(views.find((one) => one.view === view && one.what === what)?.streamed)),
    ]),
  );
}

function boardTable(scales: readonly Scale[]): string {
  const boards = scales.at(-1)?.boards ?? [];
  return table(
    ['dashboard', 'panels', ...heads(scales, 'beside the stream'), ...heads(scales, 'alone'), ...heads(scales, 'CPU')],
    boards.map(({ uid, panels }) => {
      const at = scales.map((scale) => scale.boards.find((board) => board.uid === uid));
      return [
        `\`${uid}\``,
        String(panels),
        ...at.map((one) => quantiles(one?.streamed)),
        ...at.map((one) => quantiles(one?.idle)),
        ...at.map((one) => (one?.idle.cpuMs === undefined ? '–' : ms(one.idle.cpuMs))),
      ];
    }),
  );
}

/** What misses an aim beside the stream, worst first. */
function misses(scales: readonly Scale[]): string[] {
  return scales.flatMap(({ opportunities, views, boards }) => {
    const aim = aimOf(opportunities);
    const late = [
      ...views.map(({ view, what, streamed }) => ({ name: `\`${view}\`, ${what}`, p95: streamed.p95, aim })),
      ...(opportunities <= MILLION
        ? boards.map(({ uid, streamed }) => ({ name: `dashboard \`${uid}\``, p95: streamed.p95, aim: BOARD_AIM_MS }))
        : []),
    ].filter(({ p95, aim: most }) => p95 > most);
    return late
      .sort((a, b) => b.p95 - a.p95)
      .map(({ name, p95, aim: most }) => `- ${nameOf(opportunities)}: ${name}: ${ms(p95)} ms, aim ${ms(most)} ms`);
  });
}

function sizes(scales: readonly Scale[]): string {
  const tables = scales.at(-1)?.tables ?? [];
  return table(
    ['table', '', ...heads(scales, 'rows'), ...heads(scales, 'parts'), ...heads(scales, 'MB')],
    tables.map(({ table: name }) => {
      const at = scales.map((scale) => scale.tables.find((one) => one.table === name));
      return [
        `\`${name}\``,
        '',
        ...at.map((one) => (one ? one.rows.toLocaleString('en') : '–')),
        ...at.map((one) => String(one?.parts ?? '–')),
        ...at.map((one) => (one ? ms(one.bytes / 2 ** 20) : '–')),
      ];
    }),
  );
}

/** The result of a run as Markdown. Pure. */
export function render(scales: readonly Scale[], circumstances: readonly string[]): string {
  const found = misses(scales);
  const failures = scales.flatMap((scale) =>
    scale.failures.map((failure) => `- ${nameOf(scale.opportunities)}: ${failure}`),
  );
  return [
    '# Metric views',
    '',
    ...circumstances,
    '',
    `p50 / p95 in milliseconds as a client measures them over HTTP. "Beside the stream": while ${scales.map((scale) => scale.eventsPerSecond).join(', ')} events/s were written (aim 500). CPU: milliseconds of the server's processor time for one answer, the least seen alone; the kernel counts in steps of 10 ms.`,
    '',
    '## One row per view: its slowest case',
    '',
    viewTable(scales),
    '',
    "## Dashboards: what opening one asks (no folded rows), all panels at once, through the board's code",
    '',
    boardTable(scales),
    '',
    '## What misses the aim beside the stream (p95: 300 ms a query up to 1 M, 1 s at 10 M; 2 s a dashboard up to 1 M)',
    '',
    ...(found.length > 0 ? found : ['Nothing.']),
    ...(failures.length > 0 ? ['', '## What failed', '', ...failures] : []),
    '',
    '## Every case',
    '',
    caseTable(scales),
    '',
    '## Data',
    '',
    sizes(scales),
    '',
  ].join('\n');
}
