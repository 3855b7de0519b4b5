import { replaceVariables } from '../../../grafana/model/interpolate.ts';

/** A place for a variable's value, in any of Grafana's spellings: `$v`, `${v:format}`, `[[v:format]]`. */
interface Placeholder {
  name: string;
  /** `sqlstring` in `${v:sqlstring}`; undefined: none is named. */
  format: string | undefined;
}

/** Every placeholder of a text, in order; macros (`$__fromTime`) look the same and are among them. */
export function placeholdersOf(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  replaceVariables(text, (name, _path, format) => {
    found.push({ name, format });
    return undefined;
  });
  return found;
}
