import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../../dev/engines/lib/ports.ts';
import { createInstallation, type Installation, waitFor } from '../../helpers/stack.ts';
import { factsOf } from '../clickhouse/facts.ts';
import { ask, type BoardUnderTest, boardOf, OCTOBER } from './board-client.ts';

const STRANGE = "O'Brien \\";
let installation: Installation;
let board: BoardUnderTest;
beforeAll(async () => {
  installation = await createInstallation({ env: { REPORT_TIMEZONE: 'Europe/Warsaw' }, ownEngine: true });
  const facts = factsOf(installation);
  await facts.directory('campaign', 'c', { campaign_id: 'c', name: 'Autumn', stages: [{ stage_id: 's', name: 'S' }] });
  await facts.directory('campaign', STRANGE, { campaign_id: STRANGE, name: 'Odd', stages: [] });
  const base = { stage_id: 's', stage_order: 1 };
  await facts.opportunities([
    {
      ...base,
      opportunity_id: 'o1',
      campaign_id: 'c',
      created_at: '2026-10-25T00:30:00.120Z',
      revenue: '9007199254740.99',
    },
    { ...base, opportunity_id: 'o2', campaign_id: 'c', created_at: '2026-10-25T01:30:00Z' },
    { ...base, opportunity_id: 'o3', campaign_id: STRANGE, created_at: '2026-10-26T01:30:00Z' },
  ]);
  const order = { opportunity_id: 'o1', ordered_at: '2026-10-26T00:00:00Z' };
  await facts.orders([{ ...order, order_id: 'r1', amount: '1' }]);
  board = await boardOf(installation.env);
});
afterAll(async () => {
  await board.stop();
  await installation.cleanup();
});

const Answer = z.object({
  frames: z.array(
    z.object({
      refId: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: z.array(z.array(z.unknown())),
    }),
  ),
  sql: z.string(),
});
const Refusal = z.object({ error: z.string(), code: z.string(), field: z.string().optional() });

async function answerOf(response: Promise<Response>) {
  const answered = await response;
  const text = await answered.text();
  expect(answered.status, text).toBe(200);
  return Answer.parse(JSON.parse(text));
}
const rowsOf = async (response: Promise<Response>) => (await answerOf(response)).frames[0]?.rows;

async function refusalOf(response: Promise<Response>) {
  const answered = await response;
  return { status: answered.status, ...Refusal.parse(await answered.json()) };
}

describe('the answer to a panel', () => {
  it('has types, exact money, and times with the offset that the business zone has then', async () => {
    const { frames, sql } = await answerOf(board.post('/api/query', ask(1, { campaign: ['c'] })));
    expect(frames[0]?.columns.map(({ name }) => name)).toEqual([
      'opportunity_id',
      'description',
      'revenue',
      'created_at',
      'state_word',
      'hidden_id',
    ]);
    expect(frames[0]?.columns[2]?.type).toMatch(/Decimal/);
    // Both at 02:30 on the clock: before and after summer time ended.
    expect(frames[0]?.rows.map((row) => [row[0], row[3]])).toEqual([
      ['o1', '2026-10-25T02:30:00.120+02:00'],
      ['o2', '2026-10-25T02:30:00.000+01:00'],
    ]);
    expect(frames[0]?.rows.map((row) => row[2])).toContain('9007199254740.99');
    expect(sql).toContain("in ('c')");
  });

  it('puts the range in as whole seconds, finds panels inside rows, and has null where there is no number', async () => {
    expect(await rowsOf(board.post('/api/query', ask(3)))).toEqual([[OCTOBER.from / 1_000, OCTOBER.to / 1_000, null]]);
  });

  it('means by $__all what the dashboard says, or else all options', async () => {
    expect(await rowsOf(board.post('/api/query', ask(1, { campaign: ['$__all'] })))).toHaveLength(3);
    const chosen = ask(5, { campaign: ['c'], names: ['$__all'] });
    expect(await rowsOf(board.post('/api/query', chosen))).toEqual([[['ac', 'bc'], '', '1', 1]]);
  });

  it('answers a repeated panel by its own value', async () => {
    const asked = ask(5, { names: ['a', 'b'], bucket: ['2'] }, { scoped: { names: 'a' } });
    expect(await rowsOf(board.post('/api/query', asked))).toEqual([[['a'], '', '2', 2]]);
  });
});

