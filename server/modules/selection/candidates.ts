import type { Reader } from '../../platform/data/sql.js';
import { type CandidateFacts, type EligibilityRefusal, reasonsAgainst } from './rules/eligibility.js';
import { stageOf } from './rules/round-rules.js';
import type { Round } from './selection.store.js';

export interface Candidate extends CandidateFacts {
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly schoolId: number;
  readonly schoolName: string;
  readonly schoolNameEn: string;
}

/** What the rule of eligibility must know about each of these teachers. */
export async function candidatesOf(reader: Reader, roundId: number, teacherIds: readonly number[]): Promise<Map<number, Candidate>> {
  const teachers = await reader.rows<Omit<Candidate, 'honours' | 'inService' | 'isEntered' | 'isJudge'> & { status: string; entered: string | null; judgeId: number | null }>(
    `SELECT t.id, t.name, t.number, t.schoolId, s.name AS schoolName, s.nameEn AS schoolNameEn, t.status, t.title, t.post, t.subject, t.stage, t.hiredOn, e.status AS entered, j.id AS judgeId
     FROM teachers t JOIN schools s ON s.id = t.schoolId
     LEFT JOIN selection_entries e ON e.roundId = ? AND e.teacherId = t.id LEFT JOIN selection_judges j ON j.roundId = ? AND j.teacherId = t.id AND j.dismissedAt IS NULL
     WHERE t.id IN (?)`, [roundId, roundId, [...teacherIds]]);
  const honours = await reader.rows<{ teacherId: number; code: string; title: string; titleEn: string; year: number; grantedOn: string }>(
    'SELECT teacherId, code, title, titleEn, year, grantedOn FROM honours WHERE teacherId IN (?) AND revokedOn IS NULL ORDER BY grantedOn DESC, id', [[...teacherIds]]);
  return new Map(teachers.map(({ status, entered, judgeId, ...teacher }) => [teacher.id, {
    ...teacher, inService: status === 'ACTIVE', isEntered: entered !== null && entered !== 'WITHDRAWN', isJudge: judgeId !== null,
    honours: honours.filter(({ teacherId }) => teacherId === teacher.id),
  }]));
}

/** Service is counted up to the deadline of nominations, so that a school's answer does not change from day to day. */
export function reasonsIn(round: Round, candidate: CandidateFacts, today: string): EligibilityRefusal[] {
  return reasonsAgainst(candidate, round.rules.eligibility, stageOf(round.rules, 'NOMINATE')?.deadline ?? today);
}
