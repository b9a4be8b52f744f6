import DataLoader from 'dataloader';

import type { Reader } from '../../platform/data/sql.js';
import type { RequestContext } from '../accounts/index.js';
import { isCentreOrAuditor } from '../organisations/index.js';
import type { Programme } from '../training/index.js';
import type { PlanItemRow } from './planning.entities.js';
import type { PlanFigures, PlanItem, ProgrammeBudget, ProgrammeExpense, TrainingPlan } from './planning.types.js';
import { type BudgetKind, budgetLines } from './rules/budget.js';

const PLAN_SQL = `SELECT p.id, p.year, p.status, p.changedByName, p.changedAt, p.approvedAt, p.approvedByName, p.publishedAt, COUNT(i.id) AS itemCount, COALESCE(SUM(i.seats), 0) AS seats, COALESCE(SUM(i.budgetFen), 0) AS budgetFen
  FROM training_plans p LEFT JOIN plan_items i ON i.planId = p.id`;
const GROUPED = 'GROUP BY p.id, p.year, p.status, p.changedByName, p.changedAt, p.approvedAt, p.approvedByName, p.publishedAt';
const PROGRAMME_COLUMNS = 'g.id, g.code, g.title, g.titleEn, g.sponsorLevel, g.mode, g.category, g.organiser, g.minutes, g.year, g.seats, g.assessmentRequired, g.absenceNumerator, g.absenceDenominator, g.status, g.changedAt';
/** Vouchers that stand, and lecturer fees that are paid, of the programme `g`. */
const VOUCHERS = '(SELECT COALESCE(SUM(x.amountFen), 0) FROM programme_expenses x WHERE x.programmeId = g.id AND x.struckAt IS NULL)';
const PAID_FEES = "(SELECT COALESCE(SUM(f.amountFen), 0) FROM expert_fees f JOIN register_sessions s ON s.id = f.sessionId JOIN cohorts c ON c.rollId = s.rollId WHERE c.programmeId = g.id AND f.status = 'PAID')";
const NOTHING: PlanFigures = { programmes: 0, cohorts: 0, seats: 0, taken: 0, completed: 0, spentFen: 0 };

/** Plans with what became of them. Schools see those published, without money. */
export class PlanningReadModel {
  private readonly edges = { done: {}, programmes: {} };

  constructor(private readonly reader: Reader) {}

  plans(context: RequestContext): Promise<TrainingPlan[]> {
    return this.read(context, 'WHERE (1 = 1)', []);
  }

  async plan(context: RequestContext, id: number): Promise<TrainingPlan | null> {
    return (await this.read(context, 'WHERE p.id = ?', [id]))[0] ?? null;
  }

  async items(planId: number, hasMoney: boolean): Promise<PlanItem[]> {
    const rows = await this.reader.rows<PlanItemRow>('SELECT * FROM plan_items WHERE planId = ? ORDER BY startsOn, id', [planId]);
    const list = (codes: string): string[] => codes.split(',').filter(Boolean);
    return rows.map((row) => ({ ...row, stages: list(row.stages), subjects: list(row.subjects), budgetFen: hasMoney ? row.budgetFen : null, done: NOTHING, programmes: [] }));
  }

