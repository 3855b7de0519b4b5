/** Bounds of ingest. Tests lower them; in operation they are these. */
export interface Limits {
  /** Of one body, after inflating. */
  maxBodyBytes: number;
  /** Of all requests together, from the first byte read until Kafka has answered. */
  maxInFlightBytes: number;
  maxEventBytes: number;
  /** A valid event has more than 130 bytes, so a body of 10 MiB can't hold more valid ones; what has more would only make a vast list of rejections. */
  maxEventsPerRequest: number;
  /** For Kafka to acknowledge, before the answer is 503. */
  ackTimeoutMs: number;
}

export const LIMITS: Limits = {
  maxBodyBytes: 10 * 1024 * 1024,
  // 64 MiB of bodies are some 300 MB of heap at worst: bytes, parsed JSON and records exist beside each other for a moment.
  maxInFlightBytes: 64 * 1024 * 1024,
  maxEventBytes: 256 * 1024,
  maxEventsPerRequest: 100_000,
  ackTimeoutMs: 10_000,
};
