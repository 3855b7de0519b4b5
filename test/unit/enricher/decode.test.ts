import { expect, it } from 'vitest';
import { decodeEvent } from '../../../services/enricher/batch/decode.ts';
import { eventJson, RECEIVED_AT } from '../schemas/make.ts';

const decode = (value: string | Buffer) =>
  decodeEvent({ partition: 0, offset: 0, timestampMs: RECEIVED_AT, key: null, value: Buffer.from(value), headers: {} });
const text = (...args: Parameters<typeof eventJson>) => JSON.stringify(eventJson(...args));
const fields = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`k${i}`, i]));

it.each<[string, string, string | Buffer]>([
  ['duplicate_key', 'data.tag', text('crm.contact.tagged').replace('"tag":', '"tag":"other","tag":')],
  ['imprecise_number', 'data.amount', text('crm.cost.recorded', { amount: 7 }).replace(':7', ':12345678901234.567')],
  ['out_of_range', 'data.custom', text('crm.contact.created', { custom: fields })],
  ['out_of_range', 'data.contact_id', text('crm.contact.tagged', { contact_id: ' ' })],
  ['out_of_range', 'data.ends_on', text('crm.campaign.set', { starts_on: '2026-05-02', ends_on: '2026-05-01' })],
  ['out_of_range', 'data.status', text('crm.order.updated', { status: ' ' })],
  ['invalid_json', '', Buffer.from(text('crm.contact.tagged'), 'utf16le')],
])('a record on Kafka is a dead letter by the same name as over HTTP: %s %s', (code, field, value) => {
  expect(decode(value)).toMatchObject({ kind: 'dead', fault: { code, field } });
});

it('a byte order mark before a record costs nothing', () => {
  expect(decode(`\ufeff${text('crm.contact.tagged')}`)).toMatchObject({ kind: 'parsed' });
});
