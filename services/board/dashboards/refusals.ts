import { type Dashboard, queriedPanelsOf, type Variable } from '../../../grafana/model/dashboard.ts';
import { MACROS } from '../../../grafana/model/interpolate.ts';
import { placeholdersOf } from './placeholders.ts';

const macros: ReadonlySet<string> = new Set(MACROS);
/** Formats that mean something in SQL; the others make addresses and texts. None at all puts the value in as it is. */
const FOR_SQL = new Set([undefined, 'sqlstring', 'singlequote', 'raw', 'csv']);

/**
 * A literal that is the value as in an address and nothing else, for the statement to decode: of letters, digits and `-_.~%@:$,;&=`, it cannot end the
 * literal. `sqlstring` says as much, and keeps its name for the rules.
 */
const ENCODED = /'\$\{(\w+):(?:percentencode|queryparam)\}'/g;
const asLiteral = (sql: string): string => sql.replaceAll(ENCODED, (_, name) => `\${${name}:sqlstring}`);

/** Whether anybody can write into it: then only a string literal may be made of it. */
const isOpen = (variable: Variable) => variable.type === 'query' || variable.type === 'textbox';

/**
 * Why a dashboard can't be served; nothing if it can. A statement takes the value of a variable that anybody can fill in (`query`,
 * `textbox`) only as a string literal, plain or encoded as in an address; `raw` is for those whose values the dashboard itself lists.
 */
export function refusalsOf(dashboard: Dashboard): string[] {
  const { list } = dashboard.templating;
  const variables = new Map(list.map((variable) => [variable.name, variable]));
  const panels = queriedPanelsOf(dashboard);

  function inStatement(where: string, sql: string, known: ReadonlyMap<string, Variable> = variables): string[] {
    return placeholdersOf(asLiteral(sql)).flatMap(({ name, format }) => {
      if (macros.has(`$${name}`) && format === undefined) return [];
      const variable = known.get(name);
      if (!variable)
        return [`${where}: there is no variable or macro ${name}${variables.has(name) ? ' before it' : ''}`];
      const written = `\${${name}${format === undefined ? '' : `:${format}`}}`;
      if (isOpen(variable) && format !== 'sqlstring') return [`${where}: ${written} must be sqlstring`];
      if (!FOR_SQL.has(format)) return [`${where}: ${written} has a format that is not for SQL`];
      return [];
    });
  }
  const ids = dashboard.panels
    .flatMap((item) => [item, ...(item.type === 'row' ? item.panels : [])])
    .map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `panel ${id}: is there twice`),
    ...panels.flatMap(({ id, targets }) => targets.flatMap(({ rawSql }) => inStatement(`panel ${id}`, rawSql))),
    ...panels.flatMap(({ id, repeat }) =>
      repeat && !variables.has(repeat) ? [`panel ${id}: repeats over ${repeat}, which is no variable`] : [],
    ),
    // Options depend on variables listed earlier, so there is an order in which all can be filled; and on what is chosen of their own, which stays.
    ...list.flatMap((variable, index) =>
      variable.type === 'query'
        ? inStatement(
            `variable ${variable.name}`,
            variable.query.rawSql,
            new Map(list.slice(0, index + 1).map((earlier) => [earlier.name, earlier])),
          )
        : [],
    ),
  ];
}
