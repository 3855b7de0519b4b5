import { column } from './column.ts';
import { DEDUPLICATED, factTable } from './table.ts';
import { TIME_OR_NULL } from './types.ts';

const orNone = (name: string) => ({ sql: `{{or_none(fact.${name})}}` });

export default factTable({
  name: 'fact_contacts',
  grain: 'one contact.',
  comment: 'One row per contact in its latest state. Read it through the view contacts.',
  engine: 'ReplacingMergeTree(version)',
  orderBy: ['contact_id'],
  shardKey: 'contact_id',
  settings: DEDUPLICATED,
  derived: { owner: 'contact_id', month: 'created_at' },
  columns: {
    contact_id: column('String', 'contactId', 'Contact'),
    name: column('String', 'name', 'Name as last said, else (none)', { personal: true }),
    email: column('String', 'email', 'E-mail as last said, else (none)', { personal: true, shown: orNone('email') }),
    phone: column('String', 'phone', 'Phone as last said, else (none)', { personal: true, shown: orNone('phone') }),
    industry: column('String', 'industry', 'Industry as last said, else (none)'),
    company: column('String', 'company', 'Company as last said, else (none)', {
      personal: true,
      shown: orNone('company'),
    }),
    salesperson_id: column('String', 'salespersonId', 'Current owner, else (none)'),
    account_id: column('String', 'accountId', 'Account that first received the contact, else (none)'),
    origin: column('String', 'origin', 'manual, list_upload, call_campaign, form or api, else (none)'),
    source_id: column('String', 'sourceId', 'Marketing source by first touch, else (none)'),
    source_tag: column('String', 'sourceTag', 'Tag that decided the first touch, else (none)'),
    acquired_at: column(TIME_OR_NULL, 'acquiredAtMs', 'Time of the first touch'),
    stage_id: column('String', 'stageId', "Current stage of the contact's sales funnel, else (none)"),
    stage_entered_at: column(TIME_OR_NULL, 'stageEnteredAtMs', 'When it entered that stage'),
    tags: column('Array(String)', 'tags', 'Tags it carries now'),
    custom: column('Map(String, String)', 'custom', 'Custom and unknown fields, last said per key', { personal: true }),
    custom_dropped: column('UInt8', 'customDropped', '1: custom fields found no room', { hidden: true }),
    interactions: column(
      'UInt32',
      'interactions',
      'Logged interactions; with stage changes of opportunities: contact_interactions',
    ),
    last_interaction_at: column(TIME_OR_NULL, 'lastInteractionAtMs', 'Time of the last logged interaction'),
    stage_changes: column('UInt32', 'stageChanges', 'Applied stage changes of its opportunities that live', {
      hidden: true,
    }),
    last_stage_change_at: column(TIME_OR_NULL, 'lastStageChangeAtMs', 'Time of the last of these', { hidden: true }),
    created_at: column(TIME_OR_NULL, 'createdAtMs', 'Time of its first contact.created'),
    updated_at: column(TIME_OR_NULL, 'updatedAtMs', 'Time of its last own event'),
    version: column('UInt64', 'version', 'Grows with the set of events this row was derived from', { hidden: true }),
  },
});
