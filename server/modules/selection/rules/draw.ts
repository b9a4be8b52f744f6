import { sha256 } from '../../../platform/sha256.js';
/** Everything a draw depends on. Stored with its outcome, so that anybody can draw again. */
export interface DrawFacts {
  readonly judgesPerEntry: number;
  readonly entries: readonly DrawEntry[];
  readonly judges: readonly DrawJudge[];
  /** Pairs that must not meet besides those of one school: declared recusals. */
  readonly barred: readonly { readonly judgeId: number; readonly entryId: number }[];
  /** Pairs that stand from an earlier draw and count towards an entry's judges and a judge's load. */
  readonly standing: readonly Pair[];
}

export interface DrawEntry {
  readonly id: number;
  readonly panelId: number;
  readonly teacherId: number;
  /** The school that nominated, and the teacher's school today when he has moved. */
  readonly schoolIds: readonly number[];
}

export interface DrawJudge {
  readonly id: number;
  readonly panelId: number;
  readonly teacherId: number | null;
  readonly schoolId: number | null;
}

export interface Pair {
  readonly entryId: number;
  readonly judgeId: number;
}

export interface Drawn {
  /** The new pairs, in the order of the lots. */
  readonly pairs: readonly Pair[];
  /** Entries for which there are not enough impartial judges. */
  readonly short: readonly { readonly entryId: number; readonly missing: number }[];
}

/** A lot: the same seed and names always give the same one, and nobody knows it before the seed. */
export function lot(seed: string, ...names: (string | number)[]): string {
  return sha256(JSON.stringify([seed, ...names]));
}

const byLot = <T>(list: readonly T[], lotOf: (each: T) => string): T[] =>
  list.map((each) => [lotOf(each), each] as const).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);

/**
 * Gives every entry its judges: of its panel, never of its schools, never the entrant himself, never
 * one who is barred. Entries are taken in the order of their lots, each takes the judges with the
 * fewest entries, lots decide between equals; then entries move along chains of judges until no chain
 * leads to one with two entries fewer, so that loads differ as little as the bars allow. Depends on
 * nothing but its arguments, nor on the order in which they are listed.
 */
export function draw(facts: DrawFacts, seed: string): Drawn {
  const table = new Table(facts);
  const short: { entryId: number; missing: number }[] = [];
  for (const entry of byLot(facts.entries, ({ id }) => lot(seed, 'entry', id))) {
    const missing = facts.judgesPerEntry - table.judgesOf(entry.id).size;
    if (missing <= 0) continue;
    const free = byLot(table.impartial(entry), (judgeId) => lot(seed, 'judge', entry.id, judgeId))
      .sort((a, b) => table.load(a) - table.load(b));
    for (const judgeId of free.slice(0, missing)) table.give(entry.id, judgeId);
    if (free.length < missing) short.push({ entryId: entry.id, missing: missing - free.length });
  }
  table.level(byLot(facts.judges, ({ id }) => lot(seed, 'level', id)).map(({ id }) => id));
  return { pairs: byLot(table.newPairs(), ({ entryId, judgeId }) => lot(seed, 'pair', entryId, judgeId)), short };
}

/** Codes that judges know entries by, in the order of lots: `001`, `002`, … */
export function blindCodes(entryIds: readonly number[], seed: string): Map<number, string> {
  const width = Math.max(3, String(entryIds.length).length);
  return new Map(byLot(entryIds, (id) => lot(seed, 'code', id)).map((id, at) => [id, String(at + 1).padStart(width, '0')]));
}

/** Whether a judge may see an entry at all. */
export function isImpartial(judge: Omit<DrawJudge, 'panelId' | 'id'>, entry: Pick<DrawEntry, 'teacherId' | 'schoolIds'>): boolean {
  return judge.teacherId !== entry.teacherId && (judge.schoolId === null || !entry.schoolIds.includes(judge.schoolId));
}

