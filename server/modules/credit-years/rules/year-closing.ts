import type { Words } from '../../../platform/locale.js';

export type ClosingKind = 'CLOSE' | 'SUPPLEMENT';
/** FREEZING: confirmed, nothing ordinary is posted any more, the results are being written. */
export type ClosingStatus = 'PROPOSED' | 'FREEZING' | 'CLOSED' | 'DECLINED';

export const CHECKS = ['YEAR_NOT_OVER', 'LEDGER_BROKEN', 'RECOGNITION_WAITING', 'QUARANTINED', 'CLASSES_OPEN', 'PRECHECK_WAITING', 'RETURNED'] as const;
export type CheckKey = (typeof CHECKS)[number];

/** What is left to do in a year, with the schools that have most of it. */
export interface CheckItem { readonly key: CheckKey; readonly count: number; readonly schools: readonly { readonly schoolId: number; readonly count: number }[] }

/** What is the centre's own to finish stops the closing; what schools and teachers left lying is only told. */
const BLOCKING: Readonly<Record<CheckKey, boolean>> = { YEAR_NOT_OVER: true, LEDGER_BROKEN: true, RECOGNITION_WAITING: true, QUARANTINED: true, CLASSES_OPEN: true, PRECHECK_WAITING: false, RETURNED: false };
/** A year that is closed already waits for nothing ordinary: its ledger must be sound, that is all. */
const BLOCKS_SUPPLEMENT: readonly CheckKey[] = ['LEDGER_BROKEN'];

export const blocks = (kind: ClosingKind, { key, count }: Pick<CheckItem, 'key' | 'count'>): boolean => count > 0 && (kind === 'CLOSE' ? BLOCKING[key] : BLOCKS_SUPPLEMENT.includes(key));

export type ProposeRefusal =
  | { readonly code: 'ALREADY_PROPOSED' }
  | { readonly code: 'NOTHING_CHANGED' }
  | { readonly code: 'BLOCKED'; readonly items: readonly CheckItem[] };
export type ConfirmRefusal =
  | { readonly code: 'NOT_PROPOSED' }
  | { readonly code: 'DECIDER_IS_PROPOSER' }
  | { readonly code: 'BLOCKED'; readonly items: readonly CheckItem[] };

/** Why the year may not be proposed now, or null. */
export function refusalToPropose({ kind, hasOpenProposal, changedCount, checklist }: { kind: ClosingKind; hasOpenProposal: boolean; changedCount: number; checklist: readonly CheckItem[] }): ProposeRefusal | null {
  if (hasOpenProposal) return { code: 'ALREADY_PROPOSED' };
  if (kind === 'SUPPLEMENT' && changedCount === 0) return { code: 'NOTHING_CHANGED' };
  const items = checklist.filter((each) => blocks(kind, each));
  return items.length > 0 ? { code: 'BLOCKED', items } : null;
}

/** Why this person may not confirm it now, or null: what has come up since the proposal counts. */
export function refusalToConfirm({ kind, status, proposedByAccountId, checklist }: { kind: ClosingKind; status: ClosingStatus; proposedByAccountId: number; checklist: readonly CheckItem[] }, accountId: number): ConfirmRefusal | null {
  if (status !== 'PROPOSED') return { code: 'NOT_PROPOSED' };
  if (proposedByAccountId === accountId) return { code: 'DECIDER_IS_PROPOSER' };
  const items = checklist.filter((each) => blocks(kind, each));
  return items.length > 0 ? { code: 'BLOCKED', items } : null;
}

export const CHECK_WORDS: Readonly<Record<CheckKey, Words>> = {
  YEAR_NOT_OVER: { zh: '年度尚未结束', en: 'the year is not over' }, LEDGER_BROKEN: { zh: '台账核对有误', en: 'the ledger does not check' }, RECOGNITION_WAITING: { zh: '待县级审核的申报', en: 'claims wait for the county' },
  QUARANTINED: { zh: '疑似重复未处理', en: 'suspected duplicates are undecided' }, CLASSES_OPEN: { zh: '应结业未结业的培训班', en: 'classes are not closed' }, PRECHECK_WAITING: { zh: '待学校初审的申报', en: "claims wait for schools" }, RETURNED: { zh: '退回后未重报的申报', en: 'claims were returned and not mended' },
};

type WordsOf<R extends { code: string }> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words };
const blocked = ({ items }: { items: readonly CheckItem[] }): Words => ({ zh: `不能结账：${items.map(({ key, count }) => `${CHECK_WORDS[key].zh} ${count} 项`).join('，')}。请先处理。`, en: `It cannot be closed: ${items.map(({ key, count }) => `${CHECK_WORDS[key].en} (${count})`).join(', ')}.` });
export const proposeWords: WordsOf<ProposeRefusal> = {
  ALREADY_PROPOSED: () => ({ zh: '该年度已有结账正在办理。', en: 'A closing of this year is under way.' }),
  NOTHING_CHANGED: () => ({ zh: '结账之后没有变动，不需要补充结账。', en: 'Nothing has changed since it was closed.' }),
  BLOCKED: blocked,
};
export const confirmWords: WordsOf<ConfirmRefusal> = {
  NOT_PROPOSED: () => ({ zh: '该结账已经办理过，请刷新。', en: 'This closing was decided already. Refresh.' }),
  DECIDER_IS_PROPOSER: () => ({ zh: '结账由您提出，须由另一人确认。', en: 'You proposed it; somebody else must confirm.' }),
  BLOCKED: blocked,
};
export const wordsOfConfirm = (refusal: ConfirmRefusal): Words => (confirmWords[refusal.code] as (refusal: ConfirmRefusal) => Words)(refusal);
export const wordsOfPropose = (refusal: ProposeRefusal): Words => (proposeWords[refusal.code] as (refusal: ProposeRefusal) => Words)(refusal);
