import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Counts of ingest for Prometheus. Labels hold no text that a client chooses. */
export function createMetrics(registry: Registry, inFlightBytes: () => number, kafkaUp: () => boolean) {
  const registers = [registry];
  new Gauge({
    name: 'leadstream_ingest_in_flight_bytes',
    help: 'Bytes of bodies that are read or wait for Kafka',
    registers,
    collect() {
      this.set(inFlightBytes());
    },
  });
  new Gauge({
    name: 'leadstream_ingest_kafka_up',
    help: '1 while Kafka can be reached',
    registers,
    collect() {
      this.set(kafkaUp() ? 1 : 0);
    },
  });
  return {
    requests: new Counter({
      name: 'leadstream_ingest_requests_total',
      help: 'Requests to /v1/events by status',
      labelNames: ['status'] as const,
      registers,
    }),
    accepted: new Counter({
      name: 'leadstream_ingest_events_accepted_total',
      help: 'Events that Kafka has acknowledged, by topic',
      labelNames: ['topic'] as const,
      registers,
    }),
    rejected: new Counter({
      name: 'leadstream_ingest_events_rejected_total',
      help: 'Events that were rejected, by code',
      labelNames: ['code'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'leadstream_ingest_request_seconds',
      help: 'From the headers of a request to its answer',
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
