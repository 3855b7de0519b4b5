import type { FieldConfigPropertyItem } from '@grafana/data';
import { grafana } from './grafana-data.ts';

type Process = FieldConfigPropertyItem['process'];

const item = (id: string, process: Process, settings: Record<string, unknown> = {}): FieldConfigPropertyItem => ({
  id,
  path: id.replace(/^custom\./, ''),
  name: id,
  isCustom: id.startsWith('custom.'),
  editor: () => null,
  override: () => null,
  process,
  settings,
  shouldApply: () => true,
});

const {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  selectOverrideProcessor,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} = grafana;

/**
 * What a field's configuration may say, with Grafana's own processors. The list itself is part of its application, not of a package;
 * a property that is not in it would be passed over in silence, so tests look whether each of a dashboard's is.
 */
export const FIELD_CONFIG = new grafana.FieldConfigOptionsRegistry(() => [
  item('displayName', displayNameOverrideProcessor, { expandTemplateVars: true }),
  item('unit', unitOverrideProcessor),
  item('decimals', numberOverrideProcessor),
  item('min', numberOverrideProcessor),
  item('max', numberOverrideProcessor),
  item('noValue', stringOverrideProcessor),
  item('mappings', valueMappingsOverrideProcessor),
  item('thresholds', thresholdsOverrideProcessor),
  item('color', selectOverrideProcessor),
  item('links', dataLinksOverrideProcessor),
  item('custom.hidden', booleanOverrideProcessor),
  item('custom.hideFrom', identityOverrideProcessor),
  item('custom.width', numberOverrideProcessor),
  item('custom.align', selectOverrideProcessor),
  item('custom.cellOptions', identityOverrideProcessor),
]);
