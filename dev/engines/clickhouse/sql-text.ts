import { type Token, tokens } from '../../../clickhouse/catalogue/sql-tokens.ts';

/** What a statement is, as far as the server must know. */
export type Statement =
  | { kind: 'empty' }
  /** Answers rows, and may be streamed. */
  | { kind: 'select'; format: string | undefined }
  /** Rows in `format` follow, from `dataAt` on. */
  | { kind: 'insert'; format: string; dataAt: number }
  /** DDL, INSERT … SELECT, SHOW, SET, …: run as a whole. */
  | { kind: 'other'; format: string | undefined };

const SELECTS = new Set(['SELECT', 'WITH', 'FROM', 'VALUES']);
/** What may be behind `FORMAT X` in a query. */
const AFTER_FORMAT = new Set(['', ';', 'SETTINGS', 'INTO', 'PARALLEL']);

/**
 * Looks at the first statement of a text without parsing it: its kind, its FORMAT clause, where the rows of an INSERT begin. Only the engine's own
 * parser says for sure whether that is so (parser.ts).
 * Offsets count characters of `text`; given latin1, they are bytes.
 */
export function inspect(text: string): Statement {
  let first = '';
  let depth = 0;
  let format: string | undefined;
  /** The last two words or signs at depth 0, with the `FORMAT X` that waits for what follows it. */
  let before = '';
  let previous = '';
  let pending: string | undefined;
  let rowsFromQuery = false;

  for (const token of tokens(text)) {
    const word = token.kind === 'word' ? token.text.toUpperCase() : token.kind === 'sign' ? token.text : '""';
    if (first === '' && word !== '(') first = word;
    if (word === '(' || word === '[' || word === '{') depth++;
    else if (word === ')' || word === ']' || word === '}') depth--;
    if (pending !== undefined) {
      if (AFTER_FORMAT.has(word)) format = pending;
      pending = undefined;
    }
    if (depth === 0) {
      if (first === 'INSERT' && !rowsFromQuery) {
        const named = previous !== 'INTO' && previous !== 'TABLE' && previous !== '.';
        if (named && (word === 'SELECT' || word === 'WITH' || word === 'WATCH')) rowsFromQuery = true;
        if (named && word === 'VALUES') return { kind: 'insert', format: 'Values', dataAt: token.end };
        if (previous === 'FORMAT' && before !== 'INTO' && before !== 'TABLE' && before !== '.' && token.kind === 'word')
          return word === 'VALUES'
            ? { kind: 'insert', format: 'Values', dataAt: token.end }
            : { kind: 'insert', format: token.text, dataAt: dataStart(text, token.end) };
      } else if (previous === 'FORMAT' && before !== '.' && before !== 'AS' && isName(token))
        pending = token.text.replaceAll('`', '');
      if (word === ';') break;
      before = previous;
      previous = word;
    }
  }
  if (pending !== undefined) format = pending;
  if (first === '' || first === ';') return { kind: 'empty' };
  return { kind: SELECTS.has(first) ? 'select' : 'other', format };
}

/** In canonical text a format that is also a keyword is quoted: `Null`. */
const isName = ({ kind, text }: Token): boolean => kind === 'word' || (kind === 'quoted' && text.startsWith('`'));

/** Behind `FORMAT X` blanks and one line feed belong to the statement; binary rows start right there. */
function dataStart(text: string, at: number): number {
  let i = at;
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\f') i++;
  if (text[i] === '\r' && text[i + 1] === '\n') return i + 2;
  return text[i] === '\n' ? i + 1 : i;
}
