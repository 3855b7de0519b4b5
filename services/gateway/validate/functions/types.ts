/**
 * Types and structures that are in a string (`CAST(x, 'Array(String)')`, `values('a UInt8, b String', …)`) are parsed a second time by ClickHouse, with
 * everything that a column of CREATE TABLE may have: `x String ALIAS file('…')`. So only this grammar passes.
 */

/** Types without arguments, and SQL's names for them; compared without case. */
const PLAIN = new Set(
  `int8 int16 int32 int64 int128 int256 uint8 uint16 uint32 uint64 uint128 uint256 float32 float64 bfloat16 string date date32 time datetime bool
  uuid ipv4 ipv6 json dynamic nothing point ring polygon
  tinyint smallint int integer bigint float double real char varchar text tinytext mediumtext longtext boolean timestamp decimal numeric dec
  intervalsecond intervalminute intervalhour intervalday intervalweek intervalmonth intervalquarter intervalyear`.split(
    /\s+/,
  ),
);
const WITH_NUMBERS = new Set(
  'fixedstring decimal decimal32 decimal64 decimal128 decimal256 numeric dec char varchar float double int integer bigint smallint tinyint'.split(
    ' ',
  ),
);
const WITH_ZONE = new Set(['datetime', 'datetime32', 'datetime64', 'time64']);
const WITH_TYPES = new Set(['array', 'nullable', 'lowcardinality', 'map', 'tuple', 'variant', 'nested']);
const ENUMS = new Set(['enum', 'enum8', 'enum16']);
/** Names of two words that SQL has. */
const TWO_WORDS = /^(?:double precision|(?:char|character) varying|national char)\b/i;

const TOKEN = / *(?:([A-Za-z_][A-Za-z0-9_]*)|(`[^`\\]+`)|('[^'\\]*')|(-?[0-9]+)|([(),=]))/y;

interface Piece {
  kind: 'word' | 'name' | 'string' | 'number' | 'sign';
  text: string;
}

function piecesOf(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    const [, word, name, string, number, sign] = match;
    if (word !== undefined) pieces.push({ kind: 'word', text: word });
    else if (name !== undefined) pieces.push({ kind: 'name', text: name });
    else if (string !== undefined) pieces.push({ kind: 'string', text: string });
    else if (number !== undefined) pieces.push({ kind: 'number', text: number });
    else pieces.push({ kind: 'sign', text: sign ?? '' });
  }
  return pieces;
}

/** A reader of types: each method says whether it found what it is named after, and then reads on behind it. */
function reader(pieces: readonly Piece[]) {
  let at = 0;
  const sign = (text: string) => {
    const found = pieces[at]?.kind === 'sign' && pieces[at]?.text === text;
    if (found) at += 1;
    return found;
  };
  const kind = (wanted: Piece['kind']) => {
    const found = pieces[at]?.kind === wanted;
    if (found) at += 1;
    return found;
  };
  function list(one: () => boolean): boolean {
    do if (!one()) return false;
    while (sign(','));
    return true;
  }
  const inParentheses = (one: () => boolean) => sign('(') && list(one) && sign(')');
  const enumMember = () => kind('string') && (!sign('=') || kind('number'));
  const scaleOrZone = () => kind('number') || kind('string');
  /** `UInt8`, or `a UInt8` as in tuples. */
  function perhapsNamed(): boolean {
    const next = pieces[at + 1];
    const named = pieces[at]?.kind === 'name' || (pieces[at]?.kind === 'word' && next?.kind === 'word');
    if (named) at += 1;
    return type();
  }
  function type(): boolean {
    if (!kind('word')) return false;
    const name = (pieces[at - 1]?.text ?? '').toLowerCase();
    if (pieces[at]?.text !== '(') return PLAIN.has(name) || WITH_ZONE.has(name);
    if (WITH_TYPES.has(name)) return inParentheses(perhapsNamed);
    if (ENUMS.has(name)) return inParentheses(enumMember);
    if (WITH_ZONE.has(name)) return inParentheses(scaleOrZone);
    return WITH_NUMBERS.has(name) && inParentheses(() => kind('number'));
  }
  const column = () => (kind('name') || kind('word')) && type();
  return { type, columns: () => list(column), atEnd: () => at === pieces.length };
}

/** Whether a text is a type, and nothing but a type. */
export function isType(text: string): boolean {
  const read = reader(piecesOf(text.replace(TWO_WORDS, 'String')) ?? []);
  return read.type() && read.atEnd();
}

/** Whether a text is a list of columns, each a name and a type: nothing with DEFAULT, ALIAS, MATERIALIZED or another expression. */
export function isStructure(text: string): boolean {
  const read = reader(piecesOf(text) ?? []);
  return read.columns() && read.atEnd();
}
