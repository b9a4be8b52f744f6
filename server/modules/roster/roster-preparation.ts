import { dayOf } from '../../platform/clock.js';
import type { Platform } from '../../platform/module.js';
import type { Author, Tx } from '../../platform/transactions/tx.js';
import type { Progress } from '../../platform/transactions/jobs.js';
import { RosterImportLine, RosterProblemRow, type RosterImportRow } from './roster.entities.js';
import { linesOf } from './roster-lines.js';
import { readOnFile, readTakenLoginNames } from './roster.store.js';
import { readRoster } from './roster-workbook.js';
import type { FileRefusal } from './file-words.js';
import type { RosterCounts } from './rules/import-steps.js';
import type { OnFile, RosterLine } from './rules/lines.js';
import { planRoster } from './rules/roster-import.js';
import type { RosterFacts, RosterPlan, RosterProblem } from './rules/roster-plan.js';
import type { SheetKey } from './rules/template.js';

/** Of each severity; the counts tell how many there are in all. */
const MOST_PROBLEMS = 5_000;

/** The dry run: reads the workbook, works out every row to write, and stores both plan and problems. */
export class RosterPreparation {
  constructor(private readonly platform: Platform) {}

  /** Can be run again after a crash: nothing is stored before the transaction that ends it. */
  async run(importId: number, author: Author, progress: Progress): Promise<{ importId: number; status: string } | null> {
    const { reader, files, secrets, work } = this.platform;
    const row = await reader.row<RosterImportRow>('SELECT * FROM roster_imports WHERE id = ?', [importId]);
    if (row?.status !== 'PREPARING') return null;
    await progress.report(0, 4);
    const { bytes } = await files.open(row.fileId, 'roster');
    const input = await readRoster(bytes);
    if ('refusal' in input) {
      await work.run(author, (tx) => refuseImport(tx, importId, input.refusal));
      return { importId, status: 'REFUSED' };
    }
    await progress.report(1, 4);
    const onFile = await readOnFile(reader);
    const plan = planRoster(input, { ...this.facts(onFile), takenLoginNames: await readTakenLoginNames(reader) });
    await progress.report(2, 4);
    const lines = linesOf(plan, onFile, secrets);
    await progress.report(3, 4);
    await work.run(author, async (tx) => {
      const taken = await tx.run("UPDATE roster_imports SET status = 'PLANNED', counts = ? WHERE id = ? AND status = 'PREPARING'", [JSON.stringify(countsOf(plan, lines)), importId]);
      if (taken !== 1) return;
      await tx.insertMany(RosterImportLine, lines.map(({ content, previous, ...line }, at) => ({ importId, seq: at + 1, ...line, content: JSON.stringify(content), previous: previous && JSON.stringify(previous) })));
      await storeProblems(tx, importId, mostOfEach(plan.problems));
    });
    return { importId, status: 'PLANNED' };
  }

  private facts(onFile: OnFile): RosterFacts {
    const named = (sheet: SheetKey): RosterFacts['areas'] => [...onFile[sheet].values()].map(({ code, name }) => ({ code: code ?? '', nameZh: name ?? '' }));
    return {
      today: dayOf(this.platform.clock.now()), areas: named('areas'), schools: named('schools'),
      nationalIdKey: (nationalId) => this.platform.secrets.blindIndex('nationalId', nationalId),
      teachers: [...onFile.teachers.values()].map(({ number, schoolCode, nationalIdKey }) => ({ number: number ?? '', schoolCode: schoolCode ?? '', nationalIdKey: nationalIdKey ?? null })),
    };
  }
}

/** Ends an import that writes nothing. */
export async function refuseImport(tx: Tx, importId: number, refusal: FileRefusal): Promise<void> {
  await tx.run("UPDATE roster_imports SET status = 'REFUSED', turnKey = NULL, writtenSeq = 0, refusal = ? WHERE id = ?", [JSON.stringify(refusal), importId]);
}

/** Adds to the problems that are stored. */
export async function storeProblems(tx: Tx, importId: number, problems: readonly RosterProblem[]): Promise<void> {
  const { last } = await tx.row<{ last: number | null }>('SELECT MAX(seq) AS last FROM roster_problems WHERE importId = ?', [importId]) ?? { last: null };
  await tx.insertMany(RosterProblemRow, problems.map(({ sheet, row, address, column, code, severity, found, params }, at) => ({
    importId, seq: (last ?? 0) + at + 1, sheet: sheet.slice(0, 60), rowNumber: row, address, columnKey: column, code, severity, found: found && [...found].slice(0, 200).join(''), params: JSON.stringify(params),
  })));
}

function mostOfEach(problems: readonly RosterProblem[]): RosterProblem[] {
  const kept = { error: 0, mended: 0 };
  return problems.filter(({ severity }) => (kept[severity] += 1) <= MOST_PROBLEMS);
}

function countsOf(plan: RosterPlan, lines: readonly RosterLine[]): RosterCounts {
  const count = (sheet: SheetKey, action: RosterLine['action']): number => lines.filter((line) => line.sheet === sheet && line.action === action).length;
  const accepted = [plan.areas, plan.schools, plan.teachers].reduce((sum, { create, update }) => sum + create.length + update.length, 0);
  return {
    ...plan.counts, unchanged: accepted - lines.length,
    areasNew: count('areas', 'CREATE'), areasChanged: count('areas', 'UPDATE'), schoolsNew: count('schools', 'CREATE'), schoolsChanged: count('schools', 'UPDATE'),
    teachersNew: count('teachers', 'CREATE'), teachersChanged: count('teachers', 'UPDATE'),
  };
}