/** Who has which entry while the draw goes on. */
class Table {
  private readonly entries: ReadonlyMap<number, DrawEntry>;
  private readonly onEntry = new Map<number, Set<number>>();
  private readonly onJudge = new Map<number, Set<number>>();
  private readonly loads = new Map<number, number>();
  private readonly allowed = new Map<number, readonly number[]>();

  constructor(facts: DrawFacts) {
    this.entries = new Map(facts.entries.map((each) => [each.id, each]));
    const barred = new Set(facts.barred.map(({ entryId, judgeId }) => `${entryId}/${judgeId}`));
    for (const { id } of facts.judges) {
      this.loads.set(id, 0);
      this.onJudge.set(id, new Set());
    }
    for (const entry of facts.entries) {
      this.onEntry.set(entry.id, new Set());
      this.allowed.set(entry.id, facts.judges.filter((judge) => judge.panelId === entry.panelId && isImpartial(judge, entry) && !barred.has(`${entry.id}/${judge.id}`)).map(({ id }) => id));
    }
    for (const { entryId, judgeId } of facts.standing) {
      this.onEntry.get(entryId)?.add(judgeId);
      this.loads.set(judgeId, this.load(judgeId) + 1);
    }
  }

  judgesOf(entryId: number): Set<number> {
    return this.onEntry.get(entryId) ?? new Set();
  }

  load(judgeId: number): number {
    return this.loads.get(judgeId) ?? 0;
  }

  impartial({ id }: DrawEntry): number[] {
    return (this.allowed.get(id) ?? []).filter((judgeId) => !this.judgesOf(id).has(judgeId));
  }

  give(entryId: number, judgeId: number): void {
    this.judgesOf(entryId).add(judgeId);
    this.onJudge.get(judgeId)?.add(entryId);
    this.loads.set(judgeId, this.load(judgeId) + 1);
  }

  newPairs(): Pair[] {
    return [...this.onJudge].flatMap(([judgeId, entryIds]) => [...entryIds].map((entryId) => ({ entryId, judgeId })));
  }

  /** Moves new pairs until no judge has two more than another that a chain of moves could reach. */
  level(judgeIds: readonly number[]): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const from of [...judgeIds].sort((a, b) => this.load(b) - this.load(a))) {
        const chain = this.chainFrom(from);
        if (!chain) continue;
        for (const { entryId, giver, taker } of chain) this.move(entryId, giver, taker);
        moved = true;
        break;
      }
    }
  }

  /** The shortest chain of moves from a judge to one who has at least two entries fewer. */
  private chainFrom(from: number): { entryId: number; giver: number; taker: number }[] | null {
    const cameBy = new Map<number, { entryId: number; giver: number }>();
    const queue = [from];
    for (const giver of queue) {
      for (const entryId of [...(this.onJudge.get(giver) ?? [])].sort((a, b) => a - b)) {
        const entry = this.entries.get(entryId) as DrawEntry;
        for (const taker of this.impartial(entry).sort((a, b) => a - b)) {
          if (taker === from || cameBy.has(taker)) continue;
          cameBy.set(taker, { entryId, giver });
          if (this.load(taker) <= this.load(from) - 2) return this.chainTo(taker, from, cameBy);
          queue.push(taker);
        }
      }
    }
    return null;
  }

  private chainTo(last: number, from: number, cameBy: ReadonlyMap<number, { entryId: number; giver: number }>): { entryId: number; giver: number; taker: number }[] {
    const chain: { entryId: number; giver: number; taker: number }[] = [];
    for (let taker = last; taker !== from;) {
      const step = cameBy.get(taker) as { entryId: number; giver: number };
      chain.push({ ...step, taker });
      taker = step.giver;
    }
    return chain;
  }

  private move(entryId: number, giver: number, taker: number): void {
    this.judgesOf(entryId).delete(giver);
    this.onJudge.get(giver)?.delete(entryId);
    this.loads.set(giver, this.load(giver) - 1);
    this.give(entryId, taker);
  }
}
