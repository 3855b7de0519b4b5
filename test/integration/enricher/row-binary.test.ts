import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BlockWriter } from '../../../services/enricher/batch/rows.ts';
import { createSink } from '../../../services/enricher/io/sink.ts';
import type { Table } from '../../../services/enricher/rows/tables.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

interface Row {
  n: number;
  text: string;
  big: number;
  day: number | undefined;
  cents: bigint;
  list: string[];
  map: ReadonlyMap<string, string>;
}

const TABLE: Table<Row> = {
  name: 'row_binary',
  columns: [
    ['n', (w, r) => w.u32(r.n)],
    ['text', (w, r) => w.string(r.text)],
    ['big', (w, r) => w.i64(r.big)],
    ['day', (w, r) => w.nullable(r.day, (day) => w.i32(day))],
    ['cents', (w, r) => w.decimal64(r.cents)],
    ['list', (w, r) => w.array(r.list, (item) => w.string(item))],
    ['map', (w, r) => w.map(r.map)],
  ],
};

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ migrated: false });
  await installation.clickhouse.command({
    query: `create table row_binary (n UInt32, text String, big Int64, day Nullable(Int32), cents Decimal(18, 2), list Array(String), map Map(String, String)) engine = MergeTree order by n`,
  });
});
afterAll(() => installation?.cleanup());

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary', minLength: 60, maxLength: 300 }),
  fc.constant('\n\n'),
  fc.constant('x'.repeat(70_000)),
);
const anyRow = fc.record({
  text: anyText,
  big: fc.maxSafeInteger(),
  day: fc.option(fc.integer({ min: -25_567, max: 120_529 }), { nil: undefined }),
  cents: fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
  list: fc.array(anyText, { maxLength: 5 }),
  map: fc
    .dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), anyText, { maxKeys: 4 })
    .map((map) => new Map(Object.entries(map))),
});

it('writes rows that the engine reads back as they were, whatever bytes they hold', async () => {
  const sink = createSink(
    installation.clickhouse,
    createLogger('test', 'fatal'),
    new AbortController().signal,
    () => {},
  );
  let token = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 20 }), async (rows) => {
      await installation.clickhouse.command({ query: 'truncate table row_binary' });
      const writer = new BlockWriter(TABLE);
      rows.forEach((row, n) => {
        writer.add({ ...row, n });
      });
      await sink.insert([writer.block()], `t${token++}`);
      const read = await installation.query(
        'select text, big, day, toString(cents) as cents, list, map from row_binary order by n',
      );
      const cents = (value: bigint) =>
        `${value < 0n ? '-' : ''}${(value < 0n ? -value : value) / 100n}.${String((value < 0n ? -value : value) % 100n).padStart(2, '0')}`;
      expect(read.map((row) => ({ ...row, cents: Number(row.cents).toFixed(2) }))).toEqual(
        rows.map((row) => ({
          text: row.text,
          big: String(row.big),
          day: row.day ?? null,
          cents: Number(cents(row.cents)).toFixed(2),
          list: row.list,
          map: Object.fromEntries(row.map),
        })),
      );
    }),
    { numRuns: 40 },
  );
});
