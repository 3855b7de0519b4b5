import { parseEvent } from '../../../schemas/parse.ts';
import { isEventType } from '../../../schemas/types.ts';
import { LeadstreamError } from '../../shared/errors.ts';
import { compileWhen, type Test } from './condition.ts';
import { type Builder, dataBuilder, type NumberField } from './data-builder.ts';
import type { Mapping } from './mapping-schema.ts';
import { type Row, RowError } from './row.ts';
import { fillCompletely, parseTemplate } from './template.ts';
import { toTime } from './times.ts';

/** A CloudEvent as it is sent. */
export interface ImportEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  data: Record<string, unknown>;
}

export interface CompiledMapping {
  /** Columns that the file must have. */
  columns: string[];
  /** What is sent before the first row. */
  once: ImportEvent[];
  /** Columns that are read as numbers; those without a mark get it from the file before the first row is built. */
  numbers: NumberField[];
  /** The events of one row, in the mapping's order. @throws RowError */
  eventsOf: (row: Row) => ImportEvent[];
}

type RowEvent = Mapping['rows'][number];
interface CompiledEvent {
  columns: string[];
  when: Test;
  build: (row: Row) => ImportEvent;
}

interface CompiledTime {
  columns: string[];
  build: (row: Row) => string;
}

function timeOfTemplate(text: string, zone: string): CompiledTime {
  const template = parseTemplate(text);
  const named = template.columns.join(', ') || 'time';
  return {
    columns: template.columns,
    build: (row) => toTime(fillCompletely(template, row, 'the time of an event'), { zone }, named),
  };
}

function timeOfColumn(time: Exclude<RowEvent['time'], string>, zone: string): CompiledTime {
  const { column, format } = time;
  return {
    columns: [column],
    build: (row) => {
      const text = row[column] || String(time.default ?? '');
      if (text === '') throw new RowError('missing_column', column, 'an event needs this column, and it is empty');
      return toTime(text, { zone, format }, column);
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function buildData(builder: Builder, row: Row): Record<string, unknown> {
  const data = builder.build(row);
  return isRecord(data) ? data : {};
}

function compileEvent(
  event: RowEvent,
  source: string,
  zone: string,
  path: string,
  numbers: NumberField[],
): CompiledEvent {
  const id = parseTemplate(event.id);
  if (id.columns.length === 0) {
    throw new LeadstreamError('MAPPING_INVALID', `${path}.id: needs a column in braces, or all rows are one event`);
  }
  if (!isEventType(event.type)) {
    throw new LeadstreamError('MAPPING_INVALID', `${path}.type: ${event.type} is not an event type of the contract`);
  }
  const time = typeof event.time === 'string' ? timeOfTemplate(event.time, zone) : timeOfColumn(event.time, zone);
  const data = dataBuilder(event.data, `${path}.data`, { zone, numbers });
  const when = compileWhen(event.when);
  return {
    columns: [...id.columns, ...time.columns, ...data.columns, ...when.columns],
    when,
    build: (row) => ({
      specversion: '1.0',
      id: fillCompletely(id, row, 'the id of an event'),
      source,
      type: event.type,
      time: time.build(row),
      data: buildData(data, row),
    }),
  };
}

/** An event without columns can be validated before anything is sent. */
function constantEvent(event: Mapping['once'][number], mapping: Mapping, zone: string, path: string): ImportEvent {
  const { type, id, data } = event;
  const time = toTime(event.time, { zone }, `${path}.time`);
  const built: ImportEvent = { specversion: '1.0', id, source: mapping.source, type, time, data };
  const verdict = parseEvent(built, { receivedAtMs: Number.POSITIVE_INFINITY, lenient: mapping.lenient });
  if (!verdict.ok) {
    const { field, message, code } = verdict;
    throw new LeadstreamError('MAPPING_INVALID', `${path}.${field}: ${message} (${code})`);
  }
  return built;
}

/**
 * Turns a mapping into functions.
 * @param reportZone zone of times without offset where the mapping names none
 * @throws LeadstreamError `MAPPING_INVALID`
 */
export function compileMapping(mapping: Mapping, reportZone: string): CompiledMapping {
  const zone = mapping.timezone ?? reportZone;
  const numbers: NumberField[] = [];
  const events = mapping.rows.map((event, index) =>
    compileEvent(event, mapping.source, zone, `rows.${index}`, numbers),
  );
  const once = mapping.once.map((event, index) => constantEvent(event, mapping, zone, `once.${index}`));
  return {
    columns: [...new Set(events.flatMap((event) => event.columns))],
    once,
    numbers,
    eventsOf: (row) => events.filter((event) => event.when.holds(row)).map((event) => event.build(row)),
  };
}
