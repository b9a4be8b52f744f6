import { notFound } from '../../platform/errors.js';
import { settled } from '../../platform/graphql/left-out.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { draftProgramme, periodIn } from '../training/index.js';
import { PlanItemRow, PlanProgrammeRow, TrainingPlanRow } from './planning.entities.js';
import {
  type ItemRefusal, MOST_ITEMS, type PlanStatus, type ProgrammeRefusal, refusalOfItem, refusalOfProgramme, refusalToApprove, refusalToPublish, refusalToRemove, refusalToReopen, type RemoveRefusal, type StepRefusal,
} from './rules/plan-life.js';
import type { ItemFields } from './rules/plan-sheet.js';

type Keyed = { idempotencyKey?: string | null | undefined };
export type CreateRefusal = { readonly code: 'YEAR_PLANNED'; readonly year: number };
export type CopyRefusal = Extract<ItemRefusal, { code: 'NOT_DRAFT' | 'TOO_MANY_ITEMS' }>;

type Extras = Pick<ItemFields, 'budgetFen' | 'stages' | 'subjects' | 'traineeGroup' | 'note'>;
/** What may be left out is as it stands, null as in {@link NO_EXTRAS}. */
type GivenItem = Omit<ItemFields, keyof Extras> & { readonly [K in keyof Extras]?: Extras[K] | null };
const NO_EXTRAS: Extras = { budgetFen: 0, stages: [], subjects: [], traineeGroup: '', note: '' };

const COLUMNS = ['title', 'sponsorLevel', 'mode', 'minutes', 'seats', 'startsOn', 'endsOn', 'budgetFen', 'responsible', 'stages', 'subjects', 'traineeGroup', 'note'] as const satisfies readonly (keyof PlanItemRow)[];

/** The plan of a year: drafted, approved by somebody else, published; its items become programmes. Every method answers the plan's id. */
export class Plans {
  constructor(private readonly work: UnitOfWork) {}

