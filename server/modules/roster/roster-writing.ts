import type { Reader } from '../../platform/data/sql.js';
import type { Platform } from '../../platform/module.js';
import type { Progress } from '../../platform/transactions/jobs.js';
import type { Author, Tx } from '../../platform/transactions/tx.js';
import { isUniqueViolation } from '../../platform/transactions/unit-of-work.js';
import type { RosterImportLine, RosterImportRow } from './roster.entities.js';
import { isForeignKeyViolation, type RosterDependents } from './roster-dependents.js';
import { refuseImport, storeProblems } from './roster-preparation.js';
import { readPresent, RosterStore } from './roster.store.js';
import { leansOn, overtaken, type RosterLine } from './rules/lines.js';
import type { RosterProblem } from './rules/roster-plan.js';
import type { SheetKey } from './rules/template.js';

/** Rows in one transaction. */
const CHUNK = 500;

export type StoredLine = RosterLine & { readonly seq: number };

/**
 * Writes a checked import, chunk by chunk. The place where it is moves in the transaction that writes,
 * so after a crash it goes on there and nothing is written twice. When the data has changed since the
 * check it takes back what it wrote and names the rows.
 */
export class RosterWriting {
  constructor(private readonly platform: Platform, private readonly dependents: RosterDependents) {}

  async run(importId: number, author: Author, progress: Progress): Promise<{ importId: number; status: string } | null> {
    const { reader, work } = this.platform;
    const row = await reader.row<RosterImportRow>('SELECT * FROM roster_imports WHERE id = ?', [importId]);
    if (row?.status !== 'APPLYING') return null;
    const { total } = await reader.row<{ total: number }>('SELECT COUNT(*) AS total FROM roster_import_rows WHERE importId = ?', [importId]) ?? { total: 0 };
    if (row.writtenSeq === 0) {
      const problems = await this.problemsNow(importId);
      if (problems.length > 0) return this.giveUp(importId, author, problems);
    }
    await progress.report(row.writtenSeq, total);
    for (let writtenSeq = row.writtenSeq; writtenSeq < total;) {
      const outcome = await this.writeChunk(importId, author, writtenSeq);
      if ('problems' in outcome) return this.giveUp(importId, author, outcome.problems);
      writtenSeq = outcome.writtenSeq;
      await progress.report(writtenSeq, total);
    }
    await work.run(author, async (tx) => {
      const ended = await tx.run("UPDATE roster_imports SET status = 'APPLIED', turnKey = NULL, appliedAt = ? WHERE id = ? AND status = 'APPLYING' AND writtenSeq = ?", [tx.now, importId, total]);
      if (ended === 1) tx.audit({ action: 'rosterImport.apply', subjectType: 'RosterImport', subjectId: importId, details: { onlyGoodRows: Boolean(row.onlyGoodRows), rows: total, counts: JSON.parse(row.counts ?? '{}') as object } });
    });
    return { importId, status: 'APPLIED' };
  }

  private async writeChunk(importId: number, author: Author, from: number): Promise<{ writtenSeq: number } | { problems: RosterProblem[] }> {
    try {
      return await this.platform.work.run(author, async (tx) => {
        const lines = await readLines(tx, importId, from, CHUNK);
        const writtenSeq = lines.at(-1)?.seq ?? from;
        const moved = await tx.run("UPDATE roster_imports SET writtenSeq = ? WHERE id = ? AND writtenSeq = ? AND status = 'APPLYING'", [writtenSeq, importId, from]);
        if (moved !== 1) throw new Error(`import ${importId} is being written elsewhere`);
        const store = new RosterStore(tx);
        await store.lock(lines);
        const problems = await problemsOf(tx, lines, () => false);
        if (problems.length > 0) throw new Overtaken(problems);
        await store.write(importId, lines);
        return { writtenSeq };
      });
    } catch (error) {
      if (error instanceof Overtaken) return { problems: error.problems };
      // Somebody wrote the same number between the look and the insert: now the look finds it.
      const lines = isUniqueViolation(error) ? await readLines(this.platform.reader, importId, from, CHUNK) : [];
      const problems = await problemsOf(this.platform.reader, lines, () => false);
      if (problems.length === 0) throw error;
      return { problems };
    }
  }

  /** Looks at every line before the first is written, so that most refusals have nothing to take back. */
  private async problemsNow(importId: number): Promise<RosterProblem[]> {
    const { reader } = this.platform;
    const problems: RosterProblem[] = [];
    const made = new Set((await reader.rows<{ sheet: SheetKey; naturalKey: string }>("SELECT sheet, naturalKey FROM roster_import_rows WHERE importId = ? AND action = 'CREATE' AND sheet <> 'teachers'", [importId]))
      .map(({ sheet, naturalKey }) => `${sheet}/${naturalKey}`));
    for (let lines = await readLines(reader, importId, 0, CHUNK); lines.length > 0; lines = await readLines(reader, importId, lines.at(-1)?.seq ?? 0, CHUNK)) {
      problems.push(...await problemsOf(reader, lines, (sheet, code) => made.has(`${sheet}/${code}`)));
    }
    return problems;
  }

