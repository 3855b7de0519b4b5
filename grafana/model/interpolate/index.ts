/** How Grafana puts variables, macros and clicked values into texts. Pure and free of Node: the browser uses it too. */
export { type FormatOptions, formatVariable, percentEncode } from './formats.ts';
export { interpolate, type Lookup, replaceVariables } from './interpolate.ts';
export { interpolateLink, type LinkContext, type LinkValue } from './links.ts';
export { expandMacros, MACROS, type TimeRange } from './macros.ts';
export { ALL, isAll, type VariableValue } from './variable.ts';
