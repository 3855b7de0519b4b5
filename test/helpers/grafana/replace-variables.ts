import type { DataFrame, Field, InterpolateFunction, ScopedVars } from '@grafana/data';
import {
  formatVariable,
  percentEncode,
  replaceVariables,
  type VariableValue,
} from '../../../grafana/model/interpolate.ts';
import { grafana } from './grafana-data.ts';

/** Where a link or a name is put together: Grafana hands it over as `__dataContext`. */
interface DataContext {
  frame: DataFrame;
  field?: Field;
  rowIndex?: number;
}

const contextOf = (scoped: ScopedVars | undefined): DataContext | undefined => scoped?.__dataContext?.value;

/** `${__data.fields.x}` at a row; the whole expression where there is no row, as in Grafana's `DataMacro`. */
function cell({ frame, rowIndex }: DataContext, path: string): string | undefined {
  const name = /^fields\.(.+)$/.exec(path)?.[1];
  if (rowIndex === undefined || name === undefined) return undefined;
  const fields: Record<string, unknown> = grafana.getFieldDisplayValuesProxy({ frame, rowIndex });
  return String(fields[name] ?? '');
}

function clicked({ field, rowIndex }: DataContext, path: string): string | undefined {
  if (!field || rowIndex === undefined) return undefined;
  const value: unknown = field.values[rowIndex];
  if (path === 'raw') return String(value ?? '');
  return field.display ? grafana.formattedValueToString(field.display(value)) : String(value);
}

/**
 * Puts variables and clicked values in as `@grafana/scenes` does, for Grafana's functions that ask for it. (That package needs a browser; the
 * values of cells come from Grafana's own proxy over the frame.)
 */
export const replacerOf =
  (variables: ReadonlyMap<string, VariableValue>): InterpolateFunction =>
  (text, scoped) =>
    replaceVariables(text, (name, path = '', format) => {
      if (name === '__url_time_range') return 'from=now%2FM&to=now%2FM';
      const variable = variables.get(name);
      if (variable) return formatVariable(variable, format);
      const context = contextOf(scoped);
      if (!context) return undefined;
      const encode = (found: string | undefined) =>
        found !== undefined && format === 'percentencode' ? percentEncode(found) : found;
      if (name === '__data') return encode(cell(context, path));
      if (name === '__value') return encode(clicked(context, path));
      return name === '__field' && path === 'name' ? encode(context.field?.name) : undefined;
    });
