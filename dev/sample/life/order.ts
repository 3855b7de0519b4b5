import type { Language } from '../company/names.ts';
import { DEMAND, PRODUCTS } from '../company/products.ts';
import { type Currency, priceIn } from '../company/rates.ts';
import type { Diary } from './diary.ts';

const CURRENCY: Readonly<Record<Language, readonly (readonly [Currency, number])[]>> = {
  vi: [
    ['VND', 96],
    ['USD', 4],
  ],
  pl: [
    ['PLN', 82],
    ['EUR', 18],
  ],
  en: [
    ['EUR', 45],
    ['USD', 55],
  ],
};

export function currencyFor(diary: Diary): Currency {
  const [[usual, weight], [other]] = [
    CURRENCY[diary.language][0] ?? ['USD', 100],
    CURRENCY[diary.language][1] ?? ['USD'],
  ];
  return diary.random.chance(weight / 100) ? usual : other;
}

function lines(diary: Diary, category: string, currency: Currency) {
  const { random } = diary;
  const count = random.weighted([
    [1, 55],
    [2, 28],
    [3, 12],
    [4, 5],
  ]);
  return Array.from({ length: count }, (_, index) => {
    const wanted = index === 0 ? category : random.weighted(DEMAND[diary.language]);
    const choice = PRODUCTS.filter((product) => product.category === wanted);
    const product = choice[random.int(0, choice.length - 1)] ?? { id: 'smp-p-11', price: 100 };
    const quantity = random.weighted([
      [1, 60],
      [2, 20],
      [3, 10],
      [5, 7],
      [10, 3],
    ]);
    return {
      product_id: product.id,
      quantity,
      amount: priceIn(currency, product.price * quantity * random.between(0.88, 1)),
    };
  });
}

/** An order and what becomes of it: confirmed and delivered, sometimes changed, sometimes cancelled. */
export function writeOrder(
  diary: Diary,
  atMs: number,
  orderId: string,
  category: string,
  opportunityId?: string,
): void {
  const { contactId, random } = diary;
  const ids = { order_id: orderId, contact_id: contactId };
  const through = opportunityId === undefined ? {} : { opportunity_id: opportunityId };
  const currency = currencyFor(diary);
  const first = lines(diary, category, currency);
  const amount = () => ({ amount: first[0]?.amount ?? '0' });
  diary.write(atMs, 'crm.order.placed', {
    ...ids,
    ...through,
    status: 'placed',
    currency,
    ...(random.chance(0.1) ? amount() : { lines: first }),
  });
  let at = diary.later(atMs, 8);
  if (random.chance(0.06)) {
    diary.write(at, 'crm.order.updated', { ...ids, lines: lines(diary, category, currency) });
    at = diary.later(at, 6);
  }
  diary.write(at, 'crm.order.updated', { ...ids, status: 'confirmed' });
  at = diary.later(at, 60);
  diary.write(at, 'crm.order.updated', { ...ids, status: random.chance(0.07) ? 'cancelled' : 'delivered' });
}
