import { type Campaign, PIPELINE, type Stage } from '../company/campaigns.ts';
import { MANAGER, type Salesperson, TEAMS_OF } from '../company/people.ts';
import { PRODUCTS } from '../company/products.ts';
import { priceIn } from '../company/rates.ts';
import { DEALS, LOST_REASONS, LOST_WORDS, TASKS } from '../company/texts.ts';
import type { Diary } from './diary.ts';
import { currencyFor, writeOrder } from './order.ts';

interface OpportunityPlan {
  id: string;
  category: string;
  owner: Salesperson;
  campaign: Campaign | undefined;
  /** Chance to win, from the source's quality and the owner's skill. */
  winChance: number;
}

type Ids = { opportunity_id: string; contact_id: string };

function create(diary: Diary, atMs: number, plan: OpportunityPlan, ids: Ids): void {
  const { random, language } = diary;
  const campaign = plan.campaign ? { campaign_id: plan.campaign.id } : {};
  const category = { product_category: plan.category };
  if (random.chance(0.66)) {
    const origin = random.weighted([
      ['contact_created', 70],
      ['list_upload', 15],
      ['call_campaign', 15],
    ] as const);
    diary.write(atMs, 'crm.opportunity.created', { ...ids, ...campaign, ...category, origin });
    return;
  }
  const currency = currencyFor(diary);
  const products = PRODUCTS.filter((product) => product.category === plan.category);
  const price = products[random.int(0, products.length - 1)]?.price ?? 500;
  diary.write(atMs, 'crm.opportunity.created', {
    ...ids,
    ...campaign,
    ...category,
    origin: 'manual',
    description: random.pick(DEALS[language]),
    estimated_value: priceIn(currency, price * random.between(0.8, 4)),
    currency,
    ...(random.chance(0.6) ? { close_rate: random.int(1, 9) * 10 } : {}),
    expected_close_on: diary.day(atMs, random.int(7, 60)),
    owner_id: plan.owner.id,
    custom: { branch_count: String(random.int(1, 6)) },
  });
}

function task(diary: Diary, atMs: number, ids: Ids, n: number, owner: Salesperson): void {
  const { random } = diary;
  const entity = { task_id: `${ids.opportunity_id}-t${n}`, ...ids };
  diary.write(atMs, 'crm.task.created', {
    ...entity,
    title: random.pick(TASKS[diary.language]),
    due_on: diary.day(atMs, random.int(1, 10)),
    assignee_id: owner.id,
  });
  if (random.chance(0.72)) diary.write(diary.later(atMs, 40), 'crm.task.completed', entity);
  else if (random.chance(0.15)) diary.write(diary.later(atMs, 60), 'crm.task.deleted', entity);
}

/** Why it was lost: mostly one of the contract's reasons, sometimes in the salesperson's own words. */
function lostReason(diary: Diary): string {
  return diary.random.weighted(LOST_REASONS) || diary.random.pick(LOST_WORDS[diary.language]);
}

function lose(diary: Diary, atMs: number, ids: Ids, owner: Salesperson, firstStage: string): void {
  const { random } = diary;
  const lost = { ...ids, stage_id: 'lost', by_id: owner.id };
  diary.write(atMs, 'crm.opportunity.stage_changed', { ...lost, lost_reason: lostReason(diary) });
  // An agent may not reopen it: refused. The manager may; now and then she does, and it is lost again.
  if (random.chance(0.03)) {
    diary.write(diary.later(atMs, 50), 'crm.opportunity.stage_changed', {
      ...ids,
      stage_id: firstStage,
      by_id: owner.id,
    });
  } else if (random.chance(0.015)) {
    const at = diary.later(atMs, 90);
    diary.write(at, 'crm.opportunity.stage_changed', { ...ids, stage_id: firstStage, by_id: MANAGER.id });
    diary.write(diary.later(at, 200), 'crm.opportunity.stage_changed', { ...lost, lost_reason: lostReason(diary) });
  }
}

/**
 * One opportunity from its creation to where it is at the end: won, lost, still open, or deleted.
 * @returns when it was won, if it was
 */
export function writeOpportunity(diary: Diary, createdAtMs: number, plan: OpportunityPlan): number | undefined {
  const { random, contactId } = diary;
  const ids: Ids = { opportunity_id: plan.id, contact_id: contactId };
  const { owner } = plan;
  const by = { by_id: owner.id };
  const open: Stage[] = (plan.campaign?.stages ?? PIPELINE).filter((stage) => stage.outcome === undefined);
  create(diary, createdAtMs, plan, ids);
  let at = diary.later(createdAtMs, 20);
  if (random.chance(0.012)) {
    diary.write(at, 'crm.opportunity.deleted', ids);
    return undefined;
  }
  if (random.chance(0.05)) {
    // A colleague takes over; now and then nobody does.
    const owner_id = random.chance(0.9) ? random.pick(random.pick(TEAMS_OF[diary.language]).agents).id : null;
    diary.write(at + 500, 'crm.opportunity.assigned', { ...ids, owner_id });
  }
  const fate = random.weighted([
    ['won', plan.winChance],
    ['lost', 0.5],
    ['open', 0.22],
  ] as const);
  const depth = fate === 'won' ? open.length : random.int(1, open.length);
  for (let step = 1; step < depth; step++) {
    if (random.chance(0.55)) {
      const kind = random.weighted([
        ['call', 48],
        ['email', 28],
        ['meeting', 12],
        ['chat', 12],
      ] as const);
      diary.write(at, 'crm.interaction.logged', { ...ids, kind, ...by });
    }
    if (step === 1 && random.chance(0.78))
      diary.write(at + 1_000, 'crm.opportunity.transferred', { ...ids, to_id: owner.id });
    if (random.chance(0.25)) task(diary, at + 5_000, ids, step, owner);
    at = diary.later(at, 70);
    // Stages are skipped when things go well.
    const stage = open[step];
    if (stage && random.chance(0.85))
      diary.write(at, 'crm.opportunity.stage_changed', { ...ids, stage_id: stage.stage_id, ...by });
    if (step === 2 && random.chance(0.74)) diary.write(at + 2_000, 'crm.opportunity.qualified', ids);
  }
  if (random.chance(0.08)) {
    diary.write(diary.later(at, 10), 'crm.opportunity.updated', {
      ...ids,
      close_rate: random.int(1, 9) * 10,
      expected_close_on: diary.day(at, random.int(5, 40)),
    });
  }
  at = diary.later(at, 90);
  if (fate === 'lost') lose(diary, at, ids, owner, open[0]?.stage_id ?? 'new');
  if (fate !== 'won') return undefined;
  diary.write(at, 'crm.opportunity.stage_changed', { ...ids, stage_id: 'won', ...by });
  if (random.chance(0.88)) writeOrder(diary, diary.later(at, 12), `${plan.id}-r1`, plan.category, plan.id);
  return at;
}
