import type { ChartData } from '../../model/chart/data.ts';
import { TargetLink } from '../elements/target-link.tsx';
import { t } from '../state/settings.ts';

/** The chart's values as a table, with the same links: for screen readers, and for who prefers figures. */
export function ChartTable({
  title,
  data,
  headings,
  shares,
  visible,
}: {
  title: string;
  data: ChartData;
  headings: readonly string[];
  shares?: readonly string[];
  visible: boolean;
}) {
  return (
    <section class={visible ? 'table-scroll' : 'visually-hidden'} aria-label={title} tabIndex={visible ? 0 : undefined}>
      <table class="table">
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{data.categoryTitle || t('name')}</th>
            {data.series.map(({ label }) => (
              <th key={label} scope="col" class="number align-right">
                {label || t('value')}
              </th>
            ))}
            {shares && (
              <th scope="col" class="number align-right">
                {t('share')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {headings.map((heading, at) => (
            <tr key={at}>
              <th scope="row">{heading}</th>
              {data.series.map(({ label, points }) => (
                <td key={label} class="number align-right">
                  {/* Out of sight nothing takes the focus: the chart itself goes by arrow keys. */}
                  <TargetLink targets={visible ? (points[at]?.targets ?? []) : []}>{points[at]?.text ?? ''}</TargetLink>
                </td>
              ))}
              {shares && <td class="number align-right">{shares[at]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
