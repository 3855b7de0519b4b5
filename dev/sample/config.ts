import { z } from 'zod';
import { LeadstreamError } from '../../services/shared/errors.ts';

const SampleEnv = z.object({
  /** Live events a second; 0: none. */
  LEADSTREAM_SAMPLE_RATE: z.coerce.number().min(0).max(1_000).default(2),
  /** Contacts of the history, about 11.5 events each. */
  LEADSTREAM_SAMPLE_CONTACTS: z.coerce.number().int().min(0).max(5_000_000).default(20_000),
  LEADSTREAM_SAMPLE_SEED: z.coerce.number().int().default(1),
});

/** What only the sample reads. @throws LeadstreamError `CONFIG` */
export function sampleConfig(env: Record<string, string | undefined> = process.env) {
  const parsed = SampleEnv.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) throw new LeadstreamError('CONFIG', `environment: ${z.prettifyError(parsed.error)}`);
  return {
    eventsPerSecond: parsed.data.LEADSTREAM_SAMPLE_RATE,
    contacts: parsed.data.LEADSTREAM_SAMPLE_CONTACTS,
    seed: parsed.data.LEADSTREAM_SAMPLE_SEED,
  };
}
