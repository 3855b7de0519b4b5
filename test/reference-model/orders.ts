/** Orders with their lines, in the base currency. */
import { dayOf, type Instant, latest } from './calendar.ts';
import type { Contact } from './contacts.ts';
import type { Directory } from './directory.ts';
import { cents, type Data, Dec, decimal, next, objects, sum, text } from './fields.ts';
import type { Config } from './model.ts';
import { convert } from './money.ts';
import { firstFirst, type Seen } from './normalise.ts';
import type { Opportunity } from './opportunities.ts';

export interface OrderLine {
  /** Null: the amount of an order without lines. */
  readonly productId: string | null;
  readonly quantity: Dec | null;
  readonly category: string | null;
  /** In the base currency, rounded once. */
  readonly amount: Dec;
}

export interface Order {
  readonly orderId: string;
  readonly contact: Contact;
  /** Null also where the opportunity it names is deleted or unknown. */
  readonly opportunity: Opportunity | null;
  readonly status: string;
  readonly cancelled: boolean;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  /** Sum of the lines, also of a cancelled order. */
  readonly amount: Dec;
  /** The same as it was said. */
  readonly original: { readonly amount: Dec; readonly currency: string };
  readonly missingRate: boolean;
  readonly sourceId: string | null;
  readonly placedAt: Instant;
  readonly placedOn: string;
  readonly updatedAt: Instant;
}

interface SaidLine {
  readonly productId: string | null;
  readonly quantity: Dec | null;
  readonly amount: Dec;
}

type Content = { readonly lines: readonly SaidLine[] } | { readonly amount: Dec } | null;

/** Null until `placed` came. `opportunities`: the contact's live ones. */
export function orderOf(
  orderId: string,
  contact: Contact,
  events: readonly Seen[],
  opportunities: readonly Opportunity[],
  directory: Directory,
  config: Config,
): Order | null {
  const { first, ordered } = firstFirst(events, 'crm.order.placed');
  if (!first) return null;

  let opportunityId: string | null = null;
  let status: string | null = null;
  let currency: string | null = null;
  let content: Content = null;
  for (const { data } of ordered) {
    opportunityId = next(opportunityId, text(data, 'opportunity_id'));
    status = next(status, text(data, 'status'));
    currency = next(currency, text(data, 'currency'));
    content = contentAfter(content, data);
  }

  const placedOn = dayOf(first.at, config.timezone);
  const opportunity = opportunities.find((candidate) => candidate.opportunityId === opportunityId) ?? null;
  const converted = saidLines(content).map((line) => ({
    line,
    money: convert(line.amount, currency, placedOn, directory, config.baseCurrency),
  }));
  const lines = converted.map(({ line, money }) => ({
    productId: line.productId,
    quantity: line.quantity,
    category: categoryOf(line, opportunity, directory),
    amount: money.value,
  }));
  return {
    orderId,
    contact,
    opportunity,
    status: statusWord(status ?? 'placed'),
    cancelled: statusWord(status ?? 'placed') === 'cancelled',
    currency: currency ?? config.baseCurrency,
    lines,
    amount: sum(lines.map((line) => line.amount)),
    original: {
      amount: sum(saidLines(content).map((line) => cents(line.amount))),
      currency: currency ?? config.baseCurrency,
    },
    missingRate: content !== null && converted.some(({ money }) => money.missingRate),
    sourceId: opportunity ? opportunity.sourceId : contact.sourceId,
    placedAt: first.at,
    placedOn,
    updatedAt: latest(events.map((event) => event.at)) ?? first.at,
  };
}

/** "Changed: order status": trimmed, lower case, and one spelling of cancelled. */
function statusWord(said: string): string {
  const word = said.replace(/^[\s\p{C}\u00ad]+|[\s\p{C}\u00ad]+$/gu, '').toLowerCase();
  return word === 'canceled' ? 'cancelled' : word;
}

/** What is said last replaces the other; lines count where one event says both; null clears its own kind. */
function contentAfter(before: Content, data: Data): Content {
  const lines = objects(data, 'lines');
  if (lines !== undefined) {
    return {
      lines: lines.map((line) => ({
        productId: text(line, 'product_id') ?? null,
        quantity: decimal(line, 'quantity') ?? null,
        amount: decimal(line, 'amount') ?? new Dec(0),
      })),
    };
  }
  const amount = decimal(data, 'amount');
  if (amount !== undefined && amount !== null) return { amount };
  const cleared =
    before !== null && (('lines' in before && data.lines === null) || ('amount' in before && amount === null));
  return cleared ? null : before;
}

function saidLines(content: Content): readonly SaidLine[] {
  if (content === null) return [{ productId: null, quantity: null, amount: new Dec(0) }];
  return 'lines' in content ? content.lines : [{ productId: null, quantity: null, amount: content.amount }];
}

function categoryOf(line: SaidLine, opportunity: Opportunity | null, directory: Directory): string | null {
  if (line.productId === null) return opportunity?.category ?? null;
  return directory.products.get(line.productId)?.category ?? null;
}
