import type { Words } from '../../../platform/locale.js';

/** OPEN: being filled. SUBMITTED: waits for the second person. POSTED: in the ledger. */
export type BatchStatus = 'OPEN' | 'SUBMITTED' | 'POSTED' | 'REVERSED' | 'DISCARDED';

/** What is known of a batch under its lock. */
export interface BatchFacts {
  readonly status: BatchStatus;
  /** How often it was submitted. */
  readonly revision: number;
  readonly today: string;
  /** The last day for submission and approval. */
  readonly cutOffDay: string;
  readonly readyCount: number;
  readonly suspectCount: number;
  readonly refusedCount: number;
  readonly openedByAccountId: number;
  readonly openedBy: string;
  /** Everybody who opened, filled or submitted it. */
  readonly authorAccountIds: readonly number[];
  /** Whether the one who decides gets credits by it. */
  readonly concernsDecider: boolean;
}

export type FillRefusal =
  | { readonly code: 'NOT_OPEN'; readonly status: BatchStatus }
  | { readonly code: 'CUT_OFF_PASSED'; readonly cutOffDay: string };

export type EditRefusal =
  | { readonly code: 'ALREADY_DECIDED'; readonly status: BatchStatus }
  | { readonly code: 'NOT_OPENER'; readonly openedBy: string };

export type SubmitRefusal = FillRefusal
  | { readonly code: 'HAS_ERRORS'; readonly count: number }
  | { readonly code: 'HAS_SUSPECTS'; readonly count: number }
  | { readonly code: 'NOTHING_READY' };

export type DecideRefusal =
  | { readonly code: 'NOT_SUBMITTED'; readonly status: BatchStatus }
  | { readonly code: 'CUT_OFF_PASSED'; readonly cutOffDay: string }
  | { readonly code: 'DECIDER_IS_AUTHOR' }
  | { readonly code: 'DECIDER_IS_CONCERNED' };

/** CHANGED_MEANWHILE: it was taken back, changed and submitted again after he had looked. */
export type ApproveRefusal = DecideRefusal | { readonly code: 'CHANGED_MEANWHILE' };

export type ReverseRefusal =
  | { readonly code: 'NOT_POSTED'; readonly status: BatchStatus }
  | { readonly code: 'DECIDER_IS_AUTHOR' }
  | { readonly code: 'DECIDER_IS_CONCERNED' };

/** Why rows may not be added or taken out, or null. */
export function refusalToFill({ status, today, cutOffDay }: BatchFacts): FillRefusal | null {
  if (status !== 'OPEN') return { code: 'NOT_OPEN', status };
  return today > cutOffDay ? { code: 'CUT_OFF_PASSED', cutOffDay } : null;
}

/** Why this person may not mend the order of the batch, or null. After the cut-off too: it may be the cut-off that is wrong. */
export function refusalToEdit({ status, openedByAccountId, openedBy }: BatchFacts, accountId: number): EditRefusal | null {
  if (status !== 'OPEN' && status !== 'SUBMITTED') return { code: 'ALREADY_DECIDED', status };
  return openedByAccountId === accountId ? null : { code: 'NOT_OPENER', openedBy };
}

/** Why it may not go to the second person, or null. Bad rows stop it unless it is said that they are left out. */
export function refusalToSubmit(facts: BatchFacts, onlyGoodRows: boolean): SubmitRefusal | null {
  const closed = refusalToFill(facts);
  if (closed) return closed;
  if (!onlyGoodRows && facts.refusedCount > 0) return { code: 'HAS_ERRORS', count: facts.refusedCount };
  if (!onlyGoodRows && facts.suspectCount > 0) return { code: 'HAS_SUSPECTS', count: facts.suspectCount };
  return facts.readyCount === 0 ? { code: 'NOTHING_READY' } : null;
}

/** Why this person may not post the batch as it was shown to him, or null. */
export function refusalToApprove(facts: BatchFacts, accountId: number, shownRevision: number): ApproveRefusal | null {
  if (facts.status !== 'SUBMITTED') return { code: 'NOT_SUBMITTED', status: facts.status };
  if (facts.today > facts.cutOffDay) return { code: 'CUT_OFF_PASSED', cutOffDay: facts.cutOffDay };
  return notForHimself(facts, accountId) ?? (facts.revision === shownRevision ? null : { code: 'CHANGED_MEANWHILE' });
}

