import type { Words } from '../../../platform/locale.js';
import type { RoundRules, StageKind } from './round-rules.js';

export const ROUND_STATUSES = ['DRAFT', 'NOMINATION', 'CHECK', 'JUDGING', 'NOTICE', 'CONCLUDED'] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** Which status a round has while a stage is open. */
export const STATUS_OF_STAGE: Record<StageKind, RoundStatus> = { NOMINATE: 'NOMINATION', CHECK: 'CHECK', JUDGE: 'JUDGING', NOTICE: 'NOTICE', CONCLUDE: 'CONCLUDED' };

export const STATUS_WORDS: Record<RoundStatus, Words> = {
  DRAFT: { zh: '草稿', en: 'draft' }, NOMINATION: { zh: '推荐', en: 'nomination' }, CHECK: { zh: '审核', en: 'check' },
  JUDGING: { zh: '评审', en: 'judging' }, NOTICE: { zh: '公示', en: 'public notice' }, CONCLUDED: { zh: '已公布', en: 'concluded' },
};

/** The status after this one under these rules; null after the last. */
export function nextStatus(status: RoundStatus, rules: RoundRules): RoundStatus | null {
  const order: RoundStatus[] = ['DRAFT', ...rules.stages.map(({ kind }) => STATUS_OF_STAGE[kind])];
  return order[order.indexOf(status) + 1] ?? null;
}

/** What must be known before the next stage may be opened. */
export interface OpeningFacts {
  readonly status: RoundStatus;
  readonly wanted: RoundStatus;
  readonly next: RoundStatus | null;
  /** Last day of the wanted stage. */
  readonly deadline: string | null;
  readonly today: string;
  readonly seats: number;
  readonly entries: number;
  readonly entriesUndecided: number;
  readonly entriesQualified: number;
  /** Subjects of qualified entries that no panel takes. */
  readonly uncoveredSubjects: readonly string[];
  readonly thinPanels: readonly { readonly title: string; readonly judges: number; readonly needed: number }[];
  readonly entriesShortOfJudges: number;
  readonly papersOpen: number;
  readonly noticeEndsOn: string | null;
  readonly objectionsOpen: number;
}

export type OpeningRefusal =
  | { code: 'ALREADY_CONCLUDED' }
  | { code: 'STAGE_IS_PAST'; status: RoundStatus }
  | { code: 'STAGE_SKIPPED'; next: RoundStatus }
  | { code: 'DEADLINE_IS_PAST'; deadline: string }
  | { code: 'NO_SEATS' }
  | { code: 'NO_ENTRIES' }
  | { code: 'ENTRIES_UNDECIDED'; count: number }
  | { code: 'NOBODY_QUALIFIED' }
  | { code: 'SUBJECTS_WITHOUT_PANEL'; subjects: readonly string[] }
  | { code: 'TOO_FEW_JUDGES'; panel: string; judges: number; needed: number }
  | { code: 'NOT_DRAWN'; count: number }
  | { code: 'SCORES_MISSING'; count: number }
  | { code: 'NOTICE_RUNNING'; endsOn: string }
  | { code: 'OBJECTIONS_UNDECIDED'; count: number };

/**
 * Why this stage may not be opened now, or null when it may. Pure: every fact was read under the
 * round's lock. Checks run in the order of {@link OpeningRefusal} and stop at the first.
 */
export function refusalToOpen(facts: OpeningFacts): OpeningRefusal | null {
  const { status, wanted, next } = facts;
  if (next === null) return { code: 'ALREADY_CONCLUDED' };
  if (ROUND_STATUSES.indexOf(wanted) <= ROUND_STATUSES.indexOf(status)) return { code: 'STAGE_IS_PAST', status };
  if (wanted !== next) return { code: 'STAGE_SKIPPED', next };
  if (facts.deadline !== null && facts.deadline < facts.today && wanted !== 'NOTICE' && wanted !== 'CONCLUDED') return { code: 'DEADLINE_IS_PAST', deadline: facts.deadline };
  if (status === 'DRAFT') return facts.seats === 0 ? { code: 'NO_SEATS' } : null;
  if (status === 'NOMINATION' && facts.entries === 0) return { code: 'NO_ENTRIES' };
  if (wanted === 'JUDGING') return refusalToJudge(facts);
  if (wanted === 'NOTICE') {
    if (facts.entriesShortOfJudges > 0) return { code: 'NOT_DRAWN', count: facts.entriesShortOfJudges };
    return facts.papersOpen > 0 ? { code: 'SCORES_MISSING', count: facts.papersOpen } : null;
  }
  if (wanted === 'CONCLUDED') {
    if (facts.noticeEndsOn === null || facts.today <= facts.noticeEndsOn) return { code: 'NOTICE_RUNNING', endsOn: facts.noticeEndsOn ?? facts.today };
    if (facts.objectionsOpen > 0) return { code: 'OBJECTIONS_UNDECIDED', count: facts.objectionsOpen };
  }
  return null;
}

function refusalToJudge(facts: OpeningFacts): OpeningRefusal | null {
  // Without a stage of checking, what stands nominated qualifies as the judging opens.
  const undecided = facts.status === 'CHECK' ? facts.entriesUndecided : 0;
  if (undecided > 0) return { code: 'ENTRIES_UNDECIDED', count: undecided };
  if (facts.status === 'CHECK' && facts.entriesQualified === 0) return { code: 'NOBODY_QUALIFIED' };
  if (facts.uncoveredSubjects.length > 0) return { code: 'SUBJECTS_WITHOUT_PANEL', subjects: facts.uncoveredSubjects };
  const [thin] = facts.thinPanels;
  return thin ? { code: 'TOO_FEW_JUDGES', panel: thin.title, judges: thin.judges, needed: thin.needed } : null;
}
