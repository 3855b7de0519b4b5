/** What one contact (or cost) may be sent so that a product of two sizes shows; each a function of how much. */
import type { Item } from '../../../services/enricher/batch/decode.ts';
import { itemOf } from '../../../services/enricher/batch/decode.ts';
import { START_MS, stored } from './stored.ts';

type Said = [type: string, data: Record<string, unknown>, atMs?: number, id?: string];
const MINUTE = 60_000;

export interface Shape {
  name: string;
  /** Events a unit of `n` stands for, where it is less than one: heavy ones come in smaller numbers. */
  share?: number;
  /** The event at place `i` of `n`. */
  event: (i: number, n: number) => Said;
}

const later = (i: number): number => START_MS + i * MINUTE;
const contact = (i: number, data: Record<string, unknown>, type = 'contact.updated', atMs = later(i)): Said => [
  type,
  { contact_id: 'hot', ...data },
  atMs,
];
const keys = (count: number, value: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, value]));
const lines = (count: number) => Array.from({ length: count }, (_, line) => ({ product_id: `p${line}`, amount: line }));
const opportunity = (i: number, id: string, data: Record<string, unknown> = {}, type = 'opportunity.created'): Said =>
  contact(i, { opportunity_id: id, ...data }, type);

export const SHAPES: readonly Shape[] = [
  {
    name: 'created again and again, at one time',
    event: (i) => contact(i, { name: `n${i}` }, 'contact.created', START_MS),
  },
  {
    name: 'created again and again, one with 900 custom fields amid',
    event: (i, n) => contact(i, i === n >> 1 ? { custom: keys(900, 'v') } : { name: `n${i}` }, 'contact.created'),
  },
  { name: 'an opportunity each, without an owner', event: (i) => opportunity(i, `o${i}`) },
  {
    name: 'opportunities, and updates of the contact after each',
    event: (i) => (i % 2 === 0 ? opportunity(i, `o${i}`) : contact(i, { industry: `i${i}` })),
  },
  {
    name: 'orders of one opportunity',
    event: (i) =>
      i === 0
        ? opportunity(i, 'o', { estimated_value: 1 })
        : contact(i, { order_id: `r${i}`, opportunity_id: 'o', amount: i }, 'order.placed'),
  },
  {
    name: 'one order that names another opportunity every time',
    event: (i) =>
      contact(i, { order_id: 'r', opportunity_id: `o${i}`, amount: 1 }, i === 0 ? 'order.placed' : 'order.updated'),
  },
  {
    name: 'one task that names another opportunity every time',
    event: (i) => contact(i, { task_id: 't', opportunity_id: `o${i}`, title: 'x' }, 'task.created'),
  },
  { name: 'tags', event: (i) => contact(i, { tag: `t${i}` }, 'contact.tagged') },
  {
    name: 'one tag, given and taken',
    event: (i) => contact(i, { tag: 't' }, i % 2 === 0 ? 'contact.tagged' : 'contact.untagged'),
  },
  {
    name: 'stage changes of one opportunity',
    event: (i) =>
      i === 0
        ? opportunity(i, 'o')
        : opportunity(i, 'o', { stage_id: `s${i % 7}`, by_id: 'a' }, 'opportunity.stage_changed'),
  },
  { name: 'stage changes of the contact', event: (i) => contact(i, { stage_id: `s${i}` }, 'contact.stage_changed') },
  {
    name: 'tasks of one opportunity',
    event: (i) =>
      i === 0 ? opportunity(i, 'o') : contact(i, { task_id: `t${i}`, opportunity_id: 'o' }, 'task.created'),
  },
  { name: 'interactions', event: (i) => contact(i, { kind: 'call' }, 'interaction.logged') },
  {
    name: 'contents of one identity',
    event: (i) => ['contact.updated', { contact_id: 'hot', name: `n${i}` }, later(i), 'same'],
  },
  { name: 'each before all others', event: (i, n) => contact(i, { name: `n${i}` }, 'contact.updated', later(n - i)) },
  {
    name: 'calls, then owners before all of them',
    event: (i, n) =>
      i < n / 2
        ? contact(i, { kind: 'call' }, 'interaction.logged', later(n + i))
        : contact(i, { to_id: `s${i}` }, 'contact.assigned', later(n - i)),
  },
  {
    name: 'handed over and over, with opportunities that take the owner',
    event: (i) => (i % 2 === 0 ? contact(i, { to_id: `s${i}` }, 'contact.assigned') : opportunity(i, `o${i}`)),
  },
  {
    name: 'one opportunity, handed over and over',
    event: (i) => (i === 0 ? opportunity(i, 'o') : opportunity(i, 'o', { owner_id: `s${i}` }, 'opportunity.assigned')),
  },
  {
    name: 'one opportunity, moved through campaigns',
    event: (i) =>
      opportunity(i, 'o', { campaign_id: `c${i}` }, i === 0 ? 'opportunity.created' : 'opportunity.updated'),
  },
  {
    name: 'updates of opportunities that were never created',
    event: (i) => opportunity(i, `o${i % 50}`, { description: `d${i}` }, 'opportunity.updated'),
  },
  { name: '1,000 custom fields, said anew', share: 0.02, event: (i) => contact(i, { custom: keys(1_000, `v${i}`) }) },
  {
    name: '1,000 custom fields of an opportunity, said anew',
    share: 0.02,
    event: (i) =>
      opportunity(i, 'o', { custom: keys(1_000, `v${i}`) }, i === 0 ? 'opportunity.created' : 'opportunity.updated'),
  },
  {
    name: 'other custom fields every time',
    share: 0.1,
    event: (i) => contact(i, { custom: Object.fromEntries(Array.from({ length: 50 }, (_, k) => [`k${i}-${k}`, 'v'])) }),
  },
  {
    name: 'an order of 2,000 lines, changed',
    share: 0.01,
    event: (i) =>
      contact(i, { order_id: 'r', lines: lines(2_000), status: `s${i}` }, i === 0 ? 'order.placed' : 'order.updated'),
  },
  {
    name: 'one cost, recorded anew',
    event: (i) => ['cost.recorded', { cost_id: 'hot', amount: i, spent_on: '2026-01-01' }, later(i)],
  },
];

/** The shape's events, in order of arrival. @param key of the contact or the cost, in place of `hot` */
export function itemsOf(shape: Shape, n: number, key = 'hot'): Item[] {
  const count = Math.max(4, Math.round(n * (shape.share ?? 1)));
  return Array.from({ length: count }, (_, i) => {
    const [type, data, atMs, id] = shape.event(i, count);
    const named = Object.fromEntries(
      Object.entries(data).map(([name, value]) => [name, value === 'hot' ? key : value]),
    );
    const event = stored(type, named, {
      offset: i,
      ...(atMs === undefined ? {} : { atMs }),
      ...(id === undefined ? {} : { id }),
    });
    const record = { partition: 0, offset: i, timestampMs: START_MS, key: null, value: null, headers: {} };
    return itemOf(record, event);
  });
}
