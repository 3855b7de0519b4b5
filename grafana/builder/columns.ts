import type { Context } from './context.ts';
import { COLOURS, type Field } from './fields.ts';
import { money } from './money.ts';

type Extra = Omit<Field, 'unit' | 'decimals'>;

/** A number of things, with grouped thousands. */
export const count = (name: string, extra: Extra = {}): Field => ({ name, unit: 'locale', decimals: 0, ...extra });

/** A rate or share from 0 to 1, as a percentage. */
export const rate = (name: string, extra: Extra = {}): Field => ({ name, unit: 'percentunit', decimals: 1, ...extra });

/** A percentage from 0 to 100. */
export const percentage = (name: string, extra: Extra = {}): Field => ({
  name,
  unit: 'percent',
  decimals: 0,
  ...extra,
});

/** An amount in the base currency. */
export const amount = (ctx: Context, name: string, extra: Extra = {}): Field => ({ name, ...money(ctx), ...extra });

/** Hours, in whatever unit of time reads best. */
export const hours = (name: string, extra: Extra = {}): Field => ({ name, unit: 'h', decimals: 1, ...extra });

/** An instant, in the dashboard's time zone. */
export const instant = (name: string, extra: Extra = {}): Field => ({
  name,
  unit: 'dateTimeAsIso',
  width: 170,
  ...extra,
});

/** Text as it is; `(none)` in the words of the language. */
export const text = (ctx: Context, name: string, extra: Extra = {}): Field => ({
  name,
  words: { '(none)': ctx.texts.common.none },
  ...extra,
});

/** A column for links only. */
export const hidden: Field = { hidden: true };

/** A change that is good upwards (revenue, ROI): below 0 red, above green. */
export const risingIsGood: Pick<Field, 'thresholds'> = {
  thresholds: [
    { from: null, color: COLOURS.bad },
    { from: 0, color: COLOURS.neutral },
    { from: 0.000001, color: COLOURS.good },
  ],
};

/** A change that is not good upwards (cost): above 0 orange, below green. */
export const risingIsBad: Pick<Field, 'thresholds'> = {
  thresholds: [
    { from: null, color: COLOURS.good },
    { from: 0, color: COLOURS.neutral },
    { from: 0.000001, color: COLOURS.warning },
  ],
};

/** ROI: a loss is red. */
export const lossIsBad: Pick<Field, 'thresholds'> = {
  thresholds: [
    { from: null, color: COLOURS.bad },
    { from: 0, color: COLOURS.good },
  ],
};
