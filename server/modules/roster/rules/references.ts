import { nearest } from '../../teachers/rules/nearest.js';

interface Named {
  readonly code: string;
  readonly nameZh: string;
}

export type Resolution =
  | { readonly code: string }
  | { readonly refusal: 'ambiguous'; readonly codes: string }
  | { readonly refusal: 'bad_row'; readonly row: number }
  | { readonly refusal: 'unknown'; readonly suggestion: string };

/** Finds an area or a school by its code or its full name, among those on file and the good rows of the workbook. */
export class References {
  private readonly codes = new Set<string>();
  private readonly codesByName = new Map<string, Set<string>>();
  private readonly badRows = new Map<string, number>();
  private readonly answers = new Map<string, Resolution>();

  constructor(known: readonly Named[]) {
    for (const named of known) this.add(named);
  }

  add({ code, nameZh }: Named): void {
    this.codes.add(code);
    const codes = this.codesByName.get(sameName(nameZh)) ?? new Set<string>();
    this.codesByName.set(sameName(nameZh), codes.add(code));
  }

  addBadRow(row: number, texts: readonly (string | null | undefined)[]): void {
    for (const text of texts) {
      if (text && !this.badRows.has(sameName(text))) this.badRows.set(sameName(text), row);
    }
  }

  /** Call it once every row has been added: answers are kept. */
  resolve(text: string): Resolution {
    const known = this.answers.get(text);
    if (known) return known;
    const answer = this.find(text);
    this.answers.set(text, answer);
    return answer;
  }

  private find(text: string): Resolution {
    if (this.codes.has(text)) return { code: text };
    const codes = [...(this.codesByName.get(sameName(text)) ?? [])];
    const [code] = codes;
    if (code !== undefined) return codes.length === 1 ? { code } : { refusal: 'ambiguous', codes: codes.join('、') };
    const row = this.badRows.get(sameName(text));
    if (row !== undefined) return { refusal: 'bad_row', row };
    return { refusal: 'unknown', suggestion: nearest(sameName(text), /^[A-Z0-9-]{3}/.test(text) ? this.codes : this.codesByName.keys()) ?? '' };
  }
}

/** One form for （）and (), full and half width. */
export function sameName(name: string): string {
  return name.normalize('NFKC').trim();
}
