import type { Cell } from './api.ts';
import { mappedTo, thresholdColour } from './field-config.ts';
import { type Formats, formatNumber } from './format/number.ts';
import { dayOf, formatDay, formatIso, formatTime, instantOf } from './format/time.ts';
import { unitFormat } from './format/unit.ts';
import { type Field, numberOf } from './frame.ts';

/** A value ready for the screen. */
export interface Shown {
  text: string;
  /** Grafana's name of a colour (`red`, `#e02f44`), if mapping, threshold or configuration gives one. */
  colour?: string | undefined;
  /** True where the text is the one for "nothing". */
  empty: boolean;
}

function timeText(cell: Cell, field: Field, formats: Formats): string {
  const { unit } = field.config;
  if (field.kind === 'date') {
    const day = dayOf(cell);
    if (!day) return String(cell);
    return unit === 'dateTimeAsIso' ? (day.toISODate() ?? '') : formatDay(day, formats);
  }
  const time = instantOf(field.kind === 'number' ? numberOf(cell) : cell, field.type, formats.timeZone);
  if (!time) return String(cell);
  return unit === 'dateTimeAsIso' ? formatIso(time) : formatTime(time, formats);
}

function textOf(cell: Cell, field: Field, formats: Formats): string {
  if (cell === null) return '';
  if (field.kind === 'time' || field.kind === 'date' || field.config.unit === 'dateTimeAsIso') {
    return timeText(cell, field, formats);
  }
  if (field.kind !== 'number' || typeof cell === 'boolean') return String(cell);
  return unitFormat(field.config.unit)(cell, field.config.decimals, formats);
}

/** A text from the database may say something in a number's place (`NaN`); it is shown as it is. */
const isFigure = (cell: Cell): boolean => numberOf(cell) !== null;

/** Text and colour of a value by its field's configuration: mapping first, then `noValue` for NULL, then the unit. */
export function show(cell: Cell, field: Field, formats: Formats): Shown {
  const { config } = field;
  const mapped = mappedTo(config, cell);
  const { color } = config;
  const colour =
    mapped?.color ??
    (color?.mode === 'fixed' ? color.fixedColor : undefined) ??
    (color?.mode === 'thresholds' || (color === undefined && config.thresholds)
      ? thresholdColour(config, cell)
      : undefined);
  if (mapped?.text !== undefined && mapped.text !== '') return { text: mapped.text, colour, empty: false };
  if (cell === null || (field.kind === 'number' && !isFigure(cell))) {
    return { text: config.noValue ?? '–', empty: true };
  }
  return { text: textOf(cell, field, formats), colour, empty: false };
}

/** Short text for axes: 1.2M. Money and percent keep their sign. */
export function showOnAxis(value: number, field: Field | undefined, formats: Formats): string {
  const unit = field?.config.unit ?? '';
  if (unit === 'percentunit' || unit === 'percent') return unitFormat(unit)(value, undefined, formats);
  if (Math.abs(value) < 10_000 && !unit.startsWith('currency')) {
    return unitFormat(unit)(value, Number.isInteger(value) ? 0 : 1, formats);
  }
  return formatNumber(value, formats.locale, { style: 'compact', max: 1 });
}
