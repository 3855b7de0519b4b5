import { ACCESS_POLICIES, type AccessPolicy } from '../../../clickhouse/access/access-policies.ts';
import { PARAMETERS } from '../../../clickhouse/catalogue/parameters.ts';
import type { MetricView, OrderTerm } from '../../../clickhouse/catalogue/views.ts';
import { isSortable } from '../paging/order.ts';
import type { Rights } from '../rights/rights.ts';

export type Seen = 'all' | 'some' | 'none';

/** Which rows of a report a viewer sees. */
export function seenOf(policy: AccessPolicy, { campaigns, owners }: Rights): Seen {
  const of = (scope: Rights['owners']): Seen => (scope === 'all' ? 'all' : scope.length > 0 ? 'some' : 'none');
  if (policy === 'campaign') return of(campaigns);
  if (policy === 'pipeline') return of(owners);
  return policy === 'view_all' && campaigns === 'all' ? 'all' : 'none';
}

const asText = (order: readonly OrderTerm[]) =>
  order.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join(',');

/** What a report is asked with. */
export function describeParameters({ parameters }: MetricView) {
  return parameters.map(({ name, type }) => {
    const meaning = PARAMETERS[name];
    const repeated = type === 'Array(String)';
    return {
      name,
      type,
      required: false,
      repeated,
      default: meaning?.default ?? '',
      ...(meaning?.allowed ? { allowed: meaning.allowed } : {}),
      description: meaning?.description ?? '',
    };
  });
}

/** What there is to know of a report: the same for everybody. */
export function describeReport(view: MetricView, settings: { timeZone: string; closingSoonDays: number }) {
  const filled = (text: string) =>
    text
      .replaceAll('{{timezone}}', settings.timeZone)
      .replaceAll('{{closing_soon_days}}', String(settings.closingSoonDays));
  const { Report: group = '', Definition: definition = '', Units: units = '', Grain: rows = '' } = view.notes;
  return {
    name: view.name,
    title: filled(view.title),
    group,
    definition: filled(definition),
    units: filled(units),
    rows: filled(rows),
    parameters: describeParameters(view),
    columns: view.columns.map((column) => ({
      name: column.name,
      type: filled(column.type),
      comment: filled(column.comment),
      sortable: isSortable(column),
    })),
    order: asText(view.order),
    url: `/v1/metrics/${view.name}`,
  };
}

/** A report as the index shows it to a viewer. */
export function reportFor({ access }: MetricView, described: ReturnType<typeof describeReport>, rights: Rights) {
  return { ...described, access: { policy: ACCESS_POLICIES[access], rows: seenOf(access, rights) } };
}
