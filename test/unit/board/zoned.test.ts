import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { createZonedText } from '../../../services/board/query/frame.ts';

it.each(['Europe/Warsaw', 'Asia/Ho_Chi_Minh', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'])(
  'writes any instant as luxon does in %s',
  (zone) => {
    const zoned = createZonedText(zone);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967_295_000 }), (epochMs) => {
        const expected = DateTime.fromMillis(epochMs, { zone })
          .toISO({ suppressMilliseconds: false })
          ?.replace('Z', '+00:00');
        expect(zoned(epochMs)).toBe(expected);
      }),
      { numRuns: 200 },
    );
  },
);

it('changes its offset at the very millisecond', () => {
  const zoned = createZonedText('Europe/Warsaw');
  const change = Date.parse('2026-10-25T01:00:00Z');
  expect(zoned(change - 1)).toBe('2026-10-25T02:59:59.999+02:00');
  expect(zoned(change)).toBe('2026-10-25T02:00:00.000+01:00');
});