/** Why this person may not give it back, or null. That is possible after the cut-off too. */
export function refusalToReturn(facts: BatchFacts, accountId: number): DecideRefusal | null {
  if (facts.status !== 'SUBMITTED') return { code: 'NOT_SUBMITTED', status: facts.status };
  return facts.authorAccountIds.includes(accountId) ? { code: 'DECIDER_IS_AUTHOR' } : null;
}

/** Why this person may not take the whole batch out of the ledger, or null. */
export function refusalToReverse(facts: BatchFacts, accountId: number): ReverseRefusal | null {
  return facts.status === 'POSTED' ? notForHimself(facts, accountId) : { code: 'NOT_POSTED', status: facts.status };
}

function notForHimself({ authorAccountIds, concernsDecider }: BatchFacts, accountId: number): { code: 'DECIDER_IS_AUTHOR' } | { code: 'DECIDER_IS_CONCERNED' } | null {
  if (authorAccountIds.includes(accountId)) return { code: 'DECIDER_IS_AUTHOR' };
  return concernsDecider ? { code: 'DECIDER_IS_CONCERNED' } : null;
}

const STATUS: Readonly<Record<BatchStatus, Words>> = {
  OPEN: { zh: '还在录入', en: 'it is still being filled' }, SUBMITTED: { zh: '已提交、待复核', en: 'it waits for the second person' }, POSTED: { zh: '已经入账', en: 'it was posted' },
  REVERSED: { zh: '已整批冲正', en: 'it was reversed' }, DISCARDED: { zh: '已作废', en: 'it was discarded' },
};

export type StepRefusal = EditRefusal | SubmitRefusal | ApproveRefusal | ReverseRefusal;
type WordsOf<R extends { code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words };

export const stepWords: WordsOf<StepRefusal> = {
  ALREADY_DECIDED: ({ status }) => ({ zh: `这批补登${STATUS[status].zh}，依据文件不能再改。`, en: `The order cannot be changed any more: ${STATUS[status].en}.` }),
  NOT_OPENER: ({ openedBy }) => ({ zh: `依据文件由开立这批补登的${openedBy}修改。`, en: `${openedBy}, who opened this batch, changes its order.` }),
  NOT_OPEN: ({ status }) => ({ zh: `这批补登${STATUS[status].zh}，不能再改。`, en: `This batch cannot be changed: ${STATUS[status].en}.` }),
  CUT_OFF_PASSED: ({ cutOffDay }) => ({ zh: `这批补登的截止日为 ${cutOffDay}，已过期，不能再提交或复核。`, en: `The cut-off was ${cutOffDay}: it can be neither submitted nor approved any more.` }),
  HAS_ERRORS: ({ count }) => ({ zh: `有 ${count} 行不能补登。请改正，或选择只提交其余各行。`, en: `${count} rows cannot be entered. Correct them, or submit the others only.` }),
  HAS_SUSPECTS: ({ count }) => ({ zh: `有 ${count} 行疑似重复，请逐条核对：确认不重复的写明理由保留，重复的移除；也可以只提交其余各行。`, en: `${count} rows seem to repeat a record. Keep them with a reason, remove them, or submit the others only.` }),
  NOTHING_READY: () => ({ zh: '没有可以补登的行。', en: 'There is no row to enter.' }),
  NOT_SUBMITTED: ({ status }) => ({ zh: `这批补登${STATUS[status].zh}，现在不能复核，请刷新。`, en: `It cannot be decided now: ${STATUS[status].en}. Refresh.` }),
  NOT_POSTED: ({ status }) => ({ zh: `这批补登${STATUS[status].zh}，没有可冲正的登记。`, en: `There is nothing to reverse: ${STATUS[status].en}.` }),
  CHANGED_MEANWHILE: () => ({ zh: '您查看之后，这批补登被修改并重新提交，没有入账。请核对依据文件和逐条明细后再复核。', en: 'It was changed and submitted again after you looked, so nothing was posted. Look at the order and its rows once more, then decide.' }),
  DECIDER_IS_AUTHOR: () => ({ zh: '您参与了这批补登的录入或提交，须由另一人复核。', en: 'You filled or submitted this batch; somebody else must decide.' }),
  DECIDER_IS_CONCERNED: () => ({ zh: '这批补登含有您本人的学分，须由另一人复核。', en: 'The batch holds credits of your own; somebody else must decide.' }),
};

export const wordsOfStep = (refusal: StepRefusal): Words => (stepWords[refusal.code] as (refusal: StepRefusal) => Words)(refusal);
