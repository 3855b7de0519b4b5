import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/**
 * Waits until an answer has been received, or its client is gone. A client that takes longer than allowed is cut off: an answer that nobody fetches is held in
 * memory, and its place with it.
 */
export async function untilSent(response: ServerResponse, withinSeconds: number): Promise<void> {
  if (response.closed || response.destroyed) return;
  const timer = setTimeout(() => response.destroy(), withinSeconds * 1_000);
  try {
    await once(response, 'close');
  } finally {
    clearTimeout(timer);
  }
}

/** Aborts when the client has gone: it needs no answer, so its place in the queue and its query's connection are given up. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const aborted = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) aborted.abort();
  });
  return aborted.signal;
}
