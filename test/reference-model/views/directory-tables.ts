/** Tables for analysts over the directory of now, and the two of events as they came. */
import { iso } from '../calendar.ts';
import { orNone, text } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { Seen } from '../normalise.ts';
import { by } from './rows.ts';

/** Every activity event once; by (source, id). */
export function eventsTable(model: ReferenceModel) {
  return model.events
    .filter((event) => !event.type.endsWith('.set'))
    .map((event) => ({ ...identity(event), contact_id: orNone(text(event.data, 'contact_id')) }))
    .sort(by('source', 'id'));
}

/** Every version of every `*.set` once; by (source, id). */
export function directoryEventsTable(model: ReferenceModel) {
  return model.events
    .filter((event) => event.type.endsWith('.set'))
    .map(identity)
    .sort(by('source', 'id'));
}

export function campaignsTable(model: ReferenceModel) {
  return [...model.directory.campaigns.values()]
    .map((campaign) => ({
      campaign_id: campaign.campaignId,
      name: orNone(campaign.name),
      starts_on: campaign.startsOn,
      ends_on: campaign.endsOn,
    }))
    .sort(by('campaign_id'));
}

/** The stages of campaigns (not of the pipeline). */
export function campaignStagesTable(model: ReferenceModel) {
  return [...model.directory.campaigns.values()]
    .flatMap((campaign) =>
      campaign.stages.map((stage) => ({
        campaign_id: campaign.campaignId,
        stage_order: stage.order,
        stage_id: stage.stageId,
        stage_name: orNone(stage.name),
        rate: stage.rate?.toNumber() ?? null,
        outcome: stage.outcome,
      })),
    )
    .sort(by('campaign_id', 'stage_order'));
}

export function salespeopleTable(model: ReferenceModel) {
  return [...model.directory.salespeople.values()]
    .map((person) => ({
      salesperson_id: person.salespersonId,
      name: orNone(person.name),
      email: orNone(person.email),
      role: orNone(person.role),
      team_id: orNone(person.teamId),
      department_id: orNone(person.departmentId),
      department_head: person.departmentHead ? 1 : 0,
    }))
    .sort(by('salesperson_id'));
}

export function sourcesTable(model: ReferenceModel) {
  return [...model.directory.sources.values()]
    .map((source) => ({
      source_id: source.sourceId,
      name: orNone(source.name),
      channel: orNone(source.channel),
      tags: [...source.tags],
    }))
    .sort(by('source_id'));
}

export function productsTable(model: ReferenceModel) {
  return [...model.directory.products.values()]
    .map((product) => ({
      product_id: product.productId,
      name: orNone(product.name),
      category: orNone(product.category),
    }))
    .sort(by('product_id'));
}

function identity({ source, id, type, at }: Seen) {
  return { source, id, type, time: iso(at) };
}
