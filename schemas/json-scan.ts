import { changesAsDouble } from './json-number.ts';
import { MAX_DEPTH } from './tree.ts';

/** What JSON.parse passes over in silence: a key said twice (the first value is lost), a number that a double can't hold. */
export interface JsonFinding {
  kind: 'duplicate_key' | 'imprecise_number';
  /** Names and places from the outermost value; of a list of events, from the event. */
  path: readonly (string | number)[];
}

/** Findings by place in the outermost list; by 0 where the outermost value is no list. */
export type JsonFindings = ReadonlyMap<number, readonly JsonFinding[]>;
export type JsonScan = { ok: true; findings: JsonFindings } | { ok: false; at: number; reason: string };

/** Keys of one object that are compared one by one; beyond, a set is cheaper. */
const FEW_KEYS = 8;
/** Duplicates told of one event: an object of a million equal keys shall not make a million paths. */
const MOST_DUPLICATES = 10;
/** More than {@link MAX_DEPTH} levels are refused as such. */
const DEEPEST = MAX_DEPTH + 1;

interface Frame {
  /** Undefined in a list. */
  keys: string[] | undefined;
  seen: Set<string> | undefined;
  index: number;
}

class Fault extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

/**
 * Reads a text by RFC 8259 beside JSON.parse: finds what that one hides, and says where and why a text is no JSON.
 * One pass without recursion, so that depth costs no stack.
 */
