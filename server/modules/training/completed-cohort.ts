import type { Reader } from '../../platform/data/sql.js';
import type { CompletionReason } from './rules/completion.js';
import type { CohortStatus } from './rules/vocabulary.js';

/** What a paper about a cohort says of it. */
export interface CohortFacts {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly status: CohortStatus;
  readonly startsOn: string;
  readonly endsOn: string;
  /** What one participant attends. */
  readonly minutes: number;
}

/** A line of the completion list, with the person as he was registered. */
export interface FrozenLine {
  readonly completionId: number;
  readonly teacherId: number;
  readonly teacherNumber: string;
  readonly teacherName: string;
  readonly schoolName: string;
  readonly schoolNameEn: string;
  readonly completed: boolean;
  readonly reason: CompletionReason;
  readonly centicredits: number;
}

export async function cohortFacts(source: Reader, cohortId: number): Promise<CohortFacts | null> {
  return (await source.row<CohortFacts>(
    'SELECT c.id, c.code, c.title, c.titleEn, c.status, c.startsOn, c.endsOn, p.minutes FROM cohorts c JOIN programmes p ON p.id = c.programmeId WHERE c.id = ?', [cohortId])) ?? null;
}

/** The frozen completion list by school and name; empty until the cohort is closed. */
export async function completionList(source: Reader, cohortId: number): Promise<FrozenLine[]> {
  const rows = await source.rows<Omit<FrozenLine, 'completed'> & { completed: number }>(
    `SELECT x.id AS completionId, x.teacherId, t.number AS teacherNumber, t.name AS teacherName, s.name AS schoolName, s.nameEn AS schoolNameEn, x.completed, x.reason, x.centicredits
     FROM completions x JOIN cohorts c ON c.id = x.cohortId AND c.closingRound = x.round JOIN registrations r ON r.id = x.registrationId JOIN teachers t ON t.id = x.teacherId JOIN schools s ON s.id = r.schoolId
     WHERE x.cohortId = ? ORDER BY s.code, t.nameKey, x.id`, [cohortId]);
  return rows.map((each) => ({ ...each, completed: each.completed === 1 }));
}
