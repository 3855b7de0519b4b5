import type { DataFrame, DataTransformerConfig, Field, FieldConfigSource } from '@grafana/data';
import type { VariableValue } from '../../../grafana/model/interpolate.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import type { Answer } from './ask.ts';
import { FIELD_CONFIG } from './field-config-registry.ts';
import { frameOf } from './frame-of.ts';
import { grafana } from './grafana-data.ts';
import { replacerOf } from './replace-variables.ts';
import { type Shown, shownOf } from './shown.ts';

grafana.standardTransformersRegistry.setInit(() =>
  [grafana.standardTransformers.groupingToMatrixTransformer].map((transformer) => ({
    id: transformer.id,
    name: transformer.name,
    transformation: async () => transformer,
    editor: () => null,
    imageDark: '',
    imageLight: '',
  })),
);
export const THEME = grafana.createTheme();

/** A panel with its data, as far as Grafana gets before it draws. */
export interface Rendered {
  /** After transformations, with names, words and units. */
  frame: DataFrame;
  /** What a reader sees: the cells of a table, the values of a chart. */
  shown: Shown[];
}

/** A copy, as Grafana reads it: it changes what it is given. */
const copyOf = (value: unknown) => JSON.parse(JSON.stringify(value));

async function transformed({ transformations = [] }: QueriedPanel, frame: DataFrame): Promise<DataFrame> {
  const configs: DataTransformerConfig[] = copyOf(transformations);
  const [first, ...more] = await new Promise<DataFrame[]>((next, error) => {
    grafana.transformDataFrame(configs, [frame], { interpolate: (text) => text }).subscribe({ next, error });
  });
  if (!first || more.length > 0) throw new Error('transformations make one frame');
  return first;
}

/** A panel's answer through Grafana's transformations, overrides and the rule of its kind. */
export async function render(
  panel: QueriedPanel,
  answer: Answer,
  variables: ReadonlyMap<string, VariableValue>,
): Promise<Rendered> {
  const fieldConfig: FieldConfigSource = copyOf(panel.fieldConfig);
  const replaceVariables = replacerOf(variables);
  const [frame] = grafana.applyFieldOverrides({
    data: [await transformed(panel, frameOf('A', answer))],
    fieldConfig,
    fieldConfigRegistry: FIELD_CONFIG,
    replaceVariables,
    theme: THEME,
    timeZone: 'utc',
  });
  if (!frame) throw new Error('no frame');
  return { frame, shown: shownOf(panel, { frame, fieldConfig, replaceVariables, theme: THEME }) };
}

/** Addresses that a value opens, as Grafana puts them together. */
export const addressesOf = (field: Field, row: number): string[] =>
  (field.getLinks?.({ valueRowIndex: row }) ?? []).map(({ href }) => href);