export function scanJson(text: string): JsonScan {
  const scanner = new Scanner(text);
  try {
    scanner.run();
    return { ok: true, findings: scanner.findings };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, at: error.at, reason: error.message };
    throw error;
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const NO_VALUE: readonly [RegExp, string][] = [
  [/'/y, 'texts and names stand in double quotes'],
  [/[}\]]/y, 'a comma before a closing bracket is one too many'],
  [/,/y, 'a value is missing before the comma'],
  [/\/[/*]/y, 'JSON has no comments'],
  [/[+.]\d|-\./y, 'a number starts with a digit or a minus and a digit'],
  [/-?(?:NaN|Infinity)/y, 'JSON has no NaN and no Infinity'],
  [/(?:True|False|None|undefined)\b/y, 'JSON has only true, false and null'],
  [/</y, 'looks like XML or HTML'],
];

class Scanner {
  readonly findings = new Map<number, JsonFinding[]>();
  private readonly text: string;
  private at = 0;
  private readonly stack: Frame[] = [];
  /** Of the event that is being read. */
  private duplicates = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    this.value();
    for (let top = this.stack.at(-1); top; top = this.stack.at(-1)) {
      const closing = top.keys ? CLOSE_OBJECT : CLOSE_LIST;
      const unit = this.next();
      if (unit === closing) {
        this.at++;
        this.stack.pop();
      } else if (unit === COMMA) {
        this.at++;
        if (top.keys) this.key(top);
        else top.index++;
        this.value();
      } else this.fail(top.keys ? 'a comma or } is missing here' : 'a comma or ] is missing here');
    }
    if (!Number.isNaN(this.next())) {
      const several = this.text.charCodeAt(this.at) === OPEN_OBJECT;
      this.fail(
        `something follows the JSON value${several ? ' (several events, one a line, are application/x-ndjson)' : ''}`,
      );
    }
  }

  /** The next code unit that is no white space; NaN at the end. */
  private next(): number {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return unit;
      this.at++;
    }
  }

  private fail(reason: string): never {
    throw new Fault(this.at, this.at < this.text.length ? reason : 'it ends here, before its JSON does');
  }

  /** One scalar, or the start of an object or a list up to its first value. */
  private value(): void {
    for (;;) {
      const unit = this.next();
      if (unit === QUOTE) {
        this.string();
        return;
      }
      if (unit === OPEN_OBJECT) {
        this.at++;
        if (this.next() === CLOSE_OBJECT) break;
        const frame: Frame = { keys: [], seen: undefined, index: 0 };
        this.stack.push(frame);
        this.key(frame);
      } else if (unit === OPEN_LIST) {
        this.at++;
        if (this.next() === CLOSE_LIST) break;
        this.stack.push({ keys: undefined, seen: undefined, index: 0 });
      } else {
        this.scalar();
        return;
      }
    }
    this.at++;
  }

  private key(frame: Frame): void {
    if (this.next() !== QUOTE) {
      const unit = this.text.charCodeAt(this.at);
      this.fail(
        unit === CLOSE_OBJECT && frame.keys?.length
          ? 'a comma before a closing bracket is one too many'
          : 'a name in double quotes is missing here',
      );
    }
    const from = this.at + 1;
    const plain = this.string();
    const raw = this.text.slice(from, this.at - 1);
    const name = plain ? raw : String(JSON.parse(`"${raw}"`));
    const { keys } = frame;
    if (keys) {
      const known = keys.length <= FEW_KEYS ? keys.includes(name) : this.isSeen(frame, keys, name);
      keys.push(name);
      if (known) this.found('duplicate_key');
    }
    if (this.next() !== COLON) this.fail('a colon is missing after the name');
    this.at++;
  }

  private isSeen(frame: Frame, keys: string[], name: string): boolean {
    frame.seen ??= new Set(keys);
    const known = frame.seen.has(name);
    frame.seen.add(name);
    return known;
  }

  /** Passes a string; whether it has no escape. */
  private string(): boolean {
    const { text } = this;
    let plain = true;
    let at = this.at + 1;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) break;
      if (unit === BACKSLASH) {
        plain = false;
        ESCAPE.lastIndex = at;
        if (!ESCAPE.test(text)) {
          this.at = at;
          this.fail('a backslash starts no escape that JSON has');
        }
        at = ESCAPE.lastIndex;
      } else if (unit >= 32) at++;
      else {
        this.at = at;
        this.fail('a control character, such as a line break, must be escaped in a text');
      }
      // charCodeAt gives NaN at the end, which is neither.
      if (at > text.length || Number.isNaN(unit)) {
        this.at = text.length;
        this.fail('');
      }
    }
    this.at = at + 1;
    return plain;
  }

  private scalar(): void {
    const { text, at } = this;
    NUMBER.lastIndex = at;
    if (NUMBER.test(text)) {
      this.at = NUMBER.lastIndex;
      if (/[\d.a-zA-Z_]/.test(text.charAt(this.at))) this.fail('a number is written as 12.5, without leading zeros');
      // Money is the value of a name, never a place in a separate list.
      if (this.stack.at(-1)?.keys && changesAsDouble(text.slice(at, this.at))) this.found('imprecise_number');
      return;
    }
    WORD.lastIndex = at;
    if (WORD.test(text)) {
      this.at = WORD.lastIndex;
      return;
    }
    for (const [pattern, reason] of NO_VALUE) {
      pattern.lastIndex = at;
      if (pattern.test(text)) this.fail(reason);
    }
    this.fail('a value is missing here');
  }

  private found(kind: JsonFinding['kind']): void {
    const [outermost] = this.stack;
    const listed = outermost !== undefined && outermost.keys === undefined;
    const place = listed ? outermost.index : 0;
    const frames = listed ? this.stack.slice(1, DEEPEST + 2) : this.stack.slice(0, DEEPEST + 1);
    // What nests deeper is refused for that, and paths of hostile depth would cost memory without bound.
    if (frames.length > DEEPEST) return;
    let findings = this.findings.get(place);
    if (!findings) {
      findings = [];
      this.findings.set(place, findings);
      this.duplicates = 0;
    }
    if (kind === 'duplicate_key' && ++this.duplicates > MOST_DUPLICATES) return;
    findings.push({ kind, path: frames.map(({ keys, index }) => keys?.at(-1) ?? index) });
  }
}
