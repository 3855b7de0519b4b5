import { z } from 'zod';
import { SOURCE_MAX_LENGTH } from './uri.ts';
import { ID_MAX_LENGTH } from './values.ts';
import { VISIBLE_PATTERN } from './visible.ts';

/**
 * Attributes of a CloudEvent that Leadstream reads; others are allowed and carried on. For the documents:
 * attributes.ts validates by plain functions, because every event passes there.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string().meta({
    minLength: 1,
    maxLength: ID_MAX_LENGTH,
    pattern: VISIBLE_PATTERN,
    description: 'Identity of the event together with `source`: the same pair again is the same event',
  }),
  source: z.string().meta({
    format: 'uri-reference',
    minLength: 1,
    maxLength: SOURCE_MAX_LENGTH,
    description: 'The sending CRM',
  }),
  type: z.string(),
  time: z.string().meta({
    format: 'date-time',
    description: 'When it happened in the CRM: RFC 3339 with offset, at most 24 h ahead of its receipt',
  }),
  subject: z.string().nullish(),
  data: z.unknown(),
});
