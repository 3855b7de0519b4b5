import { compareEvents } from '../../../schemas/compare.ts';
import type { DirectoryEvent } from '../../../schemas/types.ts';
import { NONE, type Stage, type StageList } from '../derive/model.ts';
import { toMicros } from '../derive/money.ts';

interface SaidStage {
  stage_id: string;
  name?: string | null | undefined;
  rate?: number | string | null | undefined;
  outcome?: 'open' | 'won' | 'lost' | null | undefined;
}

const stagesOf = (version: DirectoryEvent): readonly SaidStage[] =>
  version.type === 'crm.campaign.set' || version.type === 'crm.pipeline.set' ? version.data.stages : [];

/** The last name that any version of a campaign, or of the pipeline, gave each stage (docs/contract/events.md, "Rules of derivation"). */
export class StageNames {
  readonly #last = new Map<string, { name: string; version: DirectoryEvent }>();

  /** Takes in a version that counts, in whatever order versions come. @returns whether it gave any stage its last name */
  add(version: DirectoryEvent): boolean {
    let isLast = false;
    for (const { stage_id: stageId, name } of stagesOf(version)) {
      const known = this.#last.get(stageId);
      if (!name || (known && compareEvents(version, known.version) <= 0)) continue;
      this.#last.set(stageId, { name, version });
      isLast = true;
    }
    return isLast;
  }

  of(stageId: string): string | undefined {
    return this.#last.get(stageId)?.name;
  }

  /** Names of the stages that are not among those, by id: in one order, whatever came first. */
  without(listed: ReadonlyMap<string, Stage>): ReadonlyMap<string, string> {
    const ids = [...this.#last.keys()].filter((stageId) => !listed.has(stageId)).sort();
    return new Map(ids.map((stageId) => [stageId, this.of(stageId) ?? NONE]));
  }
}

/** The stages that a version lists, with the names that are known of these and of others. */
export function stageList(version: DirectoryEvent, names: StageNames): StageList {
  const stages = stagesOf(version);
  const byId = new Map<string, Stage>();
  stages.forEach((stage, index) => {
    // A version from before lists were checked may list a stage twice: the first place counts.
    if (byId.has(stage.stage_id)) return;
    byId.set(stage.stage_id, {
      order: index + 1,
      name: names.of(stage.stage_id) ?? NONE,
      rateMicros: stage.rate === undefined || stage.rate === null ? undefined : toMicros(stage.rate),
      outcome: stage.outcome === 'won' || stage.outcome === 'lost' ? stage.outcome : 'in_progress',
    });
  });
  return { first: stages[0]?.stage_id, byId, formerNames: names.without(byId) };
}
