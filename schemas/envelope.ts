import { z } from 'zod';
import { dateTime, id, map } from './values.ts';

/** Attributes of a CloudEvent that Leadstream reads; others are allowed and carried on. `source` is judged in parse.ts. */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: id.meta({ description: 'Identity of the event together with `source`: the same pair again is the same event' }),
  source: z.string().meta({ format: 'uri-reference', minLength: 1, maxLength: 1024, description: 'The sending CRM' }),
  type: z.string(),
  time: dateTime.meta({
    description: 'When it happened in the CRM: RFC 3339 with offset, at most 24 h ahead of receipt',
  }),
  subject: z.string().nullish(),
  data: map,
});
