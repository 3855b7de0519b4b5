import { z } from 'zod';
import { defineEvent } from './define.ts';
import { flag, id, text, word } from './values.ts';

export const leadReportEvents = {
  'crm.lead_report.set': defineEvent({
    type: 'crm.lead_report.set',
    description: 'A lead-routing report: which tags acquire, who forwards to whom, and which stages convert.',
    data: z.object({
      report_id: id,
      name: text,
      source_tags: z.array(word).min(1),
      forwarded_from: id.meta({ description: 'Account id' }),
      salespeople: z.array(id),
      first_contact_tag: word,
      conversion_stage_1: id,
      conversion_stage_2: id,
      final_stage: id,
      active: flag,
    }),
    entityId: (data) => data.report_id,
    example: {
      report_id: 'routing-1',
      name: 'Web leads to the north team',
      source_tags: ['facebook-ads'],
      forwarded_from: 'acc-1',
      salespeople: ['s-7', 's-8'],
      first_contact_tag: 'called',
      conversion_stage_1: 'demo-booked',
      conversion_stage_2: 'demo-held',
      final_stage: 'customer',
      active: true,
    },
  }),
};
