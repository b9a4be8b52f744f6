/** Characters of one shingle: long enough that set phrases of the trade do not count, short enough for Chinese. */
export const SHINGLE = 8;
const HASHES = 64;
/** Thirty-two bands of two: of texts that share 30 % of their shingles 95 in 100 meet in one, of those that share half all. */
const BAND = 2;
/** From here on two hand-ins are shown side by side. */
export const FLAGGED_PERMILLE = 250;

/** Letters, digits and Chinese characters only, so that commas and spaces hide nothing. `at` is where each stood. */
export function plainText(text: string): { readonly plain: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let plain = '';
  let index = 0;
  for (const character of text) {
    const folded = character.normalize('NFKC').toLowerCase();
    if (/^[\p{L}\p{N}]+$/u.test(folded)) {
      for (let n = 0; n < folded.length; n += 1) at.push(index);
      plain += folded;
    }
    index += character.length;
  }
  return { plain, at };
}

/** FNV-1a over the shingle, 32 bits. */
function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let n = from; n < from + SHINGLE; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

export function shinglesOf(text: string): ReadonlySet<number> {
  const { plain } = plainText(text);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= plain.length; at += 1) shingles.add(hashOf(plain, at));
  return shingles;
}

/** 64 minima under fixed mixings, as hex; empty for a text that is too short to compare. */
export function printOf(shingles: ReadonlySet<number>): string {
  if (shingles.size === 0) return '';
  const minima = new Array<number>(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let n = 0; n < HASHES; n += 1) {
      let mixed = Math.imul(shingle ^ Math.imul(n + 1, 0x9e3779b1), 0x85ebca6b);
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed < (minima[n] as number)) minima[n] = mixed;
    }
  }
  return minima.map((each) => each.toString(16).padStart(8, '0')).join('');
}

/** Pairs worth a closer look: of each new print with every other that shares a band with it. */
export function candidatePairs(wanted: ReadonlySet<number>, prints: ReadonlyMap<number, string>): [number, number][] {
  const bands = new Map<string, number[]>();
  for (const [id, print] of prints) {
    for (let at = 0; at < print.length; at += 8 * BAND) {
      const key = `${at} ${print.slice(at, at + 8 * BAND)}`;
      const others = bands.get(key);
      if (others) others.push(id);
      else bands.set(key, [id]);
    }
  }
  const pairs = new Map<string, [number, number]>();
  for (const ids of bands.values()) {
    for (const [n, one] of ids.entries()) {
      for (const other of ids.slice(n + 1)) {
        if (!wanted.has(one) && !wanted.has(other)) continue;
        const [low, high] = one < other ? [one, other] : [other, one];
        pairs.set(`${low} ${high}`, [low, high]);
      }
    }
  }
  return [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Of the shorter text, the share that also stands in the other, in thousandths: a copied paragraph counts in a long text too. */
export function sharedPermille(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return Math.floor((shared * 1000) / small.size);
}

export interface Passage {
  readonly text: string;
  readonly same: boolean;
}

/** A text cut where it begins and ends to say what the other one says. */
export function passages(text: string, other: string): Passage[] {
  const { plain, at } = plainText(text);
  const known = shinglesOf(other);
  const isSame = new Array<boolean>(plain.length).fill(false);
  for (let n = 0; n + SHINGLE <= plain.length; n += 1) if (known.has(hashOf(plain, n))) isSame.fill(true, n, n + SHINGLE);
  const cuts: Passage[] = [];
  let from = 0;
  let same = false;
  const cut = (to: number): void => {
    if (to > from) cuts.push({ text: text.slice(from, to), same });
    from = to;
  };
  for (let n = 0; n < plain.length; n += 1) {
    if (isSame[n] === same) continue;
    cut(at[n] as number);
    same = !same;
  }
  cut(text.length);
  return cuts;
}
