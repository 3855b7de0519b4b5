import { compareInstants, type Instant } from '../../../schemas/instant.ts';
import type { ContactEvent, RoutedContact, RoutingConfig } from '../model.ts';
import { assignedFrom } from './assigned-from.ts';

type Assignment = ContactEvent & { kind: 'assigned' };

/**
 * The way of one contact through a lead report (docs/contract/metrics.md, "Lead routing"). Pure.
 * @param events the contact's before the generation's midnight, by (time, source, id)
 * @returns undefined if the report did not acquire it
 */
export function routeContact(events: readonly ContactEvent[], config: RoutingConfig): RoutedContact | undefined {
  const acquired = events.find((event) => event.kind === 'tagged' && config.sourceTags.includes(event.tag));
  if (acquired?.kind !== 'tagged') return undefined;
  // Times only: what has the very same time counts, whatever its id.
  const since = (start: Instant, matches: (event: ContactEvent) => boolean) =>
    events.find((event) => compareInstants(event, start) >= 0 && matches(event));

  const toSalesperson = (event: ContactEvent): event is Assignment =>
    event.kind === 'assigned' && config.salespeople.includes(event.toId);
  const transfer = since(
    acquired,
    (event) => toSalesperson(event) && assignedFrom(event, events) === config.forwardedFrom,
  );
  const takenUp =
    transfer && since(transfer, (event) => event.kind === 'tagged' && event.tag === config.firstContactTag);
  const entered = (...stages: string[]) =>
    since(acquired, (event) => event.kind === 'entered' && stages.includes(event.stageId))?.timeMs;
  const { conversionStage1, conversionStage2, finalStage } = config;
  return {
    sourceTag: acquired.tag,
    acquiredAtMs: acquired.timeMs,
    transferredAtMs: transfer?.timeMs,
    salespersonId: transfer && events.findLast(toSalesperson)?.toId,
    takenUpAtMs: takenUp?.timeMs,
    conversion1AtMs: entered(conversionStage1, conversionStage2, finalStage),
    conversion2AtMs: entered(conversionStage2, finalStage),
    finalAtMs: entered(finalStage),
  };
}
