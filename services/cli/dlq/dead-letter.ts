import type { IHeaders } from 'kafkajs';
import { DLQ_HEADERS, LENIENT_HEADER, ORIGINAL_PREFIX, REPLAY_HEADER } from '../../shared/kafka/dlq-headers.ts';
import { renderTable } from '../../shared/table.ts';
import type { LetterState } from './outcome.ts';
import type { TopicRecord } from './read-topic.ts';

/** A record of the dead-letter topic, its headers read. */
export interface DeadLetter {
  /** `partition:offset` in the dead-letter topic: what `show` and `replay` take. */
  id: string;
  code: string;
  field: string;
  message: string;
  /** Where the record came from. */
  from: { topic: string; partition: number; offset: string; timestampMs: number };
  failedAt: string;
  key: Buffer | null;
  value: Buffer | null;
  /** The record's own headers. */
  headers: Record<string, string>;
  lenient: boolean;
}

function text(headers: IHeaders, name: string): string {
  const value = headers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? '' : first.toString();
}

/** Reads a record of the dead-letter topic; what a header does not say is '' or 0. */
export function parseDeadLetter({ partition, message }: TopicRecord): DeadLetter {
  const headers = message.headers ?? {};
  const original: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    if (name.startsWith(ORIGINAL_PREFIX)) original[name.slice(ORIGINAL_PREFIX.length)] = text(headers, name);
  }
  return {
    id: `${partition}:${message.offset}`,
    code: text(headers, DLQ_HEADERS.code),
    field: text(headers, DLQ_HEADERS.field),
    message: text(headers, DLQ_HEADERS.message),
    from: {
      topic: text(headers, DLQ_HEADERS.topic),
      partition: Number(text(headers, DLQ_HEADERS.partition)),
      offset: text(headers, DLQ_HEADERS.offset),
      timestampMs: Number(text(headers, DLQ_HEADERS.timestamp)),
    },
    failedAt: text(headers, DLQ_HEADERS.failedAt),
    key: message.key,
    value: message.value,
    headers: original,
    lenient: original[LENIENT_HEADER] === '1',
  };
}

/** Which dead letters a command is about. */
export interface Selection {
  code: string | undefined;
  /** Failed at or after this moment. */
  sinceMs: number | undefined;
  /** Of the dead letter, or `topic:partition:offset` of the record that failed. */
  ids: readonly string[];
}

/** Whether a dead letter is meant: all that is said must hold; nothing said: every one. */
export function isSelected(letter: DeadLetter, selection: Selection): boolean {
  const { from } = letter;
  if (selection.code !== undefined && letter.code !== selection.code) return false;
  if (selection.sinceMs !== undefined && !(Date.parse(letter.failedAt) >= selection.sinceMs)) return false;
  if (selection.ids.length === 0) return true;
  return selection.ids.some((id) => id === letter.id || id === `${from.topic}:${from.partition}:${from.offset}`);
}

/** As JSON: for `show`, and for `list --json` without the content. */
export function describe(letter: DeadLetter, state: LetterState) {
  const { id, code, field, message, from, failedAt, lenient } = letter;
  const key = letter.key?.toString() ?? null;
  return { id, code, field, message, from, failedAt, key, lenient, replayed: state.state !== 'waiting', ...state };
}

/** Dead letters for a person, one a line. */
export const describeLines = (letters: ReadonlyArray<{ letter: DeadLetter; state: LetterState }>): string[] =>
  renderTable(letters.map(({ letter, state }) => cellsOf(letter, state)));

function cellsOf(letter: DeadLetter, state: LetterState): string[] {
  const { id, failedAt, from, code, field, message } = letter;
  const of = letter.headers[REPLAY_HEADER];
  const told = [
    ...(of ? [`replay of ${of.split(':').slice(-2).join(':')}`] : []),
    ...(state.state === 'replayed' ? [`replayed${state.at ? ` ${state.at}` : ''}`] : []),
    ...(state.state === 'failed_again' ? [`replayed, failed again as ${state.as}`] : []),
  ];
  const notes = told.length > 0 ? `  (${told.join('; ')})` : '';
  return [id, failedAt, `${from.topic}:${from.partition}:${from.offset}`, code, field, `${message}${notes}`];
}
