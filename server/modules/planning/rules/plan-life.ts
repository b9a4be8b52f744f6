import type { Words } from '../../../platform/locale.js';

export const PLAN_STATUSES = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  APPROVED: { zh: '已核准', en: 'Approved' },
  PUBLISHED: { zh: '已发布', en: 'Published' },
} as const satisfies Readonly<Record<string, Words>>;
export type PlanStatus = keyof typeof PLAN_STATUSES;

export const MOST_ITEMS = 300;

export type StepRefusal =
  | { readonly code: 'WRONG_STEP'; readonly status: PlanStatus }
  | { readonly code: 'NO_ITEMS' }
  | { readonly code: 'APPROVER_IS_AUTHOR' };

/** Why a plan may not be approved: a second pair of eyes, on something that is there. */
export function refusalToApprove(facts: { status: PlanStatus; items: number; changedBy: number; approver: number }): StepRefusal | null {
  if (facts.status !== 'DRAFT') return { code: 'WRONG_STEP', status: facts.status };
  if (facts.items === 0) return { code: 'NO_ITEMS' };
  return facts.changedBy === facts.approver ? { code: 'APPROVER_IS_AUTHOR' } : null;
}

export function refusalToPublish({ status }: { status: PlanStatus }): Extract<StepRefusal, { code: 'WRONG_STEP' }> | null {
  return status === 'APPROVED' ? null : { code: 'WRONG_STEP', status };
}

/** A plan that was approved or published is revised as a draft, and approved again. */
export function refusalToReopen({ status }: { status: PlanStatus }): Extract<StepRefusal, { code: 'WRONG_STEP' }> | null {
  return status === 'DRAFT' ? { code: 'WRONG_STEP', status } : null;
}

export type ItemRefusal =
  | { readonly code: 'NOT_DRAFT'; readonly status: PlanStatus }
  | { readonly code: 'TOO_MANY_ITEMS' }
  | { readonly code: 'DAYS_REVERSED' }
  | { readonly code: 'OUTSIDE_YEAR'; readonly year: number }
  | { readonly code: 'TITLE_TWICE'; readonly title: string };

/** Why an item may not stand in the plan like this. It begins in the plan's year; it may end in January. */
export function refusalOfItem(facts: { status: PlanStatus; year: number; others: number; isNew: boolean; startsOn: string; endsOn: string; title: string; isTwice: boolean }): ItemRefusal | null {
  if (facts.status !== 'DRAFT') return { code: 'NOT_DRAFT', status: facts.status };
  if (facts.isNew && facts.others >= MOST_ITEMS) return { code: 'TOO_MANY_ITEMS' };
  if (facts.endsOn < facts.startsOn) return { code: 'DAYS_REVERSED' };
  if (!facts.startsOn.startsWith(`${facts.year}-`)) return { code: 'OUTSIDE_YEAR', year: facts.year };
  return facts.isTwice ? { code: 'TITLE_TWICE', title: facts.title } : null;
}

export type RemoveRefusal = { readonly code: 'NOT_DRAFT'; readonly status: PlanStatus } | { readonly code: 'HAS_PROGRAMMES'; readonly programmes: number };

export function refusalToRemove(facts: { status: PlanStatus; programmes: number }): RemoveRefusal | null {
  if (facts.status !== 'DRAFT') return { code: 'NOT_DRAFT', status: facts.status };
  return facts.programmes > 0 ? { code: 'HAS_PROGRAMMES', programmes: facts.programmes } : null;
}

export type ProgrammeRefusal = { readonly code: 'NOT_APPROVED' } | { readonly code: 'CODE_TAKEN'; readonly programmeCode: string };

/** Why an item may not become a programme: money and seats are first agreed on. */
export function refusalOfProgramme(facts: { status: PlanStatus; isTaken: boolean; programmeCode: string }): ProgrammeRefusal | null {
  if (facts.status === 'DRAFT') return { code: 'NOT_APPROVED' };
  return facts.isTaken ? { code: 'CODE_TAKEN', programmeCode: facts.programmeCode } : null;
}
