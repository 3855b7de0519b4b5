import { readdir, readFile } from 'node:fs/promises';
import { LeadstreamError } from '../../services/shared/errors.ts';
import { count } from '../../services/shared/words.ts';
import { columnsMacro, valuesMacro } from '../schema/public-columns.ts';

/** A piece of SQL that has a name: `{{in_period(fact.created_at)}}` stands for what `macros/in_period.sql` says. */
export interface Macro {
  /** What it stands for, in one line. */
  about: string;
  parameters: readonly string[];
  /** Text for so many arguments as there are parameters; it may call other macros. */
  expand: (args: readonly string[]) => string;
}

export type Macros = ReadonlyMap<string, Macro>;

const CALL = /\{\{([a-z][a-z0-9_]*)\(/;
const OPENING = '([{';
const CLOSING = ')]}';

const wrong = (where: string, message: string) => new LeadstreamError('SQL_FILE', `${where}: ${message}`);

/** A macro as its file defines it: `-- What it is.`, `-- Parameters: a, b` (or `none`), then the text with `{{a}}` and `{{b}}`. */
export function parseMacro(text: string, where: string): Macro {
  const [, header = '', body = ''] = /^((?:--.*\n)*)([\s\S]*)$/.exec(text) ?? [];
  const [first = '', ...notes] = header.split('\n').map((line) => line.replace(/^--\s*/, ''));
  const declared = notes.flatMap((note) => /^Parameters: (.+?)\.?$/.exec(note)?.[1] ?? [])[0];
  if (first === '' || declared === undefined || body.trim() === '')
    throw wrong(
      where,
      'a macro needs a line that says what it is, a line "-- Parameters: a, b" (or none), and its text',
    );
  const parameters = declared === 'none' ? [] : declared.split(',').map((name) => name.trim());
  const unused = parameters.find((name) => !body.includes(`{{${name}}}`));
  if (unused !== undefined) throw wrong(where, `the parameter ${unused} does not occur in the text`);
  return {
    about: first,
    parameters,
    expand: (args) =>
      parameters.reduce((sql, name, index) => sql.replaceAll(`{{${name}}}`, () => args[index] ?? ''), body.trim()),
  };
}

const RANGE = ['table', 'from', 'to'];
/** Columns of stored tables that analysts see as they are, from one to another of them. */
const OF_TABLES: Macros = new Map([
  ['columns', { about: 'How a view declares columns of a stored table.', parameters: RANGE, expand: columnsMacro }],
  ['values', { about: 'How a view selects columns of a stored table.', parameters: RANGE, expand: valuesMacro }],
]);

/** Macros of `clickhouse/macros` and of `clickhouse/schema`, by name. @throws LeadstreamError `SQL_FILE` */
export async function readMacros(root: string): Promise<Macros> {
  const files = (await readdir(`${root}/macros`)).filter((name) => name.endsWith('.sql')).sort();
  const written = await Promise.all(
    files.map(async (file): Promise<[string, Macro]> => {
      const text = await readFile(`${root}/macros/${file}`, 'utf8');
      return [file.slice(0, -'.sql'.length), parseMacro(text, `clickhouse/macros/${file}`)];
    }),
  );
  return new Map([...OF_TABLES, ...written]);
}

/** Arguments from behind the opening parenthesis on, split at the commas that no bracket or quote holds; undefined where the call does not end. */
function readArguments(text: string, from: number): { args: string[]; end: number } | undefined {
  const args: string[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "'") {
      const literal = /^'(?:[^'\\]|\\.|'')*'/s.exec(text.slice(at))?.[0];
      if (literal === undefined) return undefined;
      at += literal.length - 1;
    } else if (depth === 0 && (char === ',' || char === ')')) {
      args.push(text.slice(start, at).trim());
      start = at + 1;
      if (char === ')') return text.startsWith('}}', start) ? { args, end: start + 2 } : undefined;
    } else if (OPENING.includes(char)) depth += 1;
    else if (CLOSING.includes(char)) depth -= 1;
  }
  return undefined;
}

/**
 * The text with every call of a macro replaced by what it stands for, by position of the arguments. Further lines of a macro are indented as the line of its
 * call. `{{timezone}}` and the like, without parentheses, are left for `renderSql`.
 * @param where file that the text is of, for messages
 * @throws LeadstreamError `SQL_FILE` for an unknown macro, another number of arguments, a call that does not end, macros that call each other in a circle
 */
export function expandMacros(text: string, macros: Macros, where: string, within: readonly string[] = []): string {
  const call = CALL.exec(text);
  if (!call) return text;
  const [opening, name = ''] = call;
  const macro = macros.get(name);
  if (!macro)
    throw wrong(where, `unknown macro {{${name}(…)}}; clickhouse/macros has ${[...macros.keys()].join(', ')}`);
  if (within.includes(name)) throw wrong(where, `macros call each other: ${[...within, name].join(' → ')}`);
  const read = readArguments(text, call.index + opening.length);
  if (!read) throw wrong(where, `the call of the macro {{${name}(…)}} does not end`);
  const args = read.args.length === 1 && read.args[0] === '' ? [] : read.args;
  if (args.length !== macro.parameters.length)
    throw wrong(
      where,
      `{{${name}(…)}} takes ${count(macro.parameters.length, 'argument')} (${macro.parameters.join(', ')}), not ${args.length}`,
    );
  const before = text.slice(0, call.index);
  const indentation = /^ */.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0] ?? '';
  const given = args.map((argument) => expandMacros(argument, macros, where, within));
  const expanded = expandMacros(macro.expand(given), macros, where, [...within, name]);
  const after = expandMacros(text.slice(read.end), macros, where, within);
  return before + expanded.replaceAll('\n', `\n${indentation}`) + after;
}
