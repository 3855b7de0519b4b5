import { TIME_UNITS, unitFormat } from './format/unit.ts';
import { CALCULATIONS } from './reduce.ts';
import type { Panel } from './schema/dashboard.ts';
import { TRANSFORMATIONS } from './transform.ts';

export const PANEL_TYPES: readonly string[] = [
  'text',
  'stat',
  'barchart',
  'piechart',
  'bargauge',
  'timeseries',
  'table',
];

/** Values that the board draws, by path in a panel's options. `undefined` for a path it reads in full or that changes nothing here. */
const LISTED: Readonly<Record<string, readonly unknown[]>> = {
  'text mode': ['markdown'],
  'stat graphMode': ['none'],
  'stat showPercentChange': [false],
  'bargauge valueMode': ['color', 'text', 'hidden'],
  'barchart stacking': ['none', 'normal', 'percent'],
  'barchart orientation': ['auto', 'vertical', 'horizontal'],
  'piechart pieType': ['pie', 'donut'],
  'table frameIndex': [0],
  'table footer.reducer': [],
};

/** Options by panel type; Grafana writes some that only concern its own layout. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  text: ['mode', 'content', 'code'],
  stat: [
    'reduceOptions',
    'colorMode',
    'graphMode',
    'textMode',
    'orientation',
    'justifyMode',
    'text',
    'wideLayout',
    'showPercentChange',
    'percentChangeColorMode',
  ],
  barchart: [
    'xField',
    'orientation',
    'stacking',
    'showValue',
    'barRadius',
    'barWidth',
    'groupWidth',
    'xTickLabelRotation',
    'xTickLabelMaxLength',
    'xTickLabelSpacing',
    'legend',
    'tooltip',
    'text',
    'fullHighlight',
    'colorByField',
  ],
  piechart: ['pieType', 'displayLabels', 'reduceOptions', 'legend', 'tooltip', 'text', 'orientation', 'sort'],
  bargauge: [
    'reduceOptions',
    'displayMode',
    'valueMode',
    'namePlacement',
    'showUnfilled',
    'sizing',
    'orientation',
    'minVizWidth',
    'minVizHeight',
    'maxVizHeight',
    'text',
    'legend',
  ],
  timeseries: ['legend', 'tooltip', 'timezone', 'orientation'],
  table: ['showHeader', 'cellHeight', 'footer', 'sortBy', 'enablePagination', 'frameIndex', 'showTypeIcons'],
};

const CUSTOM: readonly string[] = [
  'align',
  'width',
  'minWidth',
  'hidden',
  'cellOptions',
  'hideFrom',
  'inspect',
  'filterable',
  'hideHeader',
  'axisLabel',
  'axisPlacement',
  'axisSoftMin',
  'axisSoftMax',
  'axisColorMode',
  'axisWidth',
  'axisGridShow',
  'axisCenteredZero',
  'axisBorderShow',
  'drawStyle',
  'lineInterpolation',
  'lineWidth',
  'fillOpacity',
  'showPoints',
  'pointSize',
  'spanNulls',
  'stacking',
  'gradientMode',
  'barAlignment',
  'thresholdsStyle',
  'scaleDistribution',
  'lineStyle',
  'insertNulls',
  'barWidthFactor',
  'footer',
];
const CELLS: readonly unknown[] = ['auto', 'color-text', 'color-background', 'gauge'];
const COLOURS: readonly unknown[] = ['fixed', 'palette-classic', 'palette-classic-by-name', 'thresholds'];
const PROPERTIES: readonly string[] = [
  'displayName',
  'unit',
  'decimals',
  'min',
  'max',
  'color',
  'thresholds',
  'mappings',
  'noValue',
  'links',
  'description',
  'filterable',
];
const MATCHERS: readonly string[] = ['byName', 'byRegexp', 'byType'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{a: {b: 1}}` → [['a.b', 1]] */
const leaves = (value: Record<string, unknown>, prefix = ''): Array<[string, unknown]> =>
  Object.entries(value).flatMap(([key, inner]) =>
    isRecord(inner) ? leaves(inner, `${prefix}${key}.`) : [[prefix + key, inner] as [string, unknown]],
  );

function optionProblems({ type, options }: Panel): string[] {
  const unknown = Object.keys(options).filter((name) => !KNOWN[type]?.includes(name));
  const values = leaves(options).flatMap(([path, value]) => {
    const allowed = LISTED[`${type} ${path}`];
    const empty = value === undefined || (Array.isArray(value) && value.length === 0);
    return !allowed || empty || allowed.includes(value) ? [] : [`options.${path}: ${JSON.stringify(value)}`];
  });
  const reduced = isRecord(options.reduceOptions) ? options.reduceOptions : {};
  const calcs = Array.isArray(reduced.calcs) && !reduced.values ? reduced.calcs : [];
  const unknownCalcs = calcs.filter((name) => !CALCULATIONS.includes(String(name)));
  return [
    ...unknown.map((name) => `options.${name}`),
    ...values,
    ...unknownCalcs.map((name) => `calcs: ${String(name)}`),
  ];
}

function propertyProblem(id: string, value: unknown): string[] {
  const [head = '', inner = ''] = id.split('.');
  if (head === 'custom' ? !CUSTOM.includes(inner) : !PROPERTIES.includes(head)) return [id];
  if (id === 'unit' && typeof value === 'string' && !TIME_UNITS.includes(value) && !unitFormat(value))
    return [`unit: ${value}`];
  if (id === 'custom.cellOptions' && isRecord(value) && !CELLS.includes(value.type ?? 'auto'))
    return [`cell: ${String(value.type)}`];
  if (id === 'color' && isRecord(value) && !COLOURS.includes(value.mode ?? 'thresholds'))
    return [`color: ${String(value.mode)}`];
  if (id === 'thresholds' && isRecord(value) && (value.mode ?? 'absolute') !== 'absolute')
    return ['thresholds: percentage'];
  return [];
}

/** What of a panel the board cannot draw, in Grafana's own names; empty for panels that look as they should. */
export function unsupported(panel: Panel): string[] {
  if (!PANEL_TYPES.includes(panel.type)) return [`type: ${panel.type}`];
  const { defaults = {}, overrides = [] } = panel.fieldConfig ?? {};
  const custom = isRecord(defaults.custom) ? defaults.custom : {};
  const properties: Array<[string, unknown]> = [
    ...Object.entries(defaults).filter(([name]) => name !== 'custom'),
    ...Object.entries(custom).map(([name, value]): [string, unknown] => [`custom.${name}`, value]),
    ...overrides.flatMap((one) => one.properties.map(({ id, value }): [string, unknown] => [id, value])),
  ];
  const problems = [
    ...optionProblems(panel),
    ...properties.flatMap(([id, value]) => propertyProblem(id, value)),
    ...overrides.filter(({ matcher }) => !MATCHERS.includes(matcher.id)).map(({ matcher }) => `matcher: ${matcher.id}`),
    ...(panel.transformations ?? [])
      .filter(({ id }) => !TRANSFORMATIONS.includes(id))
      .map(({ id }) => `transformation: ${id}`),
  ];
  return [...new Set(problems)];
}
