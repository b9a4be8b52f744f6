import { type RoundRules, stageOf } from './round-rules.js';
import type { RoundStatus } from './stage-opening.js';

export type JudgingRefusal = { code: 'SUBMITTED_ALREADY' } | { code: 'NOT_JUDGING' } | { code: 'DEADLINE_PASSED'; deadline: string };

/** Why a judge may not change this paper today, or null; checks run in the order of {@link JudgingRefusal}. */
export function refusalToJudge(paperStatus: string, status: RoundStatus, rules: RoundRules, today: string): JudgingRefusal | null {
  if (paperStatus !== 'OPEN') return { code: 'SUBMITTED_ALREADY' };
  if (status !== 'JUDGING') return { code: 'NOT_JUDGING' };
  const deadline = stageOf(rules, 'JUDGE')?.deadline;
  return deadline && today > deadline ? { code: 'DEADLINE_PASSED', deadline } : null;
}
