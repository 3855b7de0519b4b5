import type { EngineFailure } from './engine-failure.ts';

/**
 * What a viewer is told of an error of ClickHouse's. Its messages quote what it was looking at: values of rows that a filter would have left out
 * (`Cannot parse string 'Anna' as UInt64`, for a condition may be computed before a filter), names that it knows and the viewer doesn't
 * (`Maybe you meant: ['email']`), the inside of a view (`In scope …`, `while executing 'FUNCTION …'`). So the text is kept for errors about the
 * statement itself, without its surroundings, and quoted is only what the viewer wrote; all others are told by their name.
 */
export interface ViewerError {
  status: number;
  code: number;
  type: string;
  message: string;
}

/** Errors about a statement's words and types, found before any row is read. */
const ABOUT_THE_STATEMENT = new Set(
  `SYNTAX_ERROR UNKNOWN_IDENTIFIER UNKNOWN_TABLE UNKNOWN_DATABASE UNKNOWN_FUNCTION UNKNOWN_AGGREGATE_FUNCTION UNKNOWN_TYPE UNKNOWN_FORMAT
  UNKNOWN_QUERY_PARAMETER BAD_QUERY_PARAMETER NUMBER_OF_ARGUMENTS_DOESNT_MATCH TOO_FEW_ARGUMENTS_FOR_FUNCTION TOO_MANY_ARGUMENTS_FOR_FUNCTION
  ILLEGAL_TYPE_OF_ARGUMENT ILLEGAL_COLUMN NOT_AN_AGGREGATE ILLEGAL_AGGREGATION AMBIGUOUS_IDENTIFIER AMBIGUOUS_COLUMN_NAME
  MULTIPLE_EXPRESSIONS_FOR_ALIAS INVALID_JOIN_ON_EXPRESSION NO_COMMON_TYPE UNION_ALL_RESULT_STRUCTURES_MISMATCH UNSUPPORTED_METHOD
  NUMBER_OF_COLUMNS_DOESNT_MATCH INCORRECT_RESULT_OF_SCALAR_SUBQUERY NOT_IMPLEMENTED TYPE_MISMATCH`.split(/\s+/),
);

/** Where an error goes on to say what it was looking at. */
const SURROUNDINGS =
  /[.:,]? *(?:\bMaybe you meant\b|\b[Ii]n scope\b|\b[Ww]hile (?:executing|processing)\b|\(?\b[Ii]n query\b|\bNote: )[\s\S]*$/;
const QUOTED = /(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const NAME = /^[\p{L}\p{N}_]+$/u;
const MAX_LENGTH = 1_000;

const IN_WORDS: Readonly<Record<string, string>> = {
  ACCESS_DENIED: 'this may not be read',
  FUNCTION_THROW_IF_VALUE_IS_NON_ZERO: 'the condition of throwIf holds',
  ILLEGAL_DIVISION: 'division by zero',
  CANNOT_PARSE_TEXT: 'a text is not what it is to be read as: the functions …OrNull and …OrZero take any',
};

const inWords = (type: string): string => IN_WORDS[type] ?? type.toLowerCase().replaceAll('_', ' ');

/** A quoted name or value, if the viewer wrote it: `'crm.opportunities.name'` for his `name` is `'name'`. */
function knownOf(quoted: string, statement: string): string | undefined {
  if (quoted !== '' && statement.includes(quoted)) return quoted;
  const last = quoted.split('.').at(-1) ?? '';
  return NAME.test(last) && new RegExp(`(?<![\\p{L}\\p{N}_])${last}(?![\\p{L}\\p{N}_])`, 'u').test(statement)
    ? last
    : undefined;
}

function syntaxError(message: string, statement: string): string {
  const where = /failed at position \d+(?: \((?:line|end)[^)]*\))?/.exec(message)?.[0];
  const token = /failed at position \d+ \(([^\n]*?)\)(?: \(line[^)]*\))?:/.exec(message)?.[1];
  const expected = /Expected one of: ([^\n]*?)\.?$/.exec(message)?.[1];
  const near = token !== undefined && token !== '' && statement.includes(token) ? ` near ${token}` : '';
  const wanted = expected === undefined ? '' : `; expected one of: ${expected.replace(QUOTED, '…').slice(0, 300)}`;
  return `syntax error${where === undefined ? '' : `: ${where}`}${near}${wanted}`;
}

function aboutStatement({ type, message }: EngineFailure, statement: string): string {
  const plain = message.replace(SURROUNDINGS, '').trim();
  if (type === 'SYNTAX_ERROR') return syntaxError(plain, statement);
  if (type === 'TYPE_MISMATCH') {
    const wanted = /to type ([A-Za-z0-9(), ]+)$/.exec(plain)?.[1];
    return `a value can't be compared or converted${wanted === undefined ? '' : ` to ${wanted}`}`;
  }
  return plain
    .replace(QUOTED, (_all, quote: string, text: string) => `${quote}${knownOf(text, statement) ?? '…'}${quote}`)
    .slice(0, MAX_LENGTH);
}

/** @param statement what the viewer wrote: of that alone, messages quote */
export function viewerError(failure: EngineFailure, statement: string): ViewerError {
  const { status, code, type } = failure;
  const message = ABOUT_THE_STATEMENT.has(type) ? aboutStatement(failure, statement) : inWords(type);
  return { status, code, type, message };
}
