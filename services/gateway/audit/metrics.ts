import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What runs and waits at this moment. */
export interface Load {
  readonly running: number;
  readonly waiting: number;
}

/** Gauges that read the lanes when they are asked. */
export function measureLoad(registry: Registry, load: Load): void {
  const registers = [registry];
  new Gauge({
    name: 'leadstream_gateway_running',
    help: 'Requests of viewers that are being answered',
    registers,
    collect() {
      this.set(load.running);
    },
  });
  new Gauge({
    name: 'leadstream_gateway_waiting',
    help: 'Requests of viewers that wait for their turn',
    registers,
    collect() {
      this.set(load.waiting);
    },
  });
}

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
    refusals: new Counter({
      name: 'leadstream_gateway_refusals_total',
      help: 'Requests that the gateway refused, by reason',
      labelNames: ['reason'] as const,
      registers,
    }),
    accessLogDropped: new Counter({
      name: 'leadstream_gateway_access_log_dropped_total',
      help: 'Requests that are missing in the access log',
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
