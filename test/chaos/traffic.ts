import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { partitionOf } from '../../services/shared/kafka/partitioner.ts';
import { topicNames } from '../../services/shared/kafka.ts';
import type { Installation } from '../helpers/stack.ts';
import { eventJson } from '../unit/schemas/make.ts';

/** 10 events every 50 ms: 200 a second. */
export const EVENTS = 10;
export const EVERY_MS = 50;

/** Posts without end, each batch once, until told to stop. @returns ids by what became of them */
export function postSteadily(url: string) {
  const acknowledged = new Set<string>();
  let refused = 0;
  let posting = true;
  async function post(): Promise<void> {
    const batch = Array.from({ length: EVENTS }, () => {
      const id = randomUUID();
      return eventJson('crm.contact.tagged', { contact_id: id }, { id });
    });
    try {
      const response = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { authorization: 'Bearer local-dev-key', 'content-type': 'application/cloudevents-batch+json' },
        body: JSON.stringify(batch),
        signal: AbortSignal.timeout(30_000),
      });
      await response.text();
      if (response.status === 202) for (const { id } of batch) acknowledged.add(String(id));
      else refused += batch.length;
    } catch {
      refused += batch.length;
    }
  }
  const ended = (async () => {
    const open = new Set<Promise<void>>();
    while (posting) {
      const one = post().finally(() => open.delete(one));
      open.add(one);
      await pause(EVERY_MS);
    }
    await Promise.all(open);
  })();
  return {
    acknowledged,
    refused: () => refused,
    stop: async () => {
      posting = false;
      await ended;
    },
  };
}

/**
 * Writes beside ingest what the enricher must write again: a record that is no event, for the dead-letter topic, and an event in a partition that is not
 * its own, for the right one.
 */
export function misplaceSteadily({ kafka, prefix, config }: Installation) {
  const topic = topicNames(prefix).events;
  const { partitions } = config.kafka;
  const poison = new Set<string>();
  const misplaced = new Set<string>();
  let going = true;
  const ended = (async () => {
    const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 3 } });
    while (going) {
      const [bad, id] = [`no event ${randomUUID()}`, randomUUID()];
      const event = eventJson('crm.contact.tagged', { contact_id: id }, { id });
      const messages = [
        { key: bad, value: bad },
        { key: id, value: JSON.stringify(event), partition: (partitionOf(id, partitions) + 1) % partitions },
      ];
      try {
        await producer.send({ topic, messages });
        poison.add(bad);
        misplaced.add(id);
      } catch {
        // Nobody was told that these are written; connecting is a matter of the next turn.
        await producer.connect().catch(() => undefined);
      }
      await pause(500);
    }
    await producer.disconnect();
  })();
  return {
    poison,
    misplaced,
    stop: async () => {
      going = false;
      await ended;
    },
  };
}
