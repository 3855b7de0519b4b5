import {
  allValueOf,
  type Dashboard,
  ownOptions,
  takesSeveral,
  type Variable,
} from '../../../grafana/model/dashboard.ts';
import { ALL, type VariableValue } from '../../../grafana/model/interpolate.ts';
import type { Panel, PanelOf, QueriedPanel } from '../../../grafana/model/panel.ts';
import type { Option } from './api.ts';
import type { Formats } from './format/number.ts';
import type { Field } from './frame.ts';
import type { Scope } from './interpolate.ts';
import type { Scoped } from './layout.ts';
import type { Range, RawRange } from './time-range.ts';
import type { Values } from './variables.ts';

/** Everything that the screen shows one moment of a dashboard from; never changed, only replaced. */
export interface View {
  dashboard: Dashboard;
  values: Values;
  options: Readonly<Record<string, readonly Option[]>>;
  raw: RawRange;
  range: Range;
  zone: string;
  /** Counts refreshes: the same questions are asked again. */
  tick: number;
}

/** What `POST /api/query` is asked. */
export interface Question {
  uid: string;
  panelId: number;
  from: number;
  to: number;
  variables: Values;
  scoped?: Record<string, string>;
}

export const variablesOf = (dashboard: Dashboard): readonly Variable[] => dashboard.templating.list;

const mentions = (text: string, name: string): boolean => new RegExp(`\\$(\\{${name}[:}.]|${name}\\b)`).test(text);

/**
 * A panel's question. Only variables that its statement mentions are sent, so that a filter it does not know of leaves it alone;
 * the same holds for the time range (`key`).
 */
export function questionOf(view: View, panel: Panel, scoped: readonly Scoped[]): { question: Question; key: string } {
  const text = JSON.stringify(panel.type === 'text' ? '' : panel.targets);
  const used = Object.entries(view.values).filter(([name]) => mentions(text, name));
  const own = scoped.filter(({ variable }) => mentions(text, variable)).map(({ variable, value }) => [variable, value]);
  const question: Question = {
    uid: view.dashboard.uid,
    panelId: panel.id,
    ...view.range,
    variables: Object.fromEntries(used),
    ...(own.length > 0 ? { scoped: Object.fromEntries(own) } : {}),
  };
  const time = text.includes('$__') ? view.range : {};
  return {
    question,
    key: JSON.stringify([question.uid, question.panelId, time, question.variables, question.scoped, view.tick]),
  };
}

/** Texts of chosen values; `all` in the board's language. */
export function textsOfValues(view: View, variable: Variable, all: string): string[] {
  const options = view.options[variable.name] ?? ownOptions(variable);
  const texts = new Map(options.map(({ value, text }) => [value, text]));
  return (view.values[variable.name] ?? []).map((value) => (value === ALL ? all : (texts.get(value) ?? value)));
}

/** Variables as titles and links see them; a repeated panel sees its own value. */
export function scopeOf(view: View, scoped: readonly Scoped[], all: string): Scope {
  const states = variablesOf(view.dashboard).map((variable): [string, VariableValue] => {
    const { name } = variable;
    const allValue = allValueOf(variable);
    const own = scoped.find((one) => one.variable === name);
    const state: VariableValue = {
      name,
      multi: takesSeveral(variable),
      values: own ? [own.value] : (view.values[name] ?? []),
      texts: own ? [own.text] : textsOfValues(view, variable, all),
      options: (view.options[name] ?? []).map(({ value }) => value),
      ...(allValue ? { allValue } : {}),
    };
    return [name, state];
  });
  return { variables: new Map(states), range: view.raw };
}

/** Values that a panel repeats over: all options where all are chosen. */
export function repeatValuesOf(view: View, name: string): Option[] {
  const options = view.options[name] ?? [];
  const values = view.values[name] ?? [];
  if (values.includes(ALL)) return [...options];
  return values.map((value) => options.find((option) => option.value === value) ?? { value, text: value });
}

/** What panels need beside their data. */
export interface PanelContext {
  scope: Scope;
  formats: Formats;
}

/** What every kind of panel is drawn from. */
export interface PanelProps<T extends QueriedPanel['type'] = QueriedPanel['type']> {
  panel: PanelOf<T>;
  title: string;
  fields: Field[];
  context: PanelContext;
  /** Charts: show the values as a table instead. */
  asTable: boolean;
}
