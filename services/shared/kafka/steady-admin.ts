import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { z } from 'zod';

const Said = z.object({ name: z.string().optional(), type: z.string().optional() });

/** While leaders move. The second is also what a new leader answers until it knows how far its partition is acknowledged (KIP-207). */
const PASSING = new Set(['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE', 'OFFSET_NOT_AVAILABLE']);
/** 3 s: a leader is elected in less, and a caller's own patience begins after that. */
const TRIES = 10;
const PAUSE_MS = 300;

const isPassing = (error: unknown): boolean => PASSING.has(Said.safeParse(error).data?.type ?? '');

/**
 * An admin client that asks for offsets again while leaders move. kafkajs gives up at once, and asks those leaders that it knows for five minutes more.
 */
export function steadyAdmin(admin: Admin): Admin {
  const { fetchTopicOffsets } = admin;
  admin.fetchTopicOffsets = async (topic) => {
    for (let tried = 1; ; tried++) {
      try {
        return await fetchTopicOffsets(topic);
      } catch (error) {
        if (tried >= TRIES || !isPassing(error)) throw error;
        await delay(PAUSE_MS);
        // The one request before which kafkajs looks for leaders anew; what it answers, or that a broker does not, is of no interest.
        await admin.listGroups().catch(() => undefined);
      }
    }
  };
  return admin;
}
