/** Tables for analysts over the directory of now, and the two of events as they came. */
import { iso, isoOrNull } from '../calendar.ts';
import { Dec, orNone, text } from '../fields.ts';
import type { ReferenceModel } from '../model.ts';
import type { Seen } from '../normalise.ts';
import { by } from './rows.ts';

/** Every activity event once; by (source, id). */
export function eventsTable(model: ReferenceModel) {
  return model.events
    .filter((event) => !event.type.endsWith('.set'))
    .map((event) => ({
      ...identity(event),
      key: text(event.data, 'contact_id') ?? text(event.data, 'cost_id') ?? '',
      contact_id: orNone(text(event.data, 'contact_id')),
      opportunity_id: orNone(text(event.data, 'opportunity_id')),
    }))
    .sort(by('source', 'id'));
}

/** Every version of every `*.set` once; by (source, id). */
export function directoryEventsTable(model: ReferenceModel) {
  return model.events
    .filter((event) => event.type.endsWith('.set'))
    .map((event) => ({ ...identity(event), entity_id: entityOf(event), waiting: 0 }))
    .sort(by('source', 'id'));
}

export function campaignsTable(model: ReferenceModel) {
  return [...model.directory.campaigns.values()]
    .map((campaign) => ({
      campaign_id: campaign.campaignId,
      name: orNone(campaign.name),
      starts_on: campaign.startsOn,
      ends_on: campaign.endsOn,
      budget: campaign.budget?.toFixed(2, Dec.ROUND_DOWN) ?? null,
      currency: campaign.currency || model.config.baseCurrency,
      stages: campaign.stages.length,
      managers: campaign.managers,
      participants: campaign.participants,
      set_at: setAt(model, 'campaign', campaign.campaignId),
    }))
    .sort(by('campaign_id'));
}

/** The stages of campaigns (not of the pipeline). */
export function campaignStagesTable(model: ReferenceModel) {
  return [...model.directory.campaigns.values()]
    .flatMap((campaign) =>
      campaign.stages.map((stage) => ({
        campaign_id: campaign.campaignId,
        campaign_name: orNone(campaign.name),
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
      active: person.active ? 1 : 0,
      set_at: setAt(model, 'salesperson', person.salespersonId),
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
      set_at: setAt(model, 'source', source.sourceId),
    }))
    .sort(by('source_id'));
}

export function productsTable(model: ReferenceModel) {
  return [...model.directory.products.values()]
    .map((product) => ({
      product_id: product.productId,
      name: orNone(product.name),
      category: orNone(product.category),
      set_at: setAt(model, 'product', product.productId),
    }))
    .sort(by('product_id'));
}

function identity({ source, id, type, time, at, data }: Seen) {
  return { source, id, type, time: iso(at), time_text: time, data: JSON.stringify(data) };
}

/** Time of the version that counts: the last in the order of derivation. */
function setAt(model: ReferenceModel, entity: string, id: string): string | null {
  const versions = model.events.filter((event) => event.type === `crm.${entity}.set` && entityOf(event) === id);
  return isoOrNull(versions.at(-1)?.at ?? null);
}

const ID_OF: Readonly<Record<string, readonly string[]>> = {
  'crm.fx_rate.set': ['currency', 'on'],
  'crm.lead_report.set': ['report_id'],
  'crm.pipeline.set': [],
  'crm.viewer.set': ['login'],
};

/** Id of a directory entity, two fields with a bar between; the sales process has none. */
function entityOf({ type, data }: Seen): string {
  const fields = ID_OF[type] ?? [`${type.split('.')[1]}_id`];
  return fields.map((field) => text(data, field) ?? '').join('|');
}
