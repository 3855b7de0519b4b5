/** What our replacement sees of kafkajs' `RequestQueue` (`src/network/requestQueue/index.js`). */
export interface RequestQueue {
  inflight: Map<number, { sentAt: number; requestTimeout: number; timeoutRequest: () => void }>;
  enforceRequestTimeout: boolean;
  requestTimeoutIntervalId: NodeJS.Timeout | undefined;
  destroy: () => void;
  isConnected: () => boolean;
  pending: unknown[];
  /** Milliseconds since the epoch until which the broker wants to be left alone. */
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests: () => void;
}

const CHECK_EVERY_MS = 10;
/** In place of 100: a timeout of seconds need not be exact to a tenth, and a process has some ten connections. */
const TIMEOUT_CHECK_EVERY_MS = 500;

/**
 * Takes the place of `RequestQueue.prototype.scheduleCheckPendingRequests`. The original sets a timer even when nothing is pending, and with the
 * negative delay that follows from `throttledUntil` −1 it fires after 1 ms and sets itself again: 28 ms of processor time a second for each
 * connection that does nothing (tulios/kafkajs#1751). With nothing pending there is nothing to check: `push` calls this again.
 */
export function scheduleCheckPendingRequests(this: RequestQueue): void {
  if (this.throttleCheckTimeoutId || this.pending.length === 0) return;
  const throttledMs = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttledMs > 0 ? throttledMs : CHECK_EVERY_MS,
  );
}

/** Takes the place of `RequestQueue.prototype.scheduleRequestTimeoutCheck`: the same, half a second apart. */
export function scheduleRequestTimeoutCheck(this: RequestQueue): void {
  if (!this.enforceRequestTimeout) return;
  this.destroy();
  this.requestTimeoutIntervalId = setInterval(() => {
    for (const request of [...this.inflight.values()]) {
      if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
    }
    if (!this.isConnected()) this.destroy();
  }, TIMEOUT_CHECK_EVERY_MS);
}
