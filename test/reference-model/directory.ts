/** What the directory says now: per entity the last version by (time, source, id), as a whole, with the last name that any version gave. */

import { bytewise, type Data, Dec, decimal, flag, isObject, objects, text, texts } from './fields.ts';
import { compareEvents, type Seen } from './normalise.ts';

export type Outcome = 'won' | 'lost' | 'in_progress';

export interface Stage {
  readonly stageId: string;
  readonly name: string | null;
  /** Success probability in %, null if not said. */
  readonly rate: Dec | null;
  readonly outcome: Outcome;
  /** From 1. */
  readonly order: number;
}

/** The stages of a process, and the last name that any of its versions gave to each stage, listed or not. */
export interface Process {
  readonly stages: readonly Stage[];
  readonly stageNames: ReadonlyMap<string, string>;
}

export interface Campaign extends Process {
  readonly campaignId: string;
  readonly name: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** In its own currency; null: not said. */
  readonly budget: Dec | null;
  readonly currency: string | null;
  readonly managers: readonly string[];
  readonly participants: readonly string[];
}

export interface Salesperson {
  readonly salespersonId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: string | null;
  readonly teamId: string | null;
  readonly departmentId: string | null;
  readonly departmentHead: boolean;
  /** False only if said so. */
  readonly active: boolean;
}

export interface Source {
  readonly sourceId: string;
  readonly name: string | null;
  readonly channel: string | null;
  readonly tags: readonly string[];
}

export interface Product {
  readonly productId: string;
  readonly name: string | null;
  readonly category: string | null;
}

export interface FxRate {
  readonly currency: string;
  readonly on: string;
  readonly rate: Dec;
}

export interface Directory {
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly pipeline: Process;
  readonly salespeople: ReadonlyMap<string, Salesperson>;
  readonly sources: ReadonlyMap<string, Source>;
  /** The source that a contact tag means: of several the smallest id. */
  readonly sourceOfTag: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, Product>;
  readonly rates: readonly FxRate[];
}

export function directoryOf(events: readonly Seen[]): Directory {
  const all = <T>(type: string, idField: string, make: (id: string, versions: readonly Data[]) => T): Map<string, T> =>
    new Map(
      versionsOf(events, type, idField).map((versions) => {
        const id = text(last(versions), idField) ?? '';
        return [id, make(id, versions)];
      }),
    );
  const sources = all('crm.source.set', 'source_id', source);
  const [pipeline = []] = versionsOf(events, 'crm.pipeline.set');
  return {
    campaigns: all('crm.campaign.set', 'campaign_id', campaign),
    pipeline: process(pipeline),
    salespeople: all('crm.salesperson.set', 'salesperson_id', salesperson),
    sources,
    sourceOfTag: sourceOfTag([...sources.values()]),
    products: all('crm.product.set', 'product_id', product),
    rates: versionsOf(events, 'crm.fx_rate.set', 'currency', 'on').map((versions) => fxRate(last(versions))),
  };
}

/** The versions of every entity of a type, the last one last. */
function versionsOf(events: readonly Seen[], type: string, ...keyFields: string[]): Data[][] {
  const entities = new Map<string, Data[]>();
  for (const event of events.filter((candidate) => candidate.type === type).sort(compareEvents)) {
    const key = JSON.stringify(keyFields.map((field) => event.data[field]));
    entities.set(key, [...(entities.get(key) ?? []), event.data]);
  }
  return [...entities.values()];
}

const last = (versions: readonly Data[]): Data => versions.at(-1) ?? {};

/** A name that a later version leaves empty is the one before. */
function lastName(versions: readonly Data[]): string | null {
  return versions.map((data) => text(data, 'name')).findLast((name) => name) ?? null;
}

function process(versions: readonly Data[]): Process {
  const stageNames = new Map<string, string>();
  for (const stage of versions.flatMap((data) => objects(data, 'stages') ?? []).filter(isObject)) {
    const name = text(stage, 'name');
    if (name) stageNames.set(text(stage, 'stage_id') ?? '', name);
  }
  return { stages: stagesOf(last(versions), stageNames), stageNames };
}

function campaign(campaignId: string, versions: readonly Data[]): Campaign {
  const data = last(versions);
  return {
    campaignId,
    name: lastName(versions),
    startsOn: text(data, 'starts_on') ?? null,
    endsOn: text(data, 'ends_on') ?? null,
    budget: decimal(data, 'budget') ?? null,
    currency: text(data, 'currency') ?? null,
    ...process(versions),
    managers: texts(data, 'managers'),
    participants: texts(data, 'participants'),
  };
}

function stagesOf(data: Data, names: ReadonlyMap<string, string>): Stage[] {
  return (objects(data, 'stages') ?? []).filter(isObject).map((stage, index) => {
    const stageId = text(stage, 'stage_id') ?? '';
    const outcome = text(stage, 'outcome');
    return {
      stageId,
      name: names.get(stageId) ?? null,
      rate: decimal(stage, 'rate') ?? null,
      outcome: outcome === 'won' || outcome === 'lost' ? outcome : 'in_progress',
      order: index + 1,
    };
  });
}

function salesperson(salespersonId: string, versions: readonly Data[]): Salesperson {
  const data = last(versions);
  return {
    salespersonId,
    name: lastName(versions),
    email: text(data, 'email') ?? null,
    role: text(data, 'role') ?? null,
    teamId: text(data, 'team_id') ?? null,
    departmentId: text(data, 'department_id') ?? null,
    departmentHead: flag(data, 'department_head'),
    active: data.active !== false,
  };
}

function source(sourceId: string, versions: readonly Data[]): Source {
  const data = last(versions);
  return {
    sourceId,
    name: lastName(versions),
    channel: text(data, 'channel') ?? null,
    tags: texts(data, 'tags'),
  };
}

function product(productId: string, versions: readonly Data[]): Product {
  return { productId, name: lastName(versions), category: text(last(versions), 'category') ?? null };
}

function fxRate(data: Data): FxRate {
  return {
    currency: text(data, 'currency') ?? '',
    on: text(data, 'on') ?? '',
    rate: decimal(data, 'rate') ?? new Dec(0),
  };
}

function sourceOfTag(sources: readonly Source[]): Map<string, string> {
  const owner = new Map<string, string>();
  for (const { sourceId, tags } of [...sources].sort((a, b) => bytewise(b.sourceId, a.sourceId))) {
    for (const tag of tags) owner.set(tag, sourceId);
  }
  return owner;
}