describe('a value', () => {
  it.each([
    "O'Brien",
    STRANGE,
    "'; drop table fact_orders; --",
    "\\'; drop table fact_orders; --",
    '" or 1 = 1 --',
    '$' + '{campaign:raw} $campaign $__fromTime [[bucket]] {x:String}',
    'a\nb\tc\u0000',
    'Żółć 漢字 🙂',
  ])('is text, whatever it would mean in SQL: %j', async (value) => {
    const { frames } = await answerOf(board.post('/api/query', ask(5, { keyword: [value], names: [value, value] })));
    expect(frames[0]?.rows).toEqual([[[value, value], value, '1', 1]]);
    expect(await installation.query('select count() as n from fact_orders')).toEqual([{ n: '1' }]);
  });

  it('finds what it names', async () => {
    expect(await rowsOf(board.post('/api/query', ask(1, { campaign: [STRANGE] })))).toHaveLength(1);
    expect(await rowsOf(board.post('/api/query', ask(1, { campaign: ["x') or 1=1 --"] })))).toHaveLength(0);
  });

  it.each<[string, Record<string, string[]>, string]>([
    ['of an unknown variable', { nobody: ['x'] }, 'unknown_variable'],
    ['that is no option of a custom variable', { bucket: ['1; drop table x'] }, 'bad_variable'],
    ['that is too long', { keyword: ['x'.repeat(1_001)] }, 'bad_variable'],
    ['too many of one that takes one', { keyword: ['a', 'b'] }, 'bad_variable'],
    ['all of one that has no "All"', { keyword: ['$__all'] }, 'bad_variable'],
    ['of the name of a method', { constructor: ['x'] }, 'unknown_variable'],
  ])('%s is refused', async (_what, variables, code) => {
    expect(await refusalOf(board.post('/api/query', ask(5, variables)))).toMatchObject({ status: 400, code });
  });
});

describe('a request that is refused', () => {
  it.each<[string, unknown, string]>([
    ['an unknown dashboard', ask(1, {}, { uid: 'x' }), 'unknown_dashboard'],
    ['an unknown panel', ask(99), 'unknown_panel'],
    ['a panel that asks nothing', ask(4), 'no_query'],
    ['a range that ends before it begins', ask(3, {}, { from: 2, to: 1 }), 'bad_request'],
    ['a time that is none', ask(3, {}, { from: 'now' }), 'bad_request'],
    ['a body that is no object', [], 'bad_request'],
  ])('names %s', async (_what, body, code) => {
    expect(await refusalOf(board.post('/api/query', body))).toMatchObject({ status: 400, code });
  });

  it('passes on what ClickHouse says is wrong with a statement', async () => {
    const refusal = await refusalOf(board.post('/api/query', ask(7)));
    expect(refusal).toMatchObject({ status: 502, code: 'clickhouse_error' });
    expect(refusal.error).toContain('nothing_of_this_name');
  });

  it('says that an answer is too long, or takes too long', async () => {
    expect(await refusalOf(board.post('/api/query', ask(8)))).toMatchObject({ status: 413, code: 'too_large' });
    const hasty = await boardOf(installation.env, { limits: { maxSeconds: 1 } });
    try {
      expect(await refusalOf(hasty.post('/api/query', ask(6)))).toMatchObject({ status: 504, code: 'too_slow' });
    } finally {
      await hasty.stop();
    }
  });

  it('writes nothing, even if a dashboard says so', async () => {
    expect((await board.post('/api/query', ask(9))).status).toBe(502);
    expect(await installation.query('select count() as n from fact_orders')).toEqual([{ n: '1' }]);
  });
});

