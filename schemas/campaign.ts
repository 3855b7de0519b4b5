import { z } from 'zod';
import { type DataProblem, defineEvent, type Fields } from './define.ts';
import { isCalendarDate } from './instant.ts';
import { outOfRange, younger } from './problem.ts';
import { repeatedStages, stages } from './stages.ts';
import { currency, date, id, money, text } from './values.ts';

const BACKWARDS = younger(outOfRange('must not be before starts_on'));

function endsBeforeItStarts({ starts_on, ends_on }: Fields): DataProblem[] {
  const isDate = (value: unknown): value is string => typeof value === 'string' && isCalendarDate(value);
  // Of one length, so texts compare as days do.
  return isDate(starts_on) && isDate(ends_on) && ends_on < starts_on ? [{ ...BACKWARDS, field: 'ends_on' }] : [];
}

export const campaignEvents = {
  'crm.campaign.set': defineEvent({
    type: 'crm.campaign.set',
    description: 'What a campaign is called, how it proceeds and who works in it. Replaces the campaign as a whole.',
    data: z.object({
      campaign_id: id,
      name: text,
      starts_on: date.nullish(),
      ends_on: date.nullish(),
      budget: money.nullish(),
      currency: currency.nullish(),
      stages,
      managers: z.array(id),
      participants: z.array(id),
    }),
    entityId: (data) => data.campaign_id,
    problemsOf: (data) => [...repeatedStages(data), ...endsBeforeItStarts(data)],
    example: {
      campaign_id: 'spring-2026',
      name: 'Spring 2026',
      starts_on: '2026-03-01',
      ends_on: '2026-05-31',
      budget: '20000',
      currency: 'USD',
      stages: [
        { stage_id: 'lead', name: 'Lead', rate: 10 },
        { stage_id: 'offer', name: 'Offer', rate: 60 },
        { stage_id: 'won', name: 'Won', rate: 100, outcome: 'won' },
        { stage_id: 'lost', name: 'Lost', rate: 0, outcome: 'lost' },
      ],
      managers: ['s-1'],
      participants: ['s-7', 's-8'],
    },
  }),
};
