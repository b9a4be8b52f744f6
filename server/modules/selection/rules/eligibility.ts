import { addYears, completedYears } from './service-years.js';
import type { Eligibility } from './round-rules.js';

export interface CandidateFacts {
  readonly inService: boolean;
  readonly title: string;
  readonly post: string;
  readonly subject: string;
  readonly stage: string;
  /** First day in service; null when the roster does not say. */
  readonly hiredOn: string | null;
  /** Honours in force that were granted to him, the newest first. */
  readonly honours: readonly { readonly code: string; readonly title: string; readonly titleEn: string; readonly year: number; readonly grantedOn: string }[];
  readonly isEntered: boolean;
  readonly isJudge: boolean;
}

export type EligibilityRefusal =
  | { code: 'NOT_IN_SERVICE' }
  | { code: 'ALREADY_ENTERED' }
  | { code: 'IS_JUDGE' }
  | { code: 'TITLE_NOT_ADMITTED'; title: string }
  | { code: 'POST_NOT_ADMITTED'; post: string }
  | { code: 'SUBJECT_NOT_ADMITTED'; subject: string }
  | { code: 'STAGE_NOT_ADMITTED'; stage: string }
  | { code: 'SERVICE_UNKNOWN' }
  | { code: 'SERVICE_TOO_SHORT'; years: number; neededYears: number }
  | { code: 'HONOUR_HELD'; title: string; titleEn: string; year: number; years: number };

/**
 * Everything that keeps a teacher from being nominated, in the order of {@link EligibilityRefusal};
 * empty when he may be. All reasons are told at once, so that a school asks only once.
 *
 * @param asOf the day up to which service is counted: the deadline of nominations, or today.
 */
export function reasonsAgainst(facts: CandidateFacts, rule: Eligibility, asOf: string): EligibilityRefusal[] {
  const reasons: EligibilityRefusal[] = [];
  if (!facts.inService) reasons.push({ code: 'NOT_IN_SERVICE' });
  if (facts.isEntered) reasons.push({ code: 'ALREADY_ENTERED' });
  if (facts.isJudge) reasons.push({ code: 'IS_JUDGE' });
  if (!admits(rule.titles, facts.title)) reasons.push({ code: 'TITLE_NOT_ADMITTED', title: facts.title });
  if (!admits(rule.posts, facts.post)) reasons.push({ code: 'POST_NOT_ADMITTED', post: facts.post });
  if (!admits(rule.subjects, facts.subject)) reasons.push({ code: 'SUBJECT_NOT_ADMITTED', subject: facts.subject });
  if (!admits(rule.stages, facts.stage)) reasons.push({ code: 'STAGE_NOT_ADMITTED', stage: facts.stage });
  if (rule.minServiceYears > 0) {
    if (facts.hiredOn === null) reasons.push({ code: 'SERVICE_UNKNOWN' });
    else if (completedYears(facts.hiredOn, asOf) < rule.minServiceYears) {
      reasons.push({ code: 'SERVICE_TOO_SHORT', years: completedYears(facts.hiredOn, asOf), neededYears: rule.minServiceYears });
    }
  }
  const { honourBar } = rule;
  const held = honourBar && facts.honours.find(({ code, grantedOn }) => honourBar.codes.includes(code) && addYears(grantedOn, honourBar.years) > asOf);
  if (held) reasons.push({ code: 'HONOUR_HELD', title: held.title, titleEn: held.titleEn, year: held.year, years: honourBar.years });
  return reasons;
}

/** An empty list admits everybody. */
function admits(admitted: readonly string[], value: string): boolean {
  return admitted.length === 0 || admitted.includes(value);
}
