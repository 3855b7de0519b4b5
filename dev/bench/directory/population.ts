import type { Kafka } from 'kafkajs';
import { CompressionTypes } from '../../../services/shared/kafka/kafkajs.ts';
import { topicNames } from '../../../services/shared/kafka.ts';

/** So many contacts name each product, besides the first one. */
export const CONTACTS_A_PRODUCT = 100;
/** One contact in four has its deal in it; the others are spread over 200. */
export const CAMPAIGN = 'wide';
const CONTACTS_TO_ONE_OF_IT = 4;
const OTHER_CAMPAIGNS = 200;
const AT = '2026-05-01T10:00:00Z';
const MESSAGES_A_SEND = 5_000;

const event = (id: string, type: string, data: Record<string, unknown>) => ({
  specversion: '1.0',
  id,
  source: '/bench',
  type,
  time: AT,
  data,
});

/**
 * A contact's events: a tag, a deal, an order of its product. Three rows of facts, all of which depend on the campaign, and four of
 * events, which don't.
 */
export function eventsOf(n: number) {
  const contact_id = `c${String(n).padStart(8, '0')}`;
  const opportunity_id = `o${n}`;
  return [
    event(`${n}-1`, 'crm.contact.created', { contact_id, name: `Contact ${n}`, owner_id: `s${n % 50}` }),
    event(`${n}-2`, 'crm.contact.tagged', { contact_id, tag: `tag ${n % 20}` }),
    event(`${n}-3`, 'crm.opportunity.created', {
      contact_id,
      opportunity_id,
      campaign_id: n % CONTACTS_TO_ONE_OF_IT === 0 ? CAMPAIGN : `campaign ${n % OTHER_CAMPAIGNS}`,
      origin: 'list_upload',
    }),
    event(`${n}-4`, 'crm.order.placed', {
      contact_id,
      order_id: `b${n}`,
      opportunity_id,
      lines: [{ product_id: `product ${Math.floor(n / CONTACTS_A_PRODUCT)}`, amount: '12.50' }],
    }),
  ];
}

/** Writes the events of so many contacts straight to Kafka. */
export async function produceContacts(kafka: Kafka, prefix: string, contacts: number): Promise<void> {
  const topic = topicNames(prefix).events;
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  let messages: { key: string; value: string; headers: Record<string, string> }[] = [];
  const send = async () => {
    await producer.send({ topic, messages, acks: -1, compression: CompressionTypes.None });
    messages = [];
  };
  for (let n = 0; n < contacts; n++) {
    for (const json of eventsOf(n)) {
      const key = `c${String(n).padStart(8, '0')}`;
      messages.push({ key, value: JSON.stringify(json), headers: { 'leadstream-lenient': '1' } });
    }
    if (messages.length >= MESSAGES_A_SEND) await send();
  }
  if (messages.length > 0) await send();
  await producer.disconnect();
}
