import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'route' | 'method' | 'status'>;
  readonly liveConnections: Gauge;
  readonly failures: Counter<'where'>;
}

/** The figures on `/metrics`, in Prometheus text. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'longtable_request_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    liveConnections: new Gauge({ name: 'longtable_live_connections', help: 'Open live pages', registers: [registry] }),
    failures: new Counter({ name: 'longtable_failures_total', help: 'Unexpected errors', labelNames: ['where'], registers: [registry] }),
  };
}
