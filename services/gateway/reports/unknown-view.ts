import type { MetricView } from '../../../clickhouse/catalogue/views.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import { didYouMean, nearest } from '../../shared/nearest.ts';

/** A report that there is not: with the names most like it, and where all are listed. */
export function unknownView(asked: string, views: ReadonlyMap<string, MetricView>): HttpError {
  const names = nearest(asked, views.keys());
  const detail = `there is no report of this name${didYouMean(names)} GET /v1/metrics lists all`;
  return new HttpError(404, 'unknown_view', detail, { field: 'view', members: { nearest: names } });
}