  private async giveUp(importId: number, author: Author, problems: readonly RosterProblem[]): Promise<{ importId: number; status: string }> {
    const rows = problems.length;
    const takeAllBack = (): Promise<boolean> => this.platform.work.run(author, async (tx) => {
      const { writtenSeq } = await tx.lockOne<RosterImportRow>('SELECT writtenSeq FROM roster_imports WHERE id = ?', [importId]) ?? { writtenSeq: 0 };
      if (writtenSeq > 0 && await this.dependents.refusal(tx, importId, writtenSeq)) return false;
      await takeBack(tx, importId);
      await storeProblems(tx, importId, problems);
      await refuseImport(tx, importId, { code: 'FACTS_CHANGED', rows });
      return true;
    });
    const isBack = await takeAllBack().catch((error: unknown) => {
      if (isForeignKeyViolation(error)) return false;
      throw error;
    });
    if (isBack) return { importId, status: 'REFUSED' };
    // Somebody uses what was written a moment ago: it stays, and the next check finds what is missing.
    await this.platform.work.run(author, async (tx) => {
      const { writtenSeq: written } = await tx.lockOne<RosterImportRow>('SELECT writtenSeq FROM roster_imports WHERE id = ?', [importId]) ?? { writtenSeq: 0 };
      await storeProblems(tx, importId, problems);
      await tx.run("UPDATE roster_imports SET status = 'APPLIED', turnKey = NULL, appliedAt = ?, refusal = ? WHERE id = ?", [tx.now, JSON.stringify({ code: 'STOPPED_HALFWAY', rows, written }), importId]);
      tx.audit({ action: 'rosterImport.apply', subjectType: 'RosterImport', subjectId: importId, details: { stoppedHalfway: true, rows: written } });
    });
    return { importId, status: 'APPLIED' };
  }
}

/** Undoes what an import has written so far: what it changed is restored, what it created deleted. */
export async function takeBack(tx: Tx, importId: number): Promise<void> {
  const { writtenSeq } = await tx.lockOne<RosterImportRow>('SELECT * FROM roster_imports WHERE id = ?', [importId]) ?? { writtenSeq: 0 };
  const store = new RosterStore(tx);
  for await (const lines of changedLines(tx, importId, writtenSeq)) await store.restore(lines);
  await store.remove(importId, writtenSeq);
}

/** The updates that were written, 500 at a time. */
export async function* changedLines(reader: Reader, importId: number, writtenSeq: number): AsyncGenerator<StoredLine[]> {
  for (let from = 0; ;) {
    const lines = (await reader.rows<RosterImportLine>("SELECT * FROM roster_import_rows WHERE importId = ? AND seq > ? AND seq <= ? AND action = 'UPDATE' ORDER BY seq LIMIT ?", [importId, from, writtenSeq, CHUNK])).map(parsed);
    if (lines.length === 0) return;
    yield lines;
    from = lines.at(-1)?.seq ?? writtenSeq;
  }
}

async function readLines(reader: Reader, importId: number, from: number, most: number): Promise<StoredLine[]> {
  return (await reader.rows<RosterImportLine>('SELECT * FROM roster_import_rows WHERE importId = ? AND seq > ? ORDER BY seq LIMIT ?', [importId, from, most])).map(parsed);
}

function parsed({ seq, sheet, rowNumber, action, naturalKey, content, previous }: RosterImportLine): StoredLine {
  return { seq, sheet, rowNumber, action, naturalKey, content: JSON.parse(content) as RosterLine['content'], previous: previous === null ? null : JSON.parse(previous) as RosterLine['content'] };
}

/** What keeps these lines from being written now. @param isMade whether the import itself makes this area or school */
async function problemsOf(reader: Reader, lines: readonly StoredLine[], isMade: (sheet: SheetKey, code: string) => boolean): Promise<RosterProblem[]> {
  const present = await readPresent(reader, lines);
  const madeHere = new Set(lines.filter(({ action }) => action === 'CREATE').map(({ sheet, naturalKey }) => `${sheet}/${naturalKey}`));
  return lines.flatMap((line): RosterProblem[] => {
    const lean = leansOn(line);
    const isGone = lean !== null && !present.onFile[lean.sheet].has(lean.code) && !madeHere.has(`${lean.sheet}/${lean.code}`) && !isMade(lean.sheet, lean.code);
    const why = overtaken(line, present) ?? (isGone ? { code: 'CHANGED_SINCE_CHECK' as const, params: {} } : null);
    return why ? [{ severity: 'error', sheet: line.sheet, row: line.rowNumber, address: null, column: null, found: line.naturalKey, ...why }] : [];
  });
}

class Overtaken extends Error {
  constructor(readonly problems: RosterProblem[]) {
    super('the data has changed since the check');
  }
}
