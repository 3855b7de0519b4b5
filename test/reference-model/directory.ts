/** What the directory says now: per entity the last version by (time, source, id), as a whole. */

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

export interface Campaign {
  readonly campaignId: string;
  readonly name: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly stages: readonly Stage[];
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
  readonly pipeline: readonly Stage[];
  readonly salespeople: ReadonlyMap<string, Salesperson>;
  readonly sources: ReadonlyMap<string, Source>;
  /** The source that a contact tag means: of several the smallest id. */
  readonly sourceOfTag: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, Product>;
  readonly rates: readonly FxRate[];
}

export function directoryOf(events: readonly Seen[]): Directory {
  const sources = new Map(winners(events, 'crm.source.set', 'source_id').map(([id, data]) => [id, source(id, data)]));
  return {
    campaigns: new Map(
      winners(events, 'crm.campaign.set', 'campaign_id').map(([id, data]) => [id, campaign(id, data)]),
    ),
    pipeline: winners(events, 'crm.pipeline.set').flatMap(([, data]) => stagesOf(data)),
    salespeople: new Map(
      winners(events, 'crm.salesperson.set', 'salesperson_id').map(([id, data]) => [id, salesperson(id, data)]),
    ),
    sources,
    sourceOfTag: sourceOfTag([...sources.values()]),
    products: new Map(winners(events, 'crm.product.set', 'product_id').map(([id, data]) => [id, product(id, data)])),
    rates: winners(events, 'crm.fx_rate.set', 'currency', 'on').map(([, data]) => fxRate(data)),
  };
}

/** [first key field, data] of the last version of every entity of a type. */
function winners(events: readonly Seen[], type: string, ...keyFields: string[]): [string, Data][] {
  const last = new Map<string, Seen>();
  for (const event of events.filter((candidate) => candidate.type === type).sort(compareEvents)) {
    last.set(JSON.stringify(keyFields.map((field) => event.data[field])), event);
  }
  return [...last.values()].map((event) => [text(event.data, keyFields[0] ?? '') ?? '', event.data]);
}

function campaign(campaignId: string, data: Data): Campaign {
  return {
    campaignId,
    name: text(data, 'name') ?? null,
    startsOn: text(data, 'starts_on') ?? null,
    endsOn: text(data, 'ends_on') ?? null,
    stages: stagesOf(data),
    managers: texts(data, 'managers'),
    participants: texts(data, 'participants'),
  };
}

function stagesOf(data: Data): Stage[] {
  return (objects(data, 'stages') ?? []).filter(isObject).map((stage, index) => {
    const outcome = text(stage, 'outcome');
    return {
      stageId: text(stage, 'stage_id') ?? '',
      name: text(stage, 'name') ?? null,
      rate: decimal(stage, 'rate') ?? null,
      outcome: outcome === 'won' || outcome === 'lost' ? outcome : 'in_progress',
      order: index + 1,
    };
  });
}

function salesperson(salespersonId: string, data: Data): Salesperson {
  return {
    salespersonId,
    name: text(data, 'name') ?? null,
    email: text(data, 'email') ?? null,
    role: text(data, 'role') ?? null,
    teamId: text(data, 'team_id') ?? null,
    departmentId: text(data, 'department_id') ?? null,
    departmentHead: flag(data, 'department_head'),
  };
}

function source(sourceId: string, data: Data): Source {
  return {
    sourceId,
    name: text(data, 'name') ?? null,
    channel: text(data, 'channel') ?? null,
    tags: texts(data, 'tags'),
  };
}

function product(productId: string, data: Data): Product {
  return { productId, name: text(data, 'name') ?? null, category: text(data, 'category') ?? null };
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
