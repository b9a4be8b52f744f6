/** Where in the text of a JSON file something stands. */
export interface PositionedJson {
  readonly value: unknown;
  /** The line, from 1, of a path such as `['weights', 3, 'centicredits']`, or of the nearest part of it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** What is probably wrong there. WIDE: a sign as Chinese keyboards write it; TRAILING_COMMA: one before a closing bracket; KEY_TWICE: a field given twice. */
export type JsonMistake = 'WIDE' | 'TRAILING_COMMA' | 'MISSING_COMMA' | 'KEY_TWICE' | 'ENDS_EARLY' | 'SINGLE_QUOTE' | 'COMMENT' | 'NO_QUOTES' | 'BROKEN_TEXT' | 'NUMBER' | 'NO_DOCUMENT' | 'AFTER_END' | 'TOO_DEEP' | 'OTHER';

export class JsonSyntaxError extends Error {
  /** @param found what stands there: one sign, or the name of the field given twice; empty at the end of the text. */
  constructor(readonly line: number, readonly column: number, readonly mistake: JsonMistake, readonly found: string) {
    super(`line ${line}, column ${column}`);
  }
}

/**
 * Reads a JSON text that a person wrote and keeps the line of every value.
 * A key given twice in one object is an error too: the second would silently win.
 *
 * @throws JsonSyntaxError at the first place that is no JSON.
 */
export function readPositionedJson(text: string): PositionedJson {
  const lines = new Map<string, number>();
  const end = new Scanner(text, lines).wholeText();
  if (end < text.length) throw mistakeAt(text, end, 'AFTER_END');
  return {
    value: JSON.parse(text),
    lineOf: (path) => {
      for (let length = path.length; length >= 0; length -= 1) {
        const line = lines.get(keyOf(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

const keyOf = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

function mistakeAt(text: string, at: number, mistake: JsonMistake | null = null, name: string | null = null): JsonSyntaxError {
  const before = text.slice(0, at).split('\n');
  const code = text.codePointAt(at);
  const found = code === undefined ? '' : String.fromCodePoint(code);
  return new JsonSyntaxError(before.length, (before.at(-1)?.length ?? 0) + 1, mistake === 'AFTER_END' && isWide(found) ? 'WIDE' : mistake ?? guess(text, at, found), name ?? found);
}

/** Signs that stand for a plain one: full-width forms, and the comma, colon and quotes of Chinese text. */
const isWide = (sign: string): boolean => /[\uff01-\uff5e\u3000-\u3002\u300c-\u300f\u2018-\u201f]/u.test(sign);

function guess(text: string, at: number, found: string): JsonMistake {
  const before = text.slice(Math.max(0, at - 2_000), at);
  if (before.trim() === '' && !isWide(found)) return 'NO_DOCUMENT';
  if (found === '') return 'ENDS_EARLY';
  if (isWide(found)) return 'WIDE';
  if (/[\]}]/.test(found) && /,\s*$/.test(before)) return 'TRAILING_COMMA';
  if (found === "'") return 'SINGLE_QUOTE';
  if (found === '/' || found === '#') return 'COMMENT';
  if (/[\d+.-]/.test(found) && /[\d:,[+-]\s?$/.test(before)) return 'NUMBER';
  if (/["{[\d-]/.test(found) && /["\]}\dle]\s*$/.test(before)) return 'MISSING_COMMA';
  if (found === '"') return 'BROKEN_TEXT';
  return /[\p{L}_]/u.test(found) ? 'NO_QUOTES' : 'OTHER';
}

const DEEPEST = 40;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Scanner {
  private at = 0;
  private line = 1;

  constructor(private readonly text: string, private readonly lines: Map<string, number>) {}

  wholeText(): number {
    this.space();
    this.value([]);
    this.space();
    return this.at;
  }

  private value(path: readonly PropertyKey[]): void {
    if (path.length > DEEPEST) throw mistakeAt(this.text, this.at, 'TOO_DEEP');
    this.lines.set(keyOf(path), this.line);
    const first = this.text[this.at];
    if (first === '{') this.members(path);
    else if (first === '[') this.elements(path);
    else this.token(first === '"' ? STRING : SCALAR);
  }

  private members(path: readonly PropertyKey[]): void {
    const seen = new Set<string>();
    this.list('}', () => {
      const start = this.at;
      const name = JSON.parse(this.token(STRING)) as string;
      if (seen.has(name)) throw mistakeAt(this.text, start, 'KEY_TWICE', name);
      seen.add(name);
      this.space();
      this.expect(':');
      this.space();
      this.value([...path, name]);
    });
  }

  private elements(path: readonly PropertyKey[]): void {
    let index = 0;
    this.list(']', () => {
      this.value([...path, index]);
      index += 1;
    });
  }

  private list(close: string, one: () => void): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      one();
      this.space();
      if (this.text[this.at] === close) break;
      this.expect(',');
      this.space();
    }
    this.at += 1;
  }

  private token(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (!found) throw mistakeAt(this.text, this.at);
    this.at += found.length;
    return found;
  }

  private expect(mark: string): void {
    if (this.text[this.at] !== mark) throw mistakeAt(this.text, this.at);
    this.at += 1;
  }

  private space(): void {
    for (; /[ \t\r\n]/.test(this.text[this.at] ?? ''); this.at += 1) if (this.text[this.at] === '\n') this.line += 1;
  }
}
