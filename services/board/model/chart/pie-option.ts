import { readable, SURFACES, type Theme } from '../colour.ts';
import { type Formats, formatNumber } from '../format/number.ts';
import { baseOption, type ChartOption } from './common.ts';
import type { ChartData } from './data.ts';

/** Share of each slice in the whole; null where the whole is 0. */
export function shares({ series }: ChartData): Array<number | null> {
  const values = series[0]?.points.map(({ value }) => Math.max(0, value ?? 0)) ?? [];
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total > 0 ? value / total : null));
}

export const shareText = (share: number | null | undefined, { locale }: Formats): string =>
  typeof share === 'number' ? formatNumber(share, locale, { style: 'percent', max: 1 }) : '–';

/** A ring; slices below 6 % carry no label, as it would not fit in. */
export function pieOption(data: ChartData, formats: Formats, theme: Theme): ChartOption {
  const { surface } = SURFACES[theme];
  const [series] = data.series;
  const parts = shares(data);
  const base = baseOption(theme);
  const label = (index: number): string => ((parts[index] ?? 0) < 0.06 ? '' : shareText(parts[index], formats));
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    series: [
      {
        type: 'pie',
        radius: ['46%', '96%'],
        center: ['50%', '50%'],
        itemStyle: { borderColor: surface, borderWidth: 2, borderRadius: 4 },
        emphasis: { scaleSize: 4 },
        labelLine: { show: false },
        label: {
          position: 'inside',
          fontSize: 11,
          fontWeight: 600,
          formatter: ({ dataIndex }) => label(dataIndex),
        },
        data: (series?.points ?? []).map(({ value, colour, targets }, index) => ({
          name: data.categories[index] ?? '',
          value: Math.max(0, value ?? 0),
          itemStyle: { color: colour },
          cursor: targets.length > 0 ? 'pointer' : 'default',
          label: { color: readable(surface, colour) },
        })),
      },
    ],
  };
}
