import { describe, expect, it } from 'vitest';
import {
  ACTIVITY_TYPES,
  DIRECTORY_TYPES,
  EVENT_TYPES,
  entityId,
  isDirectoryEvent,
  isEventType,
  KNOWN_FIELDS,
} from '../../../schemas/types.ts';
import { eventJson, parse, verdict } from './make.ts';

/** Fields that stand without a question mark in docs/contract/events.md. */
const REQUIRED: Record<string, string> = {
  'crm.campaign.set': 'campaign_id name stages managers participants',
  'crm.pipeline.set': 'stages',
  'crm.salesperson.set': 'salesperson_id name role',
  'crm.source.set': 'source_id name tags',
  'crm.product.set': 'product_id name category',
  'crm.lead_report.set':
    'report_id name source_tags forwarded_from salespeople first_contact_tag conversion_stage_1 conversion_stage_2 final_stage active',
  'crm.fx_rate.set': 'currency on rate',
  'crm.viewer.set': 'login campaign_kpi',
  'crm.contact.created': 'contact_id',
  'crm.contact.updated': 'contact_id',
  'crm.contact.tagged': 'contact_id tag',
  'crm.contact.untagged': 'contact_id tag',
  'crm.contact.assigned': 'contact_id to_id',
  'crm.contact.stage_changed': 'contact_id stage_id',
  'crm.opportunity.created': 'opportunity_id contact_id',
  'crm.opportunity.updated': 'opportunity_id contact_id',
  'crm.opportunity.stage_changed': 'opportunity_id contact_id stage_id',
  'crm.opportunity.assigned': 'opportunity_id contact_id owner_id',
  'crm.opportunity.transferred': 'opportunity_id contact_id',
  'crm.opportunity.qualified': 'opportunity_id contact_id',
  'crm.opportunity.deleted': 'opportunity_id contact_id',
  'crm.order.placed': 'order_id contact_id',
  'crm.order.updated': 'order_id contact_id',
  'crm.task.created': 'task_id contact_id',
  'crm.task.completed': 'task_id contact_id',
  'crm.task.deleted': 'task_id contact_id',
  'crm.interaction.logged': 'contact_id kind',
  'crm.cost.recorded': 'cost_id amount spent_on',
};

/** With both, a placed order can do without either; a test of its own looks at one without both. Other types ignore unknown fields. */
const PRICED = { amount: 1, lines: [{ product_id: 'p', amount: 1 }] };

describe('event types', () => {
  it('are those of the contract', () => {
    const names = (entity: string, verbs: string) => verbs.split(' ').map((verb) => `crm.${entity}.${verb}`);
    expect([...ACTIVITY_TYPES].sort()).toEqual(
      [
        ...names('contact', 'created updated tagged untagged assigned stage_changed'),
        ...names('opportunity', 'created updated stage_changed assigned transferred qualified deleted'),
        ...names('order', 'placed updated'),
        ...names('task', 'created completed deleted'),
        ...names('interaction', 'logged'),
        ...names('cost', 'recorded'),
      ].sort(),
    );
    expect([...DIRECTORY_TYPES].sort()).toEqual(
      'campaign pipeline salesperson source product lead_report fx_rate viewer'
        .split(' ')
        .map((entity) => `crm.${entity}.set`)
        .sort(),
    );
  });

  it.each(EVENT_TYPES)('%s: the documented example is accepted, as it was sent', (type) => {
    const json = eventJson(type, { not_in_the_contract: { deep: [1] } });
    const result = parse(json);
    expect(result).toMatchObject({ ok: true, event: { type, id: 'e-1', source: '/crm/acme', timeSub: '' } });
    expect(result.ok && result.event.data).toBe(json.data);
  });

  it.each(Object.entries(REQUIRED))('%s: names each field that must be there', (type, fields) => {
    if (!isEventType(type)) throw new Error(type);
    for (const field of KNOWN_FIELDS[type]) {
      const expected = fields.split(' ').includes(field) ? `missing_field data.${field}` : 'ok';
      expect(verdict(eventJson(type, { ...PRICED, [field]: undefined }), { lenient: true })).toBe(expected);
    }
  });

  it.each(EVENT_TYPES)('%s: null clears what may be absent, and nothing else', (type) => {
    for (const field of KNOWN_FIELDS[type]) {
      const mayBeNull = REQUIRED[type]?.split(' ').includes(field) !== true || field === 'owner_id';
      const expected = mayBeNull ? 'ok' : `invalid_field data.${field}`;
      expect(verdict(eventJson(type, { ...PRICED, [field]: null }), { lenient: true })).toBe(expected);
    }
  });
});

describe('partition keys', () => {
  const key = (json: unknown) => {
    const result = parse(json);
    return result.ok ? result.event.key : result;
  };

  it('are the contact, the cost, or type and id of what is set', () => {
    expect(key(eventJson('crm.order.placed', { contact_id: 'c-9' }))).toBe('c-9');
    expect(key(eventJson('crm.cost.recorded', { cost_id: 'k-9' }))).toBe('k-9');
    expect(key(eventJson('crm.source.set', { source_id: 's-9' }))).toBe('crm.source.sets-9');
    expect(key(eventJson('crm.pipeline.set'))).toBe('crm.pipeline.set');
    expect(key(eventJson('crm.fx_rate.set', { currency: 'EUR', on: '2026-01-01' }))).toBe(
      'crm.fx_rate.setEUR|2026-01-01',
    );
  });

  it('hold the id of a directory entity', () => {
    const idOf = (json: unknown) => {
      const result = parse(json);
      return result.ok && isDirectoryEvent(result.event) ? entityId(result.event) : undefined;
    };
    expect(idOf(eventJson('crm.fx_rate.set', { currency: 'EUR', on: '2026-01-01' }))).toBe('EUR|2026-01-01');
    expect(idOf(eventJson('crm.viewer.set', { login: 'anna' }))).toBe('anna');
    expect(idOf(eventJson('crm.pipeline.set'))).toBe('');
  });
});
