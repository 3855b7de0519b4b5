import type { ServerResponse } from 'node:http';
import { DatabaseError } from './errors.ts';

/** 250 ms: a query that waited for a thread when its client left is ended that soon after it began. */
const AGAIN_MS = 250;

/**
 * Ends a query whose client goes away, again and again until it has ended: a query that has not begun yet can't be killed.
 * @returns to be called when the query has ended, however
 * @throws DatabaseError `QUERY_WAS_CANCELLED_BY_CLIENT` if the client has gone already
 */
export function endWithClient(response: ServerResponse, kill: () => Promise<void>): () => void {
  if (response.destroyed) throw new DatabaseError(734, 'QUERY_WAS_CANCELLED_BY_CLIENT', 'The client has gone');
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const onGone = async () => {
    if (response.writableFinished) return;
    while (!ended) {
      await kill().catch(() => {});
      await new Promise<void>((resolve) => {
        timer = setTimeout(resolve, AGAIN_MS);
      });
    }
  };
  response.once('close', onGone);
  return () => {
    ended = true;
    clearTimeout(timer);
    response.off('close', onGone);
  };
}
