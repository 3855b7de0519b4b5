import { Counter, Histogram, type Registry } from 'prom-client';

/** Counts of the gateway for Prometheus. Labels hold no text that a client chooses. */
export function createMetrics(registry: Registry) {
  const registers = [registry];
  return {
    requests: new Counter({
      name: 'leadstream_gateway_requests_total',
      help: 'Requests for metric views by view and status',
      labelNames: ['view', 'status'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'leadstream_gateway_request_seconds',
      help: 'Time to answer a request for a metric view',
      labelNames: ['view'] as const,
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
