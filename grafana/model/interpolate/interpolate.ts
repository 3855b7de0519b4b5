import { type FormatOptions, formatVariable } from './formats.ts';
import type { VariableValue } from './variable.ts';

/** `$name`, `[[name:format]]`, `${name.path:format}`: Grafana's own expression. */
const VARIABLE = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

export type Lookup = (name: string, path: string | undefined, format: string | undefined) => string | undefined;

/** Replaces every variable that `lookup` knows; others (macros such as `$__fromTime`, too) stay as they are. */
export const replaceVariables = (text: string, lookup: Lookup): string =>
  text.replace(VARIABLE, (match, plain, square, squareFormat, braced, path, bracedFormat) => {
    const name: string = plain ?? square ?? braced;
    return lookup(name, path, squareFormat ?? bracedFormat) ?? match;
  });

/** Puts variables into a statement, a title or an address. `scoped` goes first: the value of a repeated panel. */
export function interpolate(
  text: string,
  variables: ReadonlyMap<string, VariableValue>,
  options: FormatOptions & { scoped?: ReadonlyMap<string, VariableValue> } = {},
): string {
  return replaceVariables(text, (name, _path, format) => {
    const variable = options.scoped?.get(name) ?? variables.get(name);
    return variable && formatVariable(variable, format, options);
  });
}
