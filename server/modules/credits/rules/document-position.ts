/** Where in the text of a JSON file something stands. */
export interface PositionedJson {
  readonly value: unknown;
  /** The line, from 1, of a path such as `['weights', 3, 'centicredits']`, or of the nearest part of it that is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export class JsonSyntaxError extends Error {
  constructor(readonly line: number, readonly column: number) {
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
  if (end < text.length) throw positionAt(text, end);
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

function positionAt(text: string, at: number): JsonSyntaxError {
  const before = text.slice(0, at).split('\n');
  return new JsonSyntaxError(before.length, (before.at(-1)?.length ?? 0) + 1);
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
    if (path.length > DEEPEST) throw positionAt(this.text, this.at);
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
      if (seen.has(name)) throw positionAt(this.text, start);
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
    if (!found) throw positionAt(this.text, this.at);
    this.at += found.length;
    return found;
  }

  private expect(mark: string): void {
    if (this.text[this.at] !== mark) throw positionAt(this.text, this.at);
    this.at += 1;
  }

  private space(): void {
    for (; /[ \t\r\n]/.test(this.text[this.at] ?? ''); this.at += 1) if (this.text[this.at] === '\n') this.line += 1;
  }
}
