import { DAY_MS } from '../calendar.ts';
import { CAMPAIGNS, type Campaign, CONTACT_STAGES, FIRST_CONTACT_TAG } from '../company/campaigns.ts';
import { LANGUAGES, type Language, person } from '../company/names.ts';
import { MAIN_ACCOUNT, type Salesperson, TEAMS_OF } from '../company/people.ts';
import { DEMAND } from '../company/products.ts';
import { SOURCES, type Source } from '../company/sources.ts';
import { INDUSTRIES } from '../company/texts.ts';
import type { TimedEvent } from '../event.ts';
import type { Random } from '../random.ts';
import { createDiary, type Diary } from './diary.ts';
import { writeOpportunity } from './opportunity.ts';
import { writeOrder } from './order.ts';

/** No contact of the sample has an event later than this after its creation. */
export const LONGEST_LIFE_MS = 240 * DAY_MS;
const BASE_WIN_CHANCE = 0.2;

interface ContactPlan {
  id: string;
  /** For the e-mail address. */
  number: number;
  createdAtMs: number;
  /** Campaigns are chosen by how long before this moment the contact came. */
  anchorMs: number;
}

const [FIRST_SOURCE, ...OTHER_SOURCES] = SOURCES;
const sourceWeights = (language: Language) =>
  [
    [FIRST_SOURCE, FIRST_SOURCE.share[language]],
    ...OTHER_SOURCES.map((source) => [source, source.share[language]] as const),
  ] as const;
const SOURCE_WEIGHTS = { vi: sourceWeights('vi'), pl: sourceWeights('pl'), en: sourceWeights('en') };

function runningCampaign(diary: Diary, daysBefore: number): Campaign | undefined {
  const running = CAMPAIGNS.filter(
    (c) => c.language === diary.language && c.startsBefore >= daysBefore && c.endsBefore <= daysBefore,
  );
  // A fifth of the deals belong to no campaign.
  return diary.random.weighted<Campaign | undefined>([[undefined, 1], ...running.map((c) => [c, c.weight] as const)]);
}

function tagWithSource(diary: Diary, atMs: number, source: Source): void {
  const { random, contactId } = diary;
  const tag = random.chance(0.75) ? source.tags[0] : (source.tags[1] ?? source.tags[0]);
  diary.write(atMs, 'crm.contact.tagged', { contact_id: contactId, tag });
  // Comes again through another channel: stays in the first source.
  if (random.chance(0.05))
    diary.write(diary.later(atMs, 300), 'crm.contact.tagged', {
      contact_id: contactId,
      tag: random.pick(SOURCES).tags[0],
    });
  if (random.chance(0.01)) diary.write(diary.later(atMs, 400), 'crm.contact.untagged', { contact_id: contactId, tag });
}

function contactFunnel(diary: Diary, atMs: number, agent: Salesperson): void {
  const { random, contactId } = diary;
  let at = atMs;
  for (const [stage_id, probability] of [
    [CONTACT_STAGES.meeting, 0.45],
    [CONTACT_STAGES.offer, 0.6],
  ] as const) {
    if (!random.chance(probability)) return;
    at = diary.later(at, 120);
    diary.write(at, 'crm.contact.stage_changed', { contact_id: contactId, stage_id, by_id: agent.id });
  }
}

function introduce(diary: Diary, plan: ContactPlan): void {
  const { random, language, contactId } = diary;
  const who = person(language, plan.number, random);
  diary.write(plan.createdAtMs, 'crm.contact.created', {
    contact_id: contactId,
    name: who.name,
    email: who.email,
    ...(random.chance(0.85) ? { phone: who.phone } : {}),
    ...(random.chance(0.8) ? { industry: random.pick(INDUSTRIES[language]) } : {}),
    ...(random.chance(0.6) ? { company: who.company } : {}),
    account_id: MAIN_ACCOUNT,
    origin: random.weighted([
      ['form', 55],
      ['api', 20],
      ['manual', 12],
      ['list_upload', 8],
      ['call_campaign', 5],
    ] as const),
  });
}

