import {
  VariableHide,
  type VariableModel,
  type VariableOption,
  VariableRefresh,
  VariableSort,
  VariableType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DATA_SOURCE } from './query.ts';

/** `allValue` of multi variables: `[${sources:sqlstring}]` then reads `[/* all *\/]`, the empty array, which means all. */
const ALL_OF_MANY = '/* all */';
/** `allValue` of single variables: `${campaign:sqlstring}` then reads `''`, which means all. */
const ALL_OF_ONE = "''";

export interface VariableText {
  label: string;
  description: string;
}

interface Base {
  name: string;
  text: VariableText;
  /** In links and statements only, not shown. */
  hidden?: boolean;
}

const common = ({ name, text, hidden }: Base) => ({
  name,
  label: text.label,
  description: text.description,
  hide: hidden ? VariableHide.HideVariable : VariableHide.DontHide,
  skipUrlSync: false,
});

export interface QueryVariable extends Base {
  /**
   * Statement that answers two columns: **value first, text second**. That is how Grafana's ClickHouse plugin reads them
   * (`metricFindQuery`: the first of two fields is the id); names of columns mean nothing to it.
   */
  sql: string;
  multi?: boolean;
  /** Offers "All", and begins with it. */
  all?: boolean;
  /** Options depend on the time range. Default: asked once when the dashboard opens. */
  ofPeriod?: boolean;
}

/** Variable whose options ClickHouse answers. */
export function queryVariable(spec: QueryVariable): VariableModel {
  const { sql, multi = false, all = false, ofPeriod = false } = spec;
  return {
    type: VariableType.Query,
    ...common(spec),
    datasource: DATA_SOURCE,
    query: { refId: spec.name, editorType: 'sql', queryType: 'table', format: 1, rawSql: sql },
    definition: sql,
    multi,
    includeAll: all,
    ...(all ? { allValue: multi ? ALL_OF_MANY : ALL_OF_ONE } : {}),
    allowCustomValue: true,
    refresh: ofPeriod ? VariableRefresh.OnTimeRangeChanged : VariableRefresh.OnDashboardLoad,
    // The statement orders them.
    sort: VariableSort.Disabled,
    regex: '',
    options: [],
    ...currentOf(all, multi),
  };
}

/** "All" is Grafana's own word: it translates it, and saves it in English. */
function currentOf(all: boolean, multi: boolean): { current?: VariableOption } {
  if (!all) return {};
  if (!multi) return { current: { selected: true, text: 'All', value: '$__all' } };
  return { current: { selected: true, text: ['All'], value: ['$__all'] } };
}

export interface CustomVariable extends Base {
  /** Texts by value, in order. The first is the default, unless `all`. */
  options: Readonly<Record<string, string>>;
  all?: boolean;
}

/** Variable with a fixed list of options. */
export function customVariable(spec: CustomVariable): VariableModel {
  const { all = false } = spec;
  const entries = Object.entries(spec.options);
  const options = entries.map(([value, text], index) => ({ selected: !all && index === 0, text, value }));
  // Grafana reads "text : value" separated by commas; a comma of the text is escaped.
  const query = entries.map(([value, text]) => `${text.replaceAll(',', '\\,')} : ${value}`).join(',');
  const [first] = options;
  return {
    type: VariableType.Custom,
    ...common(spec),
    query,
    multi: false,
    includeAll: all,
    ...(all ? { allValue: ALL_OF_ONE } : {}),
    allowCustomValue: false,
    options,
    ...(all || !first ? currentOf(all, false) : { current: { ...first, selected: true } }),
  };
}

/** Free text. `${name:sqlstring}` quotes it. */
export function textVariable(spec: Base & { value?: string }): VariableModel {
  const value = spec.value ?? '';
  return {
    type: VariableType.Textbox,
    ...common(spec),
    query: value,
    options: [{ selected: true, text: value, value }],
    current: { selected: true, text: value, value },
  };
}
