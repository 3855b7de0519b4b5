import { z } from 'zod';
import { type DataProblem, defineEvent, type Fields } from './define.ts';
import { missing } from './problem.ts';
import { currency, date, id, map, money, percent, text } from './values.ts';

const ids = { opportunity_id: id, contact_id: id };
const entityId = (data: { contact_id: string }) => data.contact_id;

export const OPPORTUNITY_ORIGINS = ['manual', 'contact_created', 'list_upload', 'call_campaign'] as const;

/** What only a person can say; for automatic origins, and in imports of history, the pipeline fills it in. */
const SAID_BY_HAND = ['description', 'estimated_value', 'expected_close_on'] as const;

const opportunity = z.object({
  ...ids,
  campaign_id: id.nullish(),
  description: text.nullish(),
  stage_id: id.nullish(),
  estimated_value: money.nullish(),
  currency: currency.nullish(),
  close_rate: percent.nullish(),
  expected_close_on: date.nullish(),
  owner_id: id.nullish(),
  product_category: text.nullish(),
  source_id: id.nullish(),
  origin: z.enum(OPPORTUNITY_ORIGINS).nullish(),
  custom: map.nullish().meta({ description: 'Further fields by name, merged key by key; null removes a key' }),
});

/** `created` by hand must say what nothing can be derived from. */
function unsaidByHand(data: Fields, lenient: boolean): DataProblem[] {
  if (lenient || (data.origin ?? 'manual') !== 'manual') return [];
  return SAID_BY_HAND.filter((field) => (data[field] ?? undefined) === undefined).map((field) => ({
    ...missing,
    field,
    message: 'is required of an opportunity with origin manual or none',
  }));
}

export const opportunityEvents = {
  'crm.opportunity.created': defineEvent({
    type: 'crm.opportunity.created',
    description:
      'An opportunity comes into being. With origin manual or none it must say description, estimated_value and expected_close_on.',
    data: opportunity,
    entityId,
    problemsOf: unsaidByHand,
    dataSchema: {
      if: {
        properties: { origin: { enum: OPPORTUNITY_ORIGINS.filter((origin) => origin !== 'manual') } },
        required: ['origin'],
      },
      else: { required: ['opportunity_id', 'contact_id', ...SAID_BY_HAND] },
    },
    example: {
      opportunity_id: 'o-501',
      contact_id: 'c-1001',
      campaign_id: 'spring-2026',
      description: 'Espresso machines for three shops',
      stage_id: 'lead',
      estimated_value: '12500.00',
      currency: 'USD',
      close_rate: 40,
      expected_close_on: '2026-04-30',
      owner_id: 's-7',
      product_category: 'machines',
      source_id: 'facebook',
      origin: 'manual',
      custom: { shops: '3' },
    },
  }),
  'crm.opportunity.updated': defineEvent({
    type: 'crm.opportunity.updated',
    description: 'Fields of an opportunity change. A field that is absent stays; null clears it.',
    data: opportunity,
    entityId,
    example: { opportunity_id: 'o-501', contact_id: 'c-1001', estimated_value: 14000, custom: { shops: null } },
  }),
  'crm.opportunity.stage_changed': defineEvent({
    type: 'crm.opportunity.stage_changed',
    description: 'An opportunity enters a stage of its campaign, or of the pipeline.',
    data: z.object({
      ...ids,
      stage_id: id,
      by_id: id.nullish(),
      lost_reason: text.nullish().meta({
        description:
          'competitor, price_too_high, not_cared_for, not_interested, not_suitable, unreachable, question_unanswered, missed_appointment, or free text',
      }),
    }),
    entityId,
    example: {
      opportunity_id: 'o-501',
      contact_id: 'c-1001',
      stage_id: 'lost',
      by_id: 's-7',
      lost_reason: 'price_too_high',
    },
  }),
  'crm.opportunity.assigned': defineEvent({
    type: 'crm.opportunity.assigned',
    description: 'An opportunity gets an owner; null: nobody.',
    data: z.object({ ...ids, owner_id: id.nullable() }),
    entityId,
    example: { opportunity_id: 'o-501', contact_id: 'c-1001', owner_id: 's-8' },
  }),
  'crm.opportunity.transferred': defineEvent({
    type: 'crm.opportunity.transferred',
    description: 'The deal is handed from marketing to sales. The owner stays.',
    data: z.object({ ...ids, to_id: id.nullish() }),
    entityId,
    example: { opportunity_id: 'o-501', contact_id: 'c-1001', to_id: 's-8' },
  }),
  'crm.opportunity.qualified': defineEvent({
    type: 'crm.opportunity.qualified',
    description: 'The deal gave rise to a sales opportunity.',
    data: z.object(ids),
    entityId,
    example: { opportunity_id: 'o-501', contact_id: 'c-1001' },
  }),
  'crm.opportunity.deleted': defineEvent({
    type: 'crm.opportunity.deleted',
    description: 'The opportunity is gone, whatever else comes.',
    data: z.object(ids),
    entityId,
    example: { opportunity_id: 'o-501', contact_id: 'c-1001' },
  }),
};