function assign(diary: Diary, atMs: number): Salesperson {
  const { random, contactId } = diary;
  const team = random.pick(TEAMS_OF[diary.language]);
  const agent = random.pick(team.agents);
  diary.write(atMs, 'crm.contact.assigned', { contact_id: contactId, from_id: MAIN_ACCOUNT, to_id: agent.id });
  if (!random.chance(0.04)) return agent;
  const next = random.pick(team.agents);
  diary.write(diary.later(atMs, 100), 'crm.contact.assigned', {
    contact_id: contactId,
    from_id: agent.id,
    to_id: next.id,
  });
  return next;
}

/** Nobody has taken the contact over: at most the form made a deal of it, which belongs to nobody. */
function unattended(diary: Diary, plan: ContactPlan): TimedEvent[] {
  if (diary.random.chance(0.6)) {
    diary.write(plan.createdAtMs + 60_000, 'crm.opportunity.created', {
      opportunity_id: `${plan.id}-o1`,
      contact_id: plan.id,
      origin: 'contact_created',
      product_category: diary.random.weighted(DEMAND[diary.language]),
    });
  }
  return diary.entries;
}

/** Everything that ever happens to one contact, in the order in which it is sent. Depends on the plan and the random numbers alone. */
export function contactLife(plan: ContactPlan, random: Random): TimedEvent[] {
  const language = random.weighted(LANGUAGES);
  const diary = createDiary(plan.id, language, random);
  const source = random.weighted(SOURCE_WEIGHTS[language]);
  introduce(diary, plan);
  if (random.chance(0.93)) tagWithSource(diary, plan.createdAtMs + random.int(500, 20_000), source);
  if (!random.chance(0.94)) return unattended(diary, plan);

  const assignedAtMs = diary.later(plan.createdAtMs, 5);
  const agent = assign(diary, assignedAtMs);
  const daysBefore = (plan.anchorMs - plan.createdAtMs) / DAY_MS;
  const opportunities = random.weighted([
    [0, 14],
    [1, 76],
    [2, 10],
  ]);
  const spokenAtMs = diary.later(assignedAtMs, 14);
  if (random.chance(0.84)) {
    diary.write(spokenAtMs, 'crm.contact.tagged', { contact_id: plan.id, tag: FIRST_CONTACT_TAG, by_id: agent.id });
    contactFunnel(diary, spokenAtMs, agent);
  }
  let startAtMs = assignedAtMs + 30_000;
  for (let n = 1; n <= opportunities; n++) {
    const category = random.weighted(DEMAND[language]);
    const winChance = BASE_WIN_CHANCE * source.quality * agent.skill;
    const campaign = runningCampaign(diary, daysBefore);
    const wonAtMs = writeOpportunity(diary, startAtMs, {
      id: `${plan.id}-o${n}`,
      category,
      owner: agent,
      campaign,
      winChance,
    });
    if (wonAtMs !== undefined && n === 1) {
      diary.write(wonAtMs + 1_000, 'crm.contact.stage_changed', {
        contact_id: plan.id,
        stage_id: CONTACT_STAGES.signed,
        by_id: agent.id,
      });
    }
    startAtMs = diary.later(startAtMs, 300);
  }
  // Comes back and buys without anybody's doing.
  if (random.chance(0.03))
    writeOrder(diary, diary.later(startAtMs, 400), `${plan.id}-r9`, random.weighted(DEMAND[language]));
  if (random.chance(0.06))
    diary.write(diary.later(startAtMs, 200), 'crm.contact.updated', {
      contact_id: plan.id,
      industry: random.pick(INDUSTRIES[language]),
    });
  const until = plan.createdAtMs + LONGEST_LIFE_MS;
  return diary.entries.filter((entry) => entry.sentAtMs < until).sort((a, b) => a.sentAtMs - b.sentAtMs);
}