  /** What became of each item: figures of the programmes that came from it. */
  done(context: RequestContext, itemId: number): Promise<PlanFigures> {
    const hasMoney = isCentreOrAuditor(context, null);
    return context.loader<PlanFigures>(this.edges.done, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<PlanFigures & { itemId: number }>(
        `SELECT l.itemId, COUNT(*) AS programmes, SUM((SELECT COUNT(*) FROM cohorts c WHERE c.programmeId = g.id)) AS cohorts, SUM((SELECT COALESCE(SUM(c.capacity), 0) FROM cohorts c WHERE c.programmeId = g.id)) AS seats,
           SUM((SELECT COALESCE(SUM(c.taken), 0) FROM cohorts c WHERE c.programmeId = g.id)) AS taken,
           SUM((SELECT COUNT(*) FROM completions x JOIN cohorts c ON c.id = x.cohortId WHERE c.programmeId = g.id AND x.completed = 1)) AS completed, SUM(${VOUCHERS} + ${PAID_FEES}) AS spentFen
         FROM plan_programmes l JOIN programmes g ON g.id = l.programmeId WHERE l.itemId IN (?) GROUP BY l.itemId`, [[...ids]]);
      const byId = new Map(rows.map((row) => [row.itemId, { programmes: Number(row.programmes), cohorts: Number(row.cohorts), seats: Number(row.seats), taken: Number(row.taken), completed: Number(row.completed), spentFen: hasMoney ? Number(row.spentFen) : null }]));
      return ids.map((id) => byId.get(id) ?? { ...NOTHING, spentFen: hasMoney ? 0 : null });
    })).load(itemId);
  }

  programmes(context: RequestContext, itemId: number): Promise<Programme[]> {
    return context.loader<Programme[]>(this.edges.programmes, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<Programme & { itemId: number }>(`SELECT ${PROGRAMME_COLUMNS}, l.itemId FROM plan_programmes l JOIN programmes g ON g.id = l.programmeId WHERE l.itemId IN (?) ORDER BY g.id`, [[...ids]]);
      return ids.map((id) => rows.filter((row) => row.itemId === id));
    })).load(itemId);
  }

  async programme(id: number): Promise<Programme | null> {
    return (await this.reader.row<Programme>(`SELECT ${PROGRAMME_COLUMNS} FROM programmes g WHERE g.id = ?`, [id])) ?? null;
  }

  async budget(programmeId: number): Promise<ProgrammeBudget | null> {
    const programme = await this.reader.row<{ paidFeesFen: number; planBudgetFen: number | null }>(
      `SELECT ${PAID_FEES} AS paidFeesFen, (SELECT i.budgetFen FROM plan_programmes l JOIN plan_items i ON i.id = l.itemId WHERE l.programmeId = g.id) AS planBudgetFen FROM programmes g WHERE g.id = ?`, [programmeId]);
    if (!programme) return null;
    const planned = await this.reader.rows<{ kind: BudgetKind; plannedFen: number }>('SELECT kind, plannedFen FROM programme_budgets WHERE programmeId = ?', [programmeId]);
    const expenses = await this.reader.rows<ProgrammeExpense>('SELECT id, kind, amountFen, spentOn, voucher, note, enteredByName, struckAt, struckReason FROM programme_expenses WHERE programmeId = ? ORDER BY spentOn DESC, id DESC LIMIT 500', [programmeId]);
    const spent = await this.reader.rows<{ kind: BudgetKind; fen: number }>('SELECT kind, SUM(amountFen) AS fen FROM programme_expenses WHERE programmeId = ? AND struckAt IS NULL GROUP BY kind', [programmeId]);
    const paidFeesFen = Number(programme.paidFeesFen);
    const lines = budgetLines(new Map(planned.map(({ kind, plannedFen }) => [kind, plannedFen])), new Map(spent.map(({ kind, fen }) => [kind, Number(fen)])), paidFeesFen);
    const sum = (field: 'plannedFen' | 'spentFen'): number => lines.reduce((total, line) => total + line[field], 0);
    return { lines, plannedFen: sum('plannedFen'), spentFen: sum('spentFen'), paidFeesFen, planBudgetFen: programme.planBudgetFen, expenses };
  }

  /** Totals by programme of a year, for the sheet: what was planned and spent of each kind. */
  async budgetsOfYear(year: number): Promise<{ code: string; title: string; budget: ProgrammeBudget }[]> {
    const programmes = await this.reader.rows<{ id: number; code: string; title: string }>(
      'SELECT id, code, title FROM programmes WHERE year = ? AND (EXISTS (SELECT 1 FROM programme_budgets b WHERE b.programmeId = programmes.id) OR EXISTS (SELECT 1 FROM programme_expenses x WHERE x.programmeId = programmes.id)) ORDER BY code', [year]);
    const sheets: { code: string; title: string; budget: ProgrammeBudget }[] = [];
    for (const { id, code, title } of programmes) sheets.push({ code, title, budget: await this.budget(id) as ProgrammeBudget });
    return sheets;
  }

  private async read(context: RequestContext, where: string, params: number[]): Promise<TrainingPlan[]> {
    const hasMoney = isCentreOrAuditor(context, null);
    const rows = await this.reader.rows<TrainingPlan>(`${PLAN_SQL} ${where} ${hasMoney ? '' : "AND p.status = 'PUBLISHED'"} ${GROUPED} ORDER BY p.year DESC LIMIT 50`, params);
    return rows.map((row) => ({ ...row, seats: Number(row.seats), budgetFen: hasMoney ? Number(row.budgetFen) : null, items: [] }));
  }
}
