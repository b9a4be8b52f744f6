import type { Words } from '../../../platform/locale.js';
import type { Assessment } from './vocabulary.js';

export interface CompletionFacts {
  /** Minutes of every session the participant was expected at. */
  readonly requiredMinutes: number;
  readonly absentMinutes: number;
  /** The part of the absence that is granted leave of a kind that the class excuses: no absence at the gate. None when left out. */
  readonly excusedMinutes?: number;
  /** Absent for this share or more: not completed. */
  readonly absenceNumerator: number;
  readonly absenceDenominator: number;
  readonly assessmentRequired: boolean;
  readonly assessment: Assessment | null;
}

/** In order of precedence. */
export const COMPLETION_REASONS = {
  ATTENDANCE_NOT_RECORDED: { zh: '没有考勤记录', en: 'No attendance is on record' },
  ABSENT_TOO_LONG: { zh: '缺勤超过规定', en: 'Absent for too long' },
  ASSESSMENT_MISSING: { zh: '考核结果未录入', en: 'The assessment has not been entered' },
  ASSESSMENT_FAILED: { zh: '考核不合格', en: 'The assessment was failed' },
  COMPLETED: { zh: '准予结业', en: 'Completed' },
} as const satisfies Record<string, Words>;
export type CompletionReason = keyof typeof COMPLETION_REASONS;

export interface Completion {
  readonly completed: boolean;
  readonly reason: CompletionReason;
  /** Share of the time attended, rounded down; for showing, never for deciding. */
  readonly attendedPermille: number;
  readonly assessment: Assessment | 'NOT_REQUIRED' | 'MISSING';
}

/** Whether a participant has completed the cohort. Minutes are compared as whole numbers, never as rounded shares. */
export function completionOf(facts: CompletionFacts): Completion {
  const { requiredMinutes, absentMinutes, assessmentRequired, assessment } = facts;
  const reason = reasonOf(facts);
  return {
    completed: reason === 'COMPLETED', reason,
    attendedPermille: requiredMinutes > 0 ? Math.floor(((requiredMinutes - absentMinutes) * 1000) / requiredMinutes) : 0,
    assessment: assessment ?? (assessmentRequired ? 'MISSING' : 'NOT_REQUIRED'),
  };
}

function reasonOf({ requiredMinutes, absentMinutes, excusedMinutes = 0, absenceNumerator, absenceDenominator, assessmentRequired, assessment }: CompletionFacts): CompletionReason {
  if (requiredMinutes <= 0) return 'ATTENDANCE_NOT_RECORDED';
  if ((absentMinutes - excusedMinutes) * absenceDenominator >= requiredMinutes * absenceNumerator) return 'ABSENT_TOO_LONG';
  if (assessmentRequired && assessment === null) return 'ASSESSMENT_MISSING';
  if (assessment === 'FAILED') return 'ASSESSMENT_FAILED';
  return 'COMPLETED';
}

/** The fewest whole minutes of absence that refuse a completion: 480 of 2,400 at one fifth. */
export function refusedFromMinutes({ requiredMinutes, absenceNumerator, absenceDenominator }: Pick<CompletionFacts, 'requiredMinutes' | 'absenceNumerator' | 'absenceDenominator'>): number {
  return Math.ceil((requiredMinutes * absenceNumerator) / absenceDenominator);
}

/** What the time that was held is worth when part of it was excused: no absence, and no hours. Whole minutes, begun ones not counted. */
export function minutesWithoutExcused(plannedMinutes: number, { requiredMinutes, excusedMinutes }: { readonly requiredMinutes: number; readonly excusedMinutes: number }): number {
  return excusedMinutes > 0 ? Math.floor((plannedMinutes * (requiredMinutes - excusedMinutes)) / requiredMinutes) : plannedMinutes;
}

/** The reason with the figures that decided it. */
export function completionWords(reason: CompletionReason, facts: Omit<CompletionFacts, 'assessmentRequired' | 'assessment'>): Words {
  const { requiredMinutes, excusedMinutes = 0, absenceNumerator, absenceDenominator } = facts;
  const absentMinutes = facts.absentMinutes - excusedMinutes;
  const plain = COMPLETION_REASONS[reason];
  if (reason !== 'ABSENT_TOO_LONG') return plain;
  const beside = excusedMinutes > 0 ? { zh: `（另有准假 ${excusedMinutes} 分钟不计缺勤）`, en: ` (${excusedMinutes} more of excused leave)` } : { zh: '', en: '' };
  return {
    zh: `缺勤 ${absentMinutes} 分钟${beside.zh}，达到应到 ${requiredMinutes} 分钟的 ${absenceNumerator}/${absenceDenominator} 及以上，不予结业`,
    en: `Absent ${absentMinutes} of ${requiredMinutes} minutes${beside.en}: ${absenceNumerator}/${absenceDenominator} or more`,
  };
}
