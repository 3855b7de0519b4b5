import { z } from 'zod';
import { defineEvent } from './define.ts';
import { id, text, word } from './values.ts';

const contact_id = id;
const entityId = (data: { contact_id: string }) => data.contact_id;

export const CONTACT_ORIGINS = ['manual', 'list_upload', 'call_campaign', 'form', 'api'] as const;

const contact = z.object({
  contact_id,
  name: text.nullish(),
  email: text.nullish(),
  phone: text.nullish(),
  industry: text.nullish(),
  company: text.nullish(),
  owner_id: id.nullish(),
  account_id: id.nullish().meta({ description: 'The account that first received the contact' }),
  origin: z.enum(CONTACT_ORIGINS).nullish(),
});

const tagging = z.object({ contact_id, tag: word, by_id: id.nullish() });

export const contactEvents = {
  'crm.contact.created': defineEvent({
    type: 'crm.contact.created',
    description: 'A contact comes into being.',
    data: contact,
    entityId,
    example: {
      contact_id: 'c-1001',
      name: 'Nguyễn Thị Lan',
      email: 'lan@example.com',
      phone: '+84 90 000 0000',
      industry: 'retail',
      company: 'Lan Coffee',
      owner_id: 's-7',
      account_id: 'acc-1',
      origin: 'form',
    },
  }),
  'crm.contact.updated': defineEvent({
    type: 'crm.contact.updated',
    description: 'Fields of a contact change. A field that is absent stays; null clears it.',
    data: contact,
    entityId,
    example: { contact_id: 'c-1001', company: 'Lan Coffee & Tea', phone: null },
  }),
  'crm.contact.tagged': defineEvent({
    type: 'crm.contact.tagged',
    description: 'A contact gets a tag. The first tag of a marketing source decides where the contact came from.',
    data: tagging,
    entityId,
    example: { contact_id: 'c-1001', tag: 'facebook-ads', by_id: 's-7' },
  }),
  'crm.contact.untagged': defineEvent({
    type: 'crm.contact.untagged',
    description: 'A contact loses a tag. Its source stays.',
    data: tagging,
    entityId,
    example: { contact_id: 'c-1001', tag: 'facebook-ads' },
  }),
  'crm.contact.assigned': defineEvent({
    type: 'crm.contact.assigned',
    description: 'Ownership of a contact passes to a salesperson.',
    data: z.object({ contact_id, to_id: id, from_id: id.nullish() }),
    entityId,
    example: { contact_id: 'c-1001', to_id: 's-8', from_id: 's-7' },
  }),
  'crm.contact.stage_changed': defineEvent({
    type: 'crm.contact.stage_changed',
    description: 'A contact enters a stage of the sales funnel.',
    data: z.object({ contact_id, stage_id: id, by_id: id.nullish() }),
    entityId,
    example: { contact_id: 'c-1001', stage_id: 'demo-booked', by_id: 's-8' },
  }),
};
