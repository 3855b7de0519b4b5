import { allValueOf, ownOptions, takesSeveral, type Variable } from '../../../grafana/model/dashboard.ts';
import { interpolate, isAll, type TimeRange, type VariableValue } from '../../../grafana/model/interpolate.ts';
import type { QueriedPanel } from '../../../grafana/model/panel.ts';
import { HttpError } from '../../shared/http/http-error.ts';
import type { Catalogue } from '../dashboards/catalogue.ts';
import type { Frame, Option } from '../model/api.ts';
import { choicesOf } from './choices.ts';
import { createZonedText, frameOf } from './frame.ts';
import type { Limits } from './limits.ts';
import type { QueryRunner } from './query-runner.ts';
import type { OptionsBody, QueryBody } from './request.ts';
import { neededBy, statementOf, variablesBefore } from './statement.ts';

export interface Answer {
  frames: Frame[];
  /** What was asked, for the reader's eyes. */
  sql: string;
}

interface ReportsOptions {
  catalogue: Catalogue;
  runQuery: QueryRunner;
  /** Business time zone, which times are written in. */
  timeZone: string;
  limits: Limits;
}

/** Answers of panels and of variables' lists of options. Browsers name them; the statements are the dashboards' own. */
export function createReports({ catalogue, runQuery, timeZone, limits }: ReportsOptions) {
  const zoned = createZonedText(timeZone);

  /** Answers of one column are text and value, of two value and text: as Grafana's ClickHouse plugin reads them. */
  async function askOptions(sql: string, signal: AbortSignal): Promise<Option[]> {
    const { rows } = frameOf('options', await runQuery(sql, signal), zoned);
    return rows
      .slice(0, limits.maxOptions)
      .map(([value, text = value]) => ({ text: String(text), value: String(value) }));
  }

  /** The values of variables. "All" without an `allValue` means all options, which are asked if some text needs them. */
  async function resolve(
    variables: ReadonlyMap<string, Variable>,
    choices: ReadonlyMap<string, readonly string[]>,
    texts: readonly string[],
    range: TimeRange,
    signal: AbortSignal,
  ): Promise<Map<string, VariableValue>> {
    const resolved = new Map<string, VariableValue>();
    const needed = neededBy(texts, variables);
    // In the order of the list: options depend on earlier variables only (refusals.ts).
    for (const [name, variable] of variables) {
      if (!needed.has(name)) continue;
      const allValue = allValueOf(variable);
      const value: VariableValue = { name, values: choices.get(name) ?? [], multi: takesSeveral(variable) };
      if (!isAll(value)) resolved.set(name, value);
      else if (allValue) resolved.set(name, { ...value, allValue });
      else {
        const options = await optionsOf(variable, resolved, range, signal);
        resolved.set(name, { ...value, options: options.map((option) => option.value) });
      }
    }
    return resolved;
  }

  async function optionsOf(
    variable: Variable,
    resolved: ReadonlyMap<string, VariableValue>,
    range: TimeRange,
    signal: AbortSignal,
  ): Promise<Option[]> {
    if (variable.type === 'custom') return ownOptions(variable);
    if (variable.type === 'query') return await askOptions(statementOf(variable.query.rawSql, range, resolved), signal);
    throw new HttpError(400, 'no_options', `${variable.name} has no options`, 'variable');
  }

  async function answer(body: QueryBody, signal: AbortSignal) {
    const dashboard = catalogue.dashboard(body.uid);
    const panel = catalogue.panel(dashboard, body.panelId);
    if (panel.type === 'text') throw new HttpError(400, 'no_query', `panel ${body.panelId} asks nothing`, 'panelId');
    const choices = choicesOf(dashboard.variables, body.variables, body.scoped, limits);
    const texts = [panel.title, ...panel.targets.map(({ rawSql }) => rawSql)];
    const variables = await resolve(dashboard.variables, choices, texts, body, signal);
    const asked = panel.targets.map(({ refId, rawSql }) => ({ refId, sql: statementOf(rawSql, body, variables) }));
    const frames = await Promise.all(
      asked.map(async ({ refId, sql }) => frameOf(refId, await runQuery(sql, signal), zoned)),
    );
    return { panel, variables, frames, sql: asked.map(({ sql }) => sql).join(';\n\n') };
  }

  return {
    /** @throws HttpError 400 unknown names or values; what {@link QueryRunner} throws */
    async query(body: QueryBody, signal: AbortSignal): Promise<Answer> {
      const { frames, sql } = await answer(body, signal);
      return { frames, sql };
    },

    /** Options of a variable, given the choices of the others. @throws HttpError as {@link query} */
    async options(body: OptionsBody, signal: AbortSignal): Promise<{ options: Option[] }> {
      const dashboard = catalogue.dashboard(body.uid);
      const variable = catalogue.variable(dashboard, body.variable);
      // What is chosen of the variable itself, and of those behind it, says nothing about its options.
      const before = variablesBefore(dashboard.variables, variable.name);
      const given = Object.fromEntries(Object.entries(body.variables).filter(([name]) => before.has(name)));
      const choices = choicesOf(before, given, {}, limits);
      const texts = variable.type === 'query' ? [variable.query.rawSql] : [];
      const resolved = await resolve(before, choices, texts, body, signal);
      return { options: await optionsOf(variable, resolved, body, signal) };
    },

    /** A panel's first answer, and its title with variables put in. @throws HttpError as {@link query} */
    async firstFrame(
      body: QueryBody,
      signal: AbortSignal,
    ): Promise<{ panel: QueriedPanel; title: string; frame: Frame }> {
      const { panel, variables, frames } = await answer(body, signal);
      const [frame] = frames;
      if (!frame) throw new HttpError(400, 'no_query', `panel ${body.panelId} asks nothing`, 'panelId');
      return { panel, title: interpolate(panel.title, variables), frame };
    },
  };
}

export type Reports = ReturnType<typeof createReports>;