describe('options', () => {
  const options = async (variable: string, variables: Record<string, string[]> = {}) =>
    (await board.post('/api/options', { uid: 'fixture', variable, ...OCTOBER, variables })).json();

  it('are value and text of the answer, in its order', async () => {
    expect(await options('campaign')).toEqual({
      options: [
        { text: 'Autumn', value: 'c' },
        { text: 'Odd', value: STRANGE },
      ],
    });
  });

  it('depend on what is chosen before', async () => {
    expect(await options('names', { campaign: [STRANGE], names: ['gone'], keyword: ['x'] })).toEqual({
      options: ['a', 'b'].map((letter) => ({ text: `${letter}${STRANGE}`, value: `${letter}${STRANGE}` })),
    });
  });

  it('are the list of a custom variable', async () => {
    expect(await options('bucket')).toEqual({
      options: [
        { text: 'One', value: '1' },
        { text: 'Two, or so', value: '2' },
      ],
    });
  });

  it('are none of a text box, and none of what does not exist', async () => {
    expect(await options('keyword')).toMatchObject({ code: 'no_options' });
    expect(await options('nobody')).toMatchObject({ code: 'unknown_variable' });
  });
});

/** Statements of panel 6 that ClickHouse runs now. */
const slowOnes = async () =>
  Number(
    (
      await installation.query(
        "select count() as n from system.processes where query like '%numbers(1000000000000)%' and query not like '%processes%'",
      )
    )[0]?.n,
  );

it('ends the query of a browser that has gone, but not while another waits for the same', async () => {
  const counted = async (name: string) =>
    Number(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'm').exec(await (await fetch(`${board.url}/metrics`)).text())?.[1]);
  const before = await counted('leadstream_board_queries_total');
  const [one, other] = [new AbortController(), new AbortController()];
  const slow = ask(6, { keyword: ['wanted by two'] });
  const first = board.post('/api/query', slow, { signal: one.signal });
  await waitFor(async () => (await slowOnes()) === 1, { timeoutMs: 20_000, what: 'query runs' });
  const second = board.post('/api/query', slow, { signal: other.signal });
  await waitFor(async () => (await counted('leadstream_board_shared_queries_total')) > 0, { timeoutMs: 20_000 });
  one.abort();
  await expect(first).rejects.toThrow();
  // Whoever comes after the abort is answered after it was noticed.
  await answerOf(board.post('/api/query', ask(3)));
  expect(await slowOnes()).toBe(1);
  other.abort();
  await expect(second).rejects.toThrow();
  await waitFor(async () => (await slowOnes()) === 0, { timeoutMs: 20_000, what: 'query ended' });
  expect((await counted('leadstream_board_queries_total')) - before).toBe(2);
});

it('answers 429 to who finds the line full', async () => {
  const narrow = await boardOf(installation.env, { limits: { maxRunning: 1, maxWaiting: 0 } });
  const gone = new AbortController();
  try {
    const slow = narrow.post('/api/query', ask(6, { keyword: ['narrow'] }), { signal: gone.signal });
    await waitFor(async () => (await slowOnes()) === 1, { timeoutMs: 20_000, what: 'query runs' });
    const response = await narrow.post('/api/query', ask(3));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
    gone.abort();
    await expect(slow).rejects.toThrow();
  } finally {
    await narrow.stop();
  }
});

it('answers 503 while ClickHouse is away, and answers again once it is back', async () => {
  const port = await freePort();
  const lonely = await boardOf(installation.env, { clickhouseUrl: `http://127.0.0.1:${port}` });
  const target = installation.config.clickhouse.url;
  const way = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await fetch(`${target}${request.url}`, {
      method: 'POST',
      body: Buffer.concat(chunks).toString(),
      headers: { authorization: request.headers.authorization ?? '' },
    });
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  try {
    expect((await fetch(`${lonely.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${lonely.url}/healthz`)).status).toBe(200);
    expect(await refusalOf(lonely.post('/api/query', ask(3)))).toMatchObject({
      status: 503,
      code: 'clickhouse_unavailable',
    });
    await new Promise<void>((resolve) => way.listen(port, '127.0.0.1', resolve));
    expect((await fetch(`${lonely.url}/readyz`)).status).toBe(200);
    expect(await rowsOf(lonely.post('/api/query', ask(3)))).toHaveLength(1);
  } finally {
    await lonely.stop();
    way.close();
    way.closeAllConnections();
  }
});
