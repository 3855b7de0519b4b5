import {
  VariableHide,
  type VariableModel,
  type VariableOption,
  VariableRefresh,
  VariableSort,
  VariableType,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { DATA_SOURCE } from '../model/panel.ts';
import { arrayOf, stringOf } from './sql.ts';

/** `allValue` of multi variables, for who writes `[${sources:sqlstring}]` by hand: `[/* all *\/]` is the empty array, which means all. */
const ALL_OF_MANY = '/* all */';
/** `allValue` of single variables: an empty literal, which means all; `stringOf` knows it. */
const ALL_OF_ONE = "''";

interface VariableText {
  label: string;
  description: string;
}

interface Base {
  name: string;
  text: VariableText;
}

const common = ({ name, text }: Base) => ({
  name,
  label: text.label,
  description: text.description,
  hide: VariableHide.DontHide,
  skipUrlSync: false,
});

interface QueryVariable extends Base {
  /**
   * Statement that answers two columns: **value first, text second**. That is how Grafana's ClickHouse plugin reads them
   * (`metricFindQuery`: the first of two fields is the id); names of columns mean nothing to it.
   */
  sql: string;
  multi?: boolean;
  /** Offers "All", and begins with it. */
  all?: boolean;
  /** Options depend on the time range; what is chosen stays. Default: asked once when the dashboard opens. */
  ofPeriod?: boolean;
}

/**
 * The options of a statement, and behind them what is chosen and not among them, by its id. Grafana replaces a choice that new options do not have by
 * "All": the dashboard would show other people's numbers as soon as another month or filter leaves the chosen ones without any.
 */
function withChoice(sql: string, chosen: string): string {
  return [
    'select option.1 as value, option.2 as text from (',
    `  select arrayJoin(arrayConcat(listed, arrayMap(one -> (one, one), arrayFilter(one -> one != '' and not has(listed.1, one), ${chosen})))) as option`,
    `  from (select groupArray(tuple(*)) as listed from (${sql}))`,
    ')',
  ].join('\n');
}

/** Variable whose options ClickHouse answers. */
export function queryVariable(spec: QueryVariable): VariableModel {
  const { multi = false, all = false, ofPeriod = false } = spec;
  const change = ofPeriod || spec.sql.includes('${');
  const sql = all && change ? withChoice(spec.sql, multi ? arrayOf(spec.name) : `[${stringOf(spec.name)}]`) : spec.sql;
  return {
    type: VariableType.Query,
    ...common(spec),
    datasource: DATA_SOURCE,
    // The plugin's kinds of variables: `sql`, `databases`, `tables`, …; `table` is one of panels.
    query: { refId: spec.name, editorType: 'sql', queryType: 'sql', format: 1, rawSql: sql },
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

interface CustomVariable extends Base {
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

/** Free text; `stringOf` reads it. */
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
