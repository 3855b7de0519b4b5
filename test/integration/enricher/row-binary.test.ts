import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { column, enumeration, nested } from '../../../clickhouse/schema/column.ts';
import { createTable } from '../../../clickhouse/schema/statements.ts';
import { recordTable } from '../../../clickhouse/schema/table.ts';
import { ROW_STATES, type RowState } from '../../../clickhouse/schema/types.ts';
import { BlockWriter } from '../../../services/enricher/io/blocks.ts';
import { createSink } from '../../../services/enricher/io/sink.ts';
import { createLogger } from '../../../services/shared/log.ts';
import { createInstallation, type Installation } from '../../helpers/stack.ts';

const TABLE = recordTable({
  name: 'row_binary',
  grain: 'one row.',
  comment: 'Every kind of value.',
  engine: 'MergeTree',
  orderBy: ['n'],
  shardKey: 'n',
  settings: {},
  columns: {
    n: column('UInt32', 'n', 'Number'),
    text: column('String', 'text', 'Text'),
    big: column('UInt64', 'big', 'Integer'),
    small: column('UInt16', 'small', 'Integer'),
    flag: column('UInt8', 'flag', 'Flag'),
    state: enumeration(ROW_STATES, 'state', 'State'),
    day: column('Nullable(Date32)', 'day', 'Day'),
    at: column("Nullable(DateTime64(3, 'UTC'))", 'atMs', 'Time'),
    cents: column('Decimal(18, 2)', 'cents', 'Money'),
    rate: column('Decimal(9, 6)', 'micros', 'Percent'),
    list: column('Array(String)', 'list', 'Texts'),
    map: column('Map(String, String)', 'map', 'Fields'),
    items: nested('items', { id: column('String', 'id', 'Id'), amount: column('Decimal(18, 2)', 'cents', 'Money') }),
  },
});

let installation: Installation;
beforeAll(async () => {
  installation = await createInstallation({ migrated: false });
  const statement = createTable(TABLE).replace(/^engine = .*$/m, 'engine = MergeTree');
  await installation.clickhouse.command({ query: statement });
});
afterAll(() => installation?.cleanup());

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary', minLength: 60, maxLength: 300 }),
  fc.constant('\n\n'),
  fc.constant('x'.repeat(70_000)),
);
const anyCents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const anyRow = fc.record({
  text: anyText,
  big: fc.maxSafeNat(),
  small: fc.nat(65_535),
  flag: fc.boolean(),
  state: fc.constantFrom<RowState>('live', 'deleted', 'incomplete', 'moved', 'gone'),
  day: fc.option(fc.integer({ min: -25_567, max: 120_529 }), { nil: undefined }),
  atMs: fc.option(fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }), { nil: undefined }),
  cents: anyCents,
  micros: fc.integer({ min: -999_999_999, max: 999_999_999 }),
  list: fc.array(anyText, { maxLength: 5 }),
  map: fc
    .dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), anyText, { maxKeys: 4 })
    .map((map) => new Map(Object.entries(map))),
  items: fc.array(fc.record({ id: anyText, cents: anyCents }), { maxLength: 3 }),
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
      const read = await installation.query(`
        select text, toString(big) as big, small, flag, state, toInt32(day) as day,
            toUnixTimestamp64Milli(at) as at, toString(toInt128(toDecimal128(cents, 2) * 100)) as cents,
            toInt32(toDecimal64(rate, 6) * 1000000) as micros, list, map, items.id as ids,
            arrayMap(amount -> toString(toInt128(toDecimal128(amount, 2) * 100)), items.amount) as amounts
        from row_binary order by n`);
      expect(read).toEqual(
        rows.map(({ map, items, atMs, day, ...row }) => ({
          ...row,
          big: String(row.big),
          flag: row.flag ? 1 : 0,
          day: day ?? null,
          at: atMs === undefined ? null : String(atMs),
          cents: String(row.cents),
          map: Object.fromEntries(map),
          ids: items.map(({ id }) => id),
          amounts: items.map(({ cents }) => String(cents)),
        })),
      );
    }),
    { numRuns: 40 },
  );
});
