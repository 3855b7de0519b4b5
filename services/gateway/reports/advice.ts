import type { Limits } from '../limits/limits.ts';
import type { Advice } from '../limits/name-limit.ts';
import { MAX_PAGE } from './parameters.ts';

/** For a report: a shorter period only where it has one. */
export function reportAdvice(view: { parameters: ReadonlyArray<{ name: string }> }, limits: Limits): Advice {
  const names = view.parameters.map(({ name }) => name);
  const period = names.includes('from') ? ['ask for a shorter period'] : [];
  const others = names.filter((name) => !['from', 'to', 'bucket', 'sort', 'first'].includes(name));
  const filters = others.length > 0 ? [`narrow it (${others.join(', ')})`] : [];
  const less = [...period, ...filters].join(', or ');
  return {
    less: less === '' ? 'this report has nothing to narrow it by: the limit must be raised' : less,
    fewerRows: [`ask page by page (limit=${Math.min(MAX_PAGE, limits.maxRows)}, then cursor=next)`, ...period].join(
      ', or ',
    ),
  };
}
