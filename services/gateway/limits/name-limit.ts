import { formatByteSize } from '../../shared/config/byte-size.ts';
import { count, number } from '../../shared/words.ts';
import type { Limits } from './limits.ts';

/** Which limit a query has reached. */
export interface ReachedLimit {
  /** HTTP status, and code of the JSON error. */
  status: number;
  code: string;
  /** Names the limit and its variable. */
  message: string;
  /** It was the query's part of its viewer's memory, not all of it. */
  ofShare?: true;
}

/** What a viewer who has reached a limit can do about it. */
export interface Advice {
  /** To read or compute less. */
  less: string;
  /** To get fewer rows at a time. */
  fewerRows: string;
}

/** For statements in SQL, which may have a period or not. */
export const SQL_ADVICE: Advice = {
  less: 'ask for less (a shorter period, fewer groups or columns)',
  fewerRows: 'add a LIMIT, or ask for a shorter period',
};

function memory(text: string, { maxMemoryBytes, maxConcurrent }: Limits, { less }: Advice): ReachedLimit {
  // The server's own bound, reached by all that it does: nothing a viewer could be told to change.
  if (/\(total\)|server-wide|overcommit/i.test(text))
    return { status: 503, code: 'out_of_memory', message: 'ClickHouse is out of memory at the moment: try again' };
  const size = formatByteSize(maxMemoryBytes);
  return {
    status: 413,
    code: 'out_of_memory',
    ofShare: true,
    message: `the queries of one viewer, ${maxConcurrent} at once, have ${size} of memory together (GATEWAY_MAX_MEMORY), and this one needs more: ${less}`,
  };
}

function answer(
  text: string,
  { maxRows, maxResultBytes, maxMemoryBytes }: Limits,
  { less, fewerRows }: Advice,
): ReachedLimit {
  if (/temporary/i.test(text)) {
    const message = `a query may sort and group ${formatByteSize(4 * maxMemoryBytes)} on disk, four times GATEWAY_MAX_MEMORY: ${less}`;
    return { status: 413, code: 'out_of_memory', message };
  }
  const most = /max bytes/i.test(text)
    ? `${formatByteSize(maxResultBytes)}: ${fewerRows}`
    : `${count(maxRows, 'row')} (GATEWAY_MAX_ROWS): ${fewerRows}`;
  return { status: 413, code: 'too_large', message: `an answer has at most ${most}` };
}

/**
 * The limit behind an error of ClickHouse, by its number; undefined if it is none of ours.
 * @param text ClickHouse's message: some numbers stand for two limits
 */
export function reachedLimit(
  code: number,
  text: string,
  limits: Limits,
  advice: Advice = SQL_ADVICE,
): ReachedLimit | undefined {
  switch (code) {
    case 241:
      return memory(text, limits, advice);
    case 159:
    case 160:
      return {
        status: 504,
        code: 'too_slow',
        message: `a query may take ${number(limits.maxSeconds)} s (GATEWAY_MAX_SECONDS): ${advice.less}`,
      };
    case 396:
      return answer(text, limits, advice);
    case 158:
      return {
        status: 413,
        code: 'reads_too_much',
        message: `a query may read ${count(limits.maxReadRows, 'row')} (GATEWAY_MAX_READ_ROWS): ${advice.less}`,
      };
    case 307:
      return {
        status: 413,
        code: 'reads_too_much',
        message: `a query may read ${formatByteSize(limits.maxReadBytes)} (GATEWAY_MAX_READ_BYTES): ${advice.less}`,
      };
    default:
      return undefined;
  }
}
