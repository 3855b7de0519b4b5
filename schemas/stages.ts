import { z } from 'zod';
import { type DataProblem, type Fields, isFields } from './define.ts';
import { invalid } from './problem.ts';
import { id, percent, text } from './values.ts';

export const OUTCOMES = ['open', 'won', 'lost'] as const;

/** Stages of a campaign or of the pipeline, in the order of the approach. */
export const stages = z.array(
  z.object({
    stage_id: id,
    name: text,
    rate: percent.nullish().meta({ description: 'Success probability in %' }),
    outcome: z.enum(OUTCOMES).nullish().meta({ description: 'open if not said' }),
  }),
);

/** A stage listed twice would have two places in the approach. */
export function repeatedStages(data: Fields): DataProblem[] {
  const list: readonly unknown[] = Array.isArray(data.stages) ? data.stages : [];
  const seen = new Set<unknown>();
  return list.flatMap((stage, index): DataProblem[] => {
    if (!isFields(stage) || typeof stage.stage_id !== 'string') return [];
    if (seen.has(stage.stage_id))
      return [{ ...invalid('must not be listed twice'), field: `stages.${index}.stage_id` }];
    seen.add(stage.stage_id);
    return [];
  });
}
