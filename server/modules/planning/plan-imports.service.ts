import { notFound } from '../../platform/errors.js';
import type { Files } from '../../platform/files/files.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { headedRows, readWorkbook, SpreadsheetError } from '../../platform/spreadsheets/index.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { PlanItemRow } from './planning.entities.js';
import { columnsOf, lockPlan, touch, writeItem } from './plans.service.js';
import { type ItemRefusal, MOST_ITEMS } from './rules/plan-life.js';
import { PLAN_COLUMNS, type PlanColumn, readPlanSheet, type SheetLine, type SheetProblem } from './rules/plan-sheet.js';

export type ImportRefusal = Extract<ItemRefusal, { code: 'NOT_DRAFT' | 'TOO_MANY_ITEMS' }> | { readonly code: 'UNREADABLE' } | { readonly code: 'NOT_A_PLAN' } | { readonly code: 'HAS_PROBLEMS'; readonly problems: number };
export interface PlanImportResult {
  readonly planId: number;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly isApplied: boolean;
  readonly problems: readonly SheetProblem[];
}

const HEADINGS = Object.fromEntries(PLAN_COLUMNS.map(({ key, zh, en }) => [key, [zh, en]])) as unknown as Readonly<Record<PlanColumn, readonly string[]>>;
const LEAST_HEADINGS = 5;

/** The plan out of Excel: looked through as often as one likes, written only when every cell can be read. */
export class PlanImports {
  constructor(private readonly work: UnitOfWork, private readonly files: Files) {}

  async run(actor: Actor, input: { planId: string; fileId: string; apply: boolean; idempotencyKey?: string | null | undefined }): Promise<Outcome<PlanImportResult, ImportRefusal>> {
    const { planId, fileId, apply } = input;
    const file = await this.files.open(Number(fileId), 'plan');
    if (file.ownerAccountId !== actor.accountId) throw notFound({ zh: '上传文件', en: 'uploaded file' });
    const read = await linesOf(file.bytes);
    if ('refusal' in read) return refused(read.refusal);
    return once(this.work, actor, { operation: 'planImport', input: { planId, fileId, apply }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<PlanImportResult, ImportRefusal>> => {
      const plan = await lockPlan(tx, Number(planId));
      if (plan.status !== 'DRAFT') return refused({ code: 'NOT_DRAFT', status: plan.status });
      const { items, problems } = readPlanSheet(read.lines, plan.year);
      const standing = new Map((await tx.rows<{ id: number; title: string }>('SELECT id, title FROM plan_items WHERE planId = ?', [plan.id])).map(({ id, title }) => [title, id]));
      const changes = items.filter(({ item }) => standing.has(item.title));
      const additions = items.filter(({ item }) => !standing.has(item.title));
      const result = { planId: plan.id, rows: read.lines.length, added: additions.length, changed: changes.length, problems };
      if (!apply) return done({ ...result, isApplied: false });
      if (problems.length > 0) return refused({ code: 'HAS_PROBLEMS', problems: problems.length });
      if (standing.size + additions.length > MOST_ITEMS) return refused({ code: 'TOO_MANY_ITEMS' });
      await tx.insertMany(PlanItemRow, additions.map(({ item }) => ({ planId: plan.id, ...columnsOf(item), createdAt: tx.now, changedAt: tx.now })));
      for (const { item } of changes) await writeItem(tx, standing.get(item.title) as number, item);
      await touch(tx, actor, plan.id);
      tx.audit({ action: 'plan.import', subjectType: 'TrainingPlan', subjectId: plan.id, details: { fileName: file.name, sha256: file.sha256, added: additions.length, changed: changes.length } });
      return done({ ...result, isApplied: true });
    });
  }
}

async function linesOf(bytes: Uint8Array): Promise<{ lines: SheetLine[] } | { refusal: ImportRefusal }> {
  try {
    const { sheets } = await readWorkbook(bytes, { maxRows: 2_000 });
    for (const sheet of sheets) {
      const lines = sheet.hidden ? null : headedRows(sheet, HEADINGS, LEAST_HEADINGS);
      if (lines) return { lines };
    }
    return { refusal: { code: 'NOT_A_PLAN' } };
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
    return { refusal: { code: 'UNREADABLE' } };
  }
}

export const columnWords = (column: PlanColumn): Words => PLAN_COLUMNS.find(({ key }) => key === column) as Words;
export const problemText = ({ words }: SheetProblem, locale: Locale): string => say(words, locale);
