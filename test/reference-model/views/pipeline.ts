/** Sales pipeline: every live opportunity, of every campaign or none. */
import { daysBetween, iso, isoOrNull, latest } from '../calendar.ts';
import { Dec, money, orNone, sum } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { Opportunity } from '../opportunities.ts';
import { stageColumns, stageKey } from './campaign.ts';
import { salespersonColumns } from './names.ts';
import { by, groupBy } from './rows.ts';

/** By opportunity_id; `custom` is a plain object. */
export function pipelineOpportunities(model: ReferenceModel) {
  return model.opportunities
    .map((opportunity) => ({
      opportunity_id: opportunity.opportunityId,
      description: opportunity.description,
      contact_id: opportunity.contact.contactId,
      contact_name: orNone(opportunity.contact.name),
      ...salespersonColumns(model, opportunity.ownerId),
      team_id: orNone(model.directory.salespeople.get(opportunity.ownerId ?? '')?.teamId),
      campaign_id: orNone(opportunity.campaignId),
      ...stageColumns(opportunity),
      outcome: opportunity.outcome,
      estimated_value: money(opportunity.estimatedValue),
      close_rate: closeRateOf(opportunity).toNumber(),
      stars: closeRateOf(opportunity).div(20).round().toNumber(),
      expected_close_on: opportunity.expectedCloseOn,
      clock: clockOf(model, opportunity),
      custom: Object.fromEntries(opportunity.custom.fields),
      created_at: iso(opportunity.createdAt),
      updated_at: iso(opportunity.updatedAt),
    }))
    .sort(by('opportunity_id'));
}

/** A row per stage that occurs. */
export function pipelineStages(model: ReferenceModel) {
  return [...groupBy(model.opportunities, (opportunity) => stageKey(stageColumns(opportunity))).values()]
    .flatMap((own) => {
      const [example] = own;
      if (!example) return [];
      return [
        {
          ...stageColumns(example),
          opportunities: own.length,
          estimated_value: money(sum(own.map((opportunity) => opportunity.estimatedValue))),
          weighted_value: money(sum(own.map((one) => one.estimatedValue.times(closeRateOf(one)).div(100)))),
        },
      ];
    })
    .sort(by('stage_order', 'stage_id', 'stage_name'));
}

/** Logged interactions plus applied stage changes of live opportunities; by contact_id. */
export function contactInteractions(model: ReferenceModel) {
  return model.contacts
    .flatMap((contact) => {
      const logged = contact.events.filter((event) => event.type === 'crm.interaction.logged');
      const changes = model.opportunities
        .filter((opportunity) => opportunity.contact === contact)
        .flatMap((opportunity) => opportunity.stages.slice(1));
      const times = [...logged.map((event) => event.at), ...changes.map((change) => change.enteredAt)];
      return times.length === 0
        ? []
        : [{ contact_id: contact.contactId, interactions: times.length, last_at: isoOrNull(latest(times)) }];
    })
    .sort(by('contact_id'));
}

/** Its own, else the default 50. */
function closeRateOf({ saidCloseRate }: Opportunity): Dec {
  return saidCloseRate ?? new Dec(50);
}

function clockOf(model: ReferenceModel, { outcome, expectedCloseOn }: Opportunity): 'red' | 'yellow' | 'green' | '' {
  if (outcome !== 'in_progress' || expectedCloseOn === null) return '';
  const daysLeft = daysBetween(model.config.today, expectedCloseOn);
  if (daysLeft < 0) return 'red';
  return daysLeft <= model.config.closingSoonDays ? 'yellow' : 'green';
}
