import { SHOWN_FROM } from './questions.js';

export const SURVEY_KINDS = {
  NEEDS: { zh: '训前需求调研', en: 'Needs before' },
  SATISFACTION: { zh: '满意度调查', en: 'Satisfaction' },
  FOLLOW_UP: { zh: '三个月跟踪调查', en: 'Follow-up after three months' },
} as const;
export type SurveyKind = keyof typeof SURVEY_KINDS;

export type AnswerRefusal = { readonly code: 'NOT_OPEN_YET'; readonly opensAt: string } | { readonly code: 'CLOSED'; readonly closedAt: string } | { readonly code: 'ANSWERED_ALREADY' };

export function refusalToAnswer({ now, opensAt, closesAt, hasAnswered }: { now: string; opensAt: string; closesAt: string; hasAnswered: boolean }): AnswerRefusal | null {
  if (hasAnswered) return { code: 'ANSWERED_ALREADY' };
  if (now < opensAt) return { code: 'NOT_OPEN_YET', opensAt };
  return now > closesAt ? { code: 'CLOSED', closedAt: closesAt } : null;
}

export const stateOf = ({ now, opensAt, closesAt }: { now: string; opensAt: string; closesAt: string }): 'PLANNED' | 'OPEN' | 'CLOSED' => (now < opensAt ? 'PLANNED' : now > closesAt ? 'CLOSED' : 'OPEN');

/**
 * May the results be seen? Never of fewer than {@link SHOWN_FROM}. Of an anonymous survey only when it is over:
 * two looks with one answer between them would show that answer.
 */
export function hiddenBecause({ now, closesAt, anonymous, answers }: { now: string; closesAt: string; anonymous: boolean; answers: number }): 'TOO_FEW' | 'STILL_OPEN' | null {
  if (anonymous && now <= closesAt) return 'STILL_OPEN';
  return answers < SHOWN_FROM ? 'TOO_FEW' : null;
}
