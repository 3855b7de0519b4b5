import { z } from 'zod';
import type { DataProblem } from './define.ts';
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

/** A stage listed twice would stand at two places of the approach at once. */
export function repeatedStage(data: { stages: z.output<typeof stages> }): DataProblem | undefined {
  const seen = new Set<string>();
  for (const [index, { stage_id }] of data.stages.entries()) {
    if (seen.has(stage_id)) return { ...invalid('must not be listed twice'), field: `stages.${index}.stage_id` };
    seen.add(stage_id);
  }
  return undefined;
}