  create(actor: Actor, input: { year: number } & Keyed): Promise<Outcome<number, CreateRefusal>> {
    return once(this.work, actor, { operation: 'planCreate', input: { year: input.year }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CreateRefusal>> => {
      const { year } = input;
      if (await tx.lockOne('SELECT id FROM training_plans WHERE year = ?', [year])) return refused({ code: 'YEAR_PLANNED', year });
      const id = await tx.insert(TrainingPlanRow, {
        year, status: 'DRAFT', changedByAccountId: actor.accountId, changedByName: actor.name, approvedAt: null, approvedByName: null, publishedAt: null, createdAt: tx.now, changedAt: tx.now,
      });
      tx.audit({ action: 'plan.create', subjectType: 'TrainingPlan', subjectId: id, details: { year } });
      return done(id);
    });
  }

  approve(actor: Actor, input: { id: string } & Keyed): Promise<Outcome<number, StepRefusal>> {
    return once(this.work, actor, { operation: 'planApprove', input: { id: input.id }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, StepRefusal>> => {
      const plan = await lockPlan(tx, Number(input.id));
      const items = (await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM plan_items WHERE planId = ?', [plan.id]))?.n ?? 0;
      const refusal = refusalToApprove({ status: plan.status, items, changedBy: plan.changedByAccountId, approver: actor.accountId });
      if (refusal) return refused(refusal);
      await tx.run("UPDATE training_plans SET status = 'APPROVED', approvedAt = ?, approvedByName = ?, changedAt = ? WHERE id = ?", [tx.now, actor.name, tx.now, plan.id]);
      tx.audit({ action: 'plan.approve', subjectType: 'TrainingPlan', subjectId: plan.id, details: { year: plan.year, items } });
      return done(plan.id);
    });
  }

  publish(actor: Actor, input: { id: string } & Keyed): Promise<Outcome<number, Extract<StepRefusal, { code: 'WRONG_STEP' }>>> {
    return once(this.work, actor, { operation: 'planPublish', input: { id: input.id }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, Extract<StepRefusal, { code: 'WRONG_STEP' }>>> => {
      const plan = await lockPlan(tx, Number(input.id));
      const refusal = refusalToPublish(plan);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE training_plans SET status = 'PUBLISHED', publishedAt = ?, changedAt = ? WHERE id = ?", [tx.now, tx.now, plan.id]);
      tx.audit({ action: 'plan.publish', subjectType: 'TrainingPlan', subjectId: plan.id, details: { year: plan.year } });
      return done(plan.id);
    });
  }

  /** Back to a draft, to be revised and approved again. */
  reopen(actor: Actor, input: { id: string; reason: string } & Keyed): Promise<Outcome<number, Extract<StepRefusal, { code: 'WRONG_STEP' }>>> {
    const { id, reason } = input;
    return once(this.work, actor, { operation: 'planReopen', input: { id, reason }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, Extract<StepRefusal, { code: 'WRONG_STEP' }>>> => {
      const plan = await lockPlan(tx, Number(id));
      const refusal = refusalToReopen(plan);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE training_plans SET status = 'DRAFT', approvedAt = NULL, approvedByName = NULL, publishedAt = NULL WHERE id = ?", [plan.id]);
      await touch(tx, actor, plan.id);
      tx.audit({ action: 'plan.reopen', subjectType: 'TrainingPlan', subjectId: plan.id, details: { year: plan.year, from: plan.status, reason } });
      return done(plan.id);
    });
  }

  addItem(actor: Actor, input: { planId: string; item: GivenItem } & Keyed): Promise<Outcome<number, ItemRefusal>> {
    const { planId, item: given } = input;
    const item = settledItem(given);
    return once(this.work, actor, { operation: 'planItemAdd', input: { planId, item: given }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ItemRefusal>> => {
      const plan = await lockPlan(tx, Number(planId));
      const refusal = await refusalFor(tx, plan, item, null);
      if (refusal) return refused(refusal);
      await tx.insert(PlanItemRow, { planId: plan.id, ...columnsOf(item), createdAt: tx.now, changedAt: tx.now });
      await touch(tx, actor, plan.id);
      tx.audit({ action: 'planItem.add', subjectType: 'TrainingPlan', subjectId: plan.id, details: { title: item.title, seats: item.seats, budgetFen: item.budgetFen } });
      return done(plan.id);
    });
  }

  editItem(actor: Actor, input: { id: string; item: GivenItem } & Keyed): Promise<Outcome<number, ItemRefusal>> {
    const { id, item: given } = input;
    return once(this.work, actor, { operation: 'planItemEdit', input: { id, item: given }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ItemRefusal>> => {
      const { plan, row } = await lockItem(tx, Number(id));
      const item = settledItem(given, row);
      const refusal = await refusalFor(tx, plan, item, row.id);
      if (refusal) return refused(refusal);
      await writeItem(tx, row.id, item);
      await touch(tx, actor, plan.id);
      tx.audit({ action: 'planItem.edit', subjectType: 'TrainingPlan', subjectId: plan.id, details: { itemId: row.id, title: item.title, seats: item.seats, budgetFen: item.budgetFen } });
      return done(plan.id);
    });
  }

  removeItem(actor: Actor, input: { id: string } & Keyed): Promise<Outcome<number, RemoveRefusal>> {
    return once(this.work, actor, { operation: 'planItemRemove', input: { id: input.id }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, RemoveRefusal>> => {
      const { plan, row } = await lockItem(tx, Number(input.id));
      const programmes = (await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM plan_programmes WHERE itemId = ?', [row.id]))?.n ?? 0;
      const refusal = refusalToRemove({ status: plan.status, programmes });
      if (refusal) return refused(refusal);
      await tx.run('DELETE FROM plan_items WHERE id = ?', [row.id]);
      await touch(tx, actor, plan.id);
      tx.audit({ action: 'planItem.remove', subjectType: 'TrainingPlan', subjectId: plan.id, details: { title: row.title } });
      return done(plan.id);
    });
  }

  /** Takes items over from another year, dates moved to the same weekday; titles that stand already are passed over. */
  copyItems(actor: Actor, input: { planId: string; itemIds: readonly string[] } & Keyed): Promise<Outcome<number, CopyRefusal>> {
    const { planId, itemIds } = input;
    return once(this.work, actor, { operation: 'planCopyItems', input: { planId, itemIds }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CopyRefusal>> => {
      const plan = await lockPlan(tx, Number(planId));
      if (plan.status !== 'DRAFT') return refused({ code: 'NOT_DRAFT', status: plan.status });
      const standing = new Set((await tx.rows<{ title: string }>('SELECT title FROM plan_items WHERE planId = ?', [plan.id])).map(({ title }) => title));
      const items = await tx.rows<PlanItemRow>('SELECT * FROM plan_items WHERE id IN (?) ORDER BY startsOn, id', [itemIds.map(Number)]);
      const copies = items.map((item) => ({ ...Object.fromEntries(COLUMNS.map((column) => [column, item[column]])) as Pick<PlanItemRow, (typeof COLUMNS)[number]>, ...periodIn(plan.year, item), title: item.title.replaceAll(item.startsOn.slice(0, 4), String(plan.year)) }))
        .filter(({ title }) => !standing.has(title));
      if (standing.size + copies.length > MOST_ITEMS) return refused({ code: 'TOO_MANY_ITEMS' });
      await tx.insertMany(PlanItemRow, copies.map((copy) => ({ planId: plan.id, ...copy, createdAt: tx.now, changedAt: tx.now })));
      await touch(tx, actor, plan.id);
      tx.audit({ action: 'plan.copyItems', subjectType: 'TrainingPlan', subjectId: plan.id, details: { asked: itemIds.length, copied: copies.length } });
      return done(plan.id);
    });
  }

  /** Drafts the programme that an item foresees; answers the programme's id. */
  openProgramme(actor: Actor, input: { itemId: string; code?: string | null } & Keyed): Promise<Outcome<number, ProgrammeRefusal>> {
    const { itemId, code } = input;
    return once(this.work, actor, { operation: 'planItemOpenProgramme', input: { itemId, code: code ?? null }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ProgrammeRefusal>> => {
      const { plan, row } = await lockItem(tx, Number(itemId));
      const earlier = (await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM plan_programmes WHERE itemId = ?', [row.id]))?.n ?? 0;
      const programmeCode = (code?.trim() || `${plan.year}-P${row.id}${earlier > 0 ? `-${earlier + 1}` : ''}`).toUpperCase();
      const isTaken = Boolean(await tx.lockOne('SELECT id FROM programmes WHERE code = ?', [programmeCode]));
      const refusal = refusalOfProgramme({ status: plan.status, isTaken, programmeCode });
      if (refusal) return refused(refusal);
      const centre = await tx.row<{ name: string }>("SELECT name FROM schools WHERE kind = 'centre' ORDER BY id LIMIT 1");
      const programmeId = await draftProgramme(tx, programmeCode, {
        title: row.title, sponsorLevel: row.sponsorLevel, mode: row.mode, category: row.sponsorLevel === 'SCHOOL' ? 'school-based' : row.mode === 'REMOTE' ? 'remote' : 'face-to-face', organiser: centre?.name ?? row.responsible,
        minutes: row.minutes, year: plan.year, seats: row.seats, assessmentRequired: false, absenceNumerator: 1, absenceDenominator: 5,
      });
      await tx.insert(PlanProgrammeRow, { programmeId, itemId: row.id });
      tx.audit({ action: 'planItem.openProgramme', subjectType: 'TrainingPlan', subjectId: plan.id, details: { itemId: row.id, programmeId, programmeCode } });
      return done(programmeId);
    });
  }
}

/** @throws RequestError NOT_FOUND */
export async function lockPlan(tx: Tx, id: number): Promise<TrainingPlanRow> {
  const plan = await tx.lockOne<TrainingPlanRow>('SELECT * FROM training_plans WHERE id = ?', [id]);
  if (!plan) throw notFound({ zh: '年度计划', en: 'plan' });
  return plan;
}

async function lockItem(tx: Tx, id: number): Promise<{ plan: TrainingPlanRow; row: PlanItemRow }> {
  const at = await tx.row<{ planId: number }>('SELECT planId FROM plan_items WHERE id = ?', [id]);
  if (!at) throw notFound({ zh: '计划项目', en: 'item of the plan' });
  const plan = await lockPlan(tx, at.planId);
  const row = await tx.row<PlanItemRow>('SELECT * FROM plan_items WHERE id = ?', [id]);
  if (!row) throw notFound({ zh: '计划项目', en: 'item of the plan' });
  return { plan, row };
}

export function touch(tx: Tx, actor: Actor, planId: number): Promise<number> {
  return tx.run('UPDATE training_plans SET changedByAccountId = ?, changedByName = ?, changedAt = ? WHERE id = ?', [actor.accountId, actor.name, tx.now, planId]);
}

export function writeItem(tx: Tx, id: number, item: ItemFields): Promise<number> {
  const columns = columnsOf(item);
  return tx.run(`UPDATE plan_items SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')}, changedAt = ? WHERE id = ?`, [...COLUMNS.map((column) => columns[column]), tx.now, id]);
}

function settledItem(given: GivenItem, before: PlanItemRow | null = null): ItemFields {
  return settled(given, NO_EXTRAS, before ? { ...before, stages: listOf(before.stages), subjects: listOf(before.subjects) } : NO_EXTRAS);
}

const listOf = (text: string): string[] => (text === '' ? [] : text.split(','));

export function columnsOf(item: ItemFields): Pick<PlanItemRow, (typeof COLUMNS)[number]> {
  const { sponsorLevel, mode, minutes, seats, startsOn, endsOn, budgetFen, note } = item;
  return { title: item.title.trim(), sponsorLevel, mode, minutes, seats, startsOn, endsOn, budgetFen, responsible: item.responsible.trim(), stages: item.stages.join(','), subjects: item.subjects.join(','), traineeGroup: item.traineeGroup.trim(), note };
}

async function refusalFor(tx: Tx, plan: { id: number; year: number; status: PlanStatus }, item: ItemFields, self: number | null): Promise<ItemRefusal | null> {
  const others = (await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM plan_items WHERE planId = ?', [plan.id]))?.n ?? 0;
  const title = item.title.trim();
  const twin = await tx.row('SELECT id FROM plan_items WHERE planId = ? AND title = ? AND id <> ?', [plan.id, title, self ?? 0]);
  return refusalOfItem({ status: plan.status, year: plan.year, others, isNew: self === null, startsOn: item.startsOn, endsOn: item.endsOn, title, isTwice: Boolean(twin) });
}
