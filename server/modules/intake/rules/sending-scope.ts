import type { Level } from '../../credits/rules/rule-set.js';
import type { AnswerCode } from './answer.js';

/** What a provider may send. */
export interface SendingScope {
  readonly levels: readonly string[];
  readonly categoryKeys: readonly string[];
  readonly fromYear: number;
  readonly toYear: number | null;
}

export interface ScopedRecord {
  readonly level: Level;
  readonly categoryKey: string;
  readonly completedOn: string;
  readonly passed: boolean;
  readonly teacherStatus: string;
}

type ScopeCode = Extract<AnswerCode, 'LEVEL_NOT_ALLOWED' | 'CATEGORY_NOT_ALLOWED' | 'YEAR_NOT_ALLOWED' | 'NOT_PASSED' | 'TEACHER_LEFT'>;

/** Why a record is out of scope, or null. Checks run in the order of the cases and stop at the first. */
export function outOfScope(scope: SendingScope, record: ScopedRecord): ScopeCode | null {
  const year = Number(record.completedOn.slice(0, 4));
  if (!scope.levels.includes(record.level)) return 'LEVEL_NOT_ALLOWED';
  if (!scope.categoryKeys.includes(record.categoryKey)) return 'CATEGORY_NOT_ALLOWED';
  if (year < scope.fromYear || (scope.toYear !== null && year > scope.toYear)) return 'YEAR_NOT_ALLOWED';
  if (!record.passed) return 'NOT_PASSED';
  return record.teacherStatus === 'ACTIVE' ? null : 'TEACHER_LEFT';
}
