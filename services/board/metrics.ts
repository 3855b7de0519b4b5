import { Counter, Histogram, type Registry } from 'prom-client';

/** Counts of the board for Prometheus. Labels hold no text that a browser chooses: `route` is the pattern, not the address. */
export function createMetrics(registry: Registry) {
  const registers = [registry];
  return {
    requests: new Counter({
      name: 'leadstream_board_requests_total',
      help: 'Requests by route and status',
      labelNames: ['route', 'status'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'leadstream_board_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['route'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    queries: new Counter({
      name: 'leadstream_board_queries_total',
      help: 'Statements asked of ClickHouse',
      registers,
    }),
    shared: new Counter({
      name: 'leadstream_board_shared_queries_total',
      help: 'Statements that were being asked already, and were not asked again',
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
