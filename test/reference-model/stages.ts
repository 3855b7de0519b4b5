/** What a stage means: by the opportunity's campaign, or by the pipeline where it has none. */
import type { Directory, Outcome, Process, Stage } from './directory.ts';
import type { Dec } from './fields.ts';

export interface StageView {
  /** From 1; 0: not listed. */
  readonly order: number;
  readonly name: string | null;
  readonly outcome: Outcome;
  readonly rate: Dec | null;
}

function processOf(campaignId: string | null, directory: Directory): Process | undefined {
  return campaignId === null ? directory.pipeline : directory.campaigns.get(campaignId);
}

export function stagesFor(campaignId: string | null, directory: Directory): readonly Stage[] {
  return processOf(campaignId, directory)?.stages ?? [];
}

/** A stage that isn't listed is in progress, and keeps the last name that it was given. */
export function stageView(stageId: string | null, campaignId: string | null, directory: Directory): StageView {
  const stage = stagesFor(campaignId, directory).find((candidate) => candidate.stageId === stageId);
  return stage
    ? { order: stage.order, name: stage.name, outcome: stage.outcome, rate: stage.rate }
    : { order: 0, name: nameOf(stageId, processOf(campaignId, directory)), outcome: 'in_progress', rate: null };
}

function nameOf(stageId: string | null, process: Process | undefined): string | null {
  return (stageId !== null && process?.stageNames.get(stageId)) || null;
}
