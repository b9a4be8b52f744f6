import type { Clock } from '../../platform/clock.js';
import { instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { AssignmentRow } from './assignments.entities.js';
import { MARKER_ROLES } from './assignments.policy.js';
import { ASSIGNMENT_SQL, type Assignment as Found, assignmentOf, toAssignment } from './assignments.store.js';
import type { Assignment, AssignmentCounts, AssignmentDesk, AssignmentLine, AssignmentLineFilter, AssignmentLineMark, AssignmentMarker, AssignmentOutcome, HandInSimilar } from './assignments.types.js';
import { outcomesOf } from './outcomes.js';
import { fullPoints } from './rules/vocabulary.js';

export type JoinedAssignment = AssignmentRow & { cohortEnded: number; cohortTitle: string; cohortTitleEn: string };

export const shown = (assignment: Found): Assignment => ({ ...assignment, fullPoints: fullPoints(assignment.rubric) });

/** The participants of an assignment's cohort with the last attempt of each. */
const LINES = `FROM registrations r JOIN assignments a ON a.cohortId = r.cohortId JOIN teachers t ON t.id = r.teacherId JOIN schools s ON s.id = r.schoolId
  LEFT JOIN hand_ins h ON h.assignmentId = a.id AND h.teacherId = r.teacherId AND h.attempt = (SELECT MAX(x.attempt) FROM hand_ins x WHERE x.assignmentId = a.id AND x.teacherId = r.teacherId)
  WHERE r.status = 'ADMITTED'`;
const IS_SIMILAR = 'EXISTS (SELECT 1 FROM hand_in_similarities z WHERE z.handInId = h.id OR z.otherId = h.id)';

/** What the centre sees of assignments. */
export class AssignmentsReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async desks(cohortId: number): Promise<AssignmentDesk[]> {
    const rows = await this.reader.rows<JoinedAssignment>(`${ASSIGNMENT_SQL} WHERE a.cohortId = ? ORDER BY a.dueAt, a.id`, [cohortId]);
    return this.withFigures(rows.map(toAssignment));
  }

  async desk(id: number): Promise<AssignmentDesk | null> {
    const found = await assignmentOf(this.reader, id);
    return found ? (await this.withFigures([found]))[0] ?? null : null;
  }

  private async withFigures(assignments: readonly Found[]): Promise<AssignmentDesk[]> {
    const ids = assignments.map(({ id }) => id);
    const [counts, markers] = await Promise.all([
      this.reader.rows<AssignmentCounts & { id: number }>(
        `SELECT a.id, COUNT(*) AS participants, SUM(CASE WHEN h.status = 'DRAFT' THEN 1 ELSE 0 END) AS drafts, SUM(CASE WHEN h.status = 'SUBMITTED' THEN 1 ELSE 0 END) AS submitted,
           SUM(CASE WHEN h.status = 'MARKED' THEN 1 ELSE 0 END) AS marked, SUM(CASE WHEN h.passed = 1 THEN 1 ELSE 0 END) AS passed, SUM(CASE WHEN h.late = 1 THEN 1 ELSE 0 END) AS late,
           SUM(CASE WHEN h.status = 'SUBMITTED' AND (SELECT COUNT(*) FROM hand_in_marks m WHERE m.handInId = h.id) < a.markersEach THEN 1 ELSE 0 END) AS lacking, SUM(CASE WHEN ${IS_SIMILAR} THEN 1 ELSE 0 END) AS similar
         ${LINES} AND a.id IN (?) GROUP BY a.id`, [ids]),
      this.reader.rows<AssignmentMarker & { assignmentId: number }>(
        `SELECT k.assignmentId, k.accountId, c.name, COUNT(m.markedAt) AS done, COUNT(m.id) - COUNT(m.markedAt) AS open
         FROM assignment_markers k JOIN accounts c ON c.id = k.accountId LEFT JOIN hand_ins h ON h.assignmentId = k.assignmentId LEFT JOIN hand_in_marks m ON m.handInId = h.id AND m.accountId = k.accountId
         WHERE k.assignmentId IN (?) GROUP BY k.id, k.assignmentId, k.accountId, c.name ORDER BY k.id`, [ids]),
    ]);
    const none: AssignmentCounts = { participants: 0, drafts: 0, submitted: 0, marked: 0, passed: 0, late: 0, lacking: 0, similar: 0 };
    return assignments.map((each) => {
      const { id: _, ...found } = counts.find(({ id }) => id === each.id) ?? { id: 0, ...none };
      return {
        assignment: shown(each), comparingJobId: each.comparingJobId, comparedAt: each.comparedAt, markers: markers.filter(({ assignmentId }) => assignmentId === each.id),
        counts: Object.fromEntries(Object.entries(found).map(([key, value]) => [key, Number(value)])) as unknown as AssignmentCounts,
      };
    });
  }

  /** Accounts that may be appointed, by name. */
  markerChoices(search: string | null): Promise<{ accountId: number; name: string; done: number; open: number }[]> {
    const like = `%${(search ?? '').normalize('NFKC').trim()}%`;
    return this.reader.rows("SELECT c.id AS accountId, c.name, 0 AS done, 0 AS open FROM accounts c WHERE c.disabled = 0 AND (c.name LIKE ? OR c.loginName LIKE ?) AND c.id IN (SELECT accountId FROM grants WHERE role IN (?)) ORDER BY c.name, c.id LIMIT 50", [like, like, [...MARKER_ROLES]]);
  }

  async lines(assignmentId: number, filter: AssignmentLineFilter, page: PageInput): Promise<Page<AssignmentLine>> {
    const { where, params } = conditionOf(assignmentId, filter);
    const [rows, count] = await Promise.all([
      this.reader.rows<LineRecord>(
        `SELECT ${TEACHER_COLUMNS}, r.id AS registrationId, h.id AS handInId, COALESCE(h.attempt, 1) AS attempt, COALESCE(h.status, 'NONE') AS handInStatus, COALESCE(h.late, 0) AS late, h.submittedAt, h.text,
           (SELECT COUNT(*) FROM hand_in_files f WHERE f.handInId = h.id) AS fileCount, h.resultMilliPoints, h.passed
         ${LINES} AND ${where} ORDER BY s.code, t.nameKey, t.id LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${LINES} AND ${where}`, params),
    ]);
    const ids = rows.flatMap(({ handInId }) => handInId ?? []);
    const [marks, similar] = await Promise.all([
      this.reader.rows<AssignmentLineMark & { handInId: number }>('SELECT m.handInId, c.name, m.ordinal, m.total, m.markedAt FROM hand_in_marks m JOIN accounts c ON c.id = m.accountId WHERE m.handInId IN (?) ORDER BY m.ordinal', [ids]),
      similarTo(this.reader, ids, true),
    ]);
    return {
      totalCount: count?.n ?? 0,
      items: rows.map((row) => ({
        registrationId: row.registrationId, teacher: toTeacher(row), handInId: row.handInId, attempt: row.attempt, status: row.handInStatus, late: row.late === 1, submittedAt: row.submittedAt, characters: lengthOf(row.text), fileCount: row.fileCount,
        resultMilliPoints: row.resultMilliPoints, passed: row.passed === null ? null : row.passed === 1, marks: marks.filter(({ handInId }) => handInId === row.handInId), similar: similar.get(row.handInId ?? 0) ?? [],
      })),
    };
  }

  /** What the assignments of each participant come to now, with what is entered as his assessment. */
  async outcomes(cohortId: number, locale: Locale): Promise<AssignmentOutcome[]> {
    const outcomes = new Map((await outcomesOf(this.reader, cohortId, instantOf(this.clock.now()))).map((each) => [each.registrationId, each]));
    const rows = await this.reader.rows<TeacherRecord & { registrationId: number; assessment: string | null }>(
      `SELECT ${TEACHER_COLUMNS}, r.id AS registrationId, r.assessment FROM registrations r JOIN teachers t ON t.id = r.teacherId JOIN schools s ON s.id = r.schoolId WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY s.code, t.nameKey, t.id`, [cohortId]);
    return rows.flatMap((row) => {
      const outcome = outcomes.get(row.registrationId);
      return outcome ? [{ registrationId: row.registrationId, teacher: toTeacher(row), assessment: outcome.assessment, permille: outcome.permille, trace: outcome.trace.map((each) => say(each, locale)), entered: row.assessment }] : [];
    });
  }
}

type LineRecord = TeacherRecord & {
  registrationId: number; handInId: number | null; attempt: number; handInStatus: AssignmentLine['status']; late: number; submittedAt: string | null; text: string | null; fileCount: number; resultMilliPoints: number | null; passed: number | null;
};

function conditionOf(assignmentId: number, filter: AssignmentLineFilter): { where: string; params: SqlValue[] } {
  const parts = ['a.id = ?'];
  const params: SqlValue[] = [assignmentId];
  if (filter.status) {
    parts.push(filter.status === 'NONE' ? 'h.id IS NULL' : 'h.status = ?');
    if (filter.status !== 'NONE') params.push(filter.status);
  }
  if (filter.similar) parts.push(IS_SIMILAR);
  if (filter.late) parts.push('h.late = 1');
  const search = filter.search?.normalize('NFKC').trim().toLowerCase();
  if (search) {
    parts.push('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)');
    params.push(`%${search}%`, `%${search}%`, `${search.toUpperCase()}%`);
  }
  return { where: parts.join(' AND '), params };
}

/** Of each hand-in so many others, the most alike; more would tell nothing new. */
const MOST_SIMILAR = 5;

/** Of some hand-ins, the others that say the same, the most alike first. Names only for the centre. */
export async function similarTo(reader: Reader, handInIds: readonly number[], withNames: boolean): Promise<Map<number, HandInSimilar[]>> {
  const pairs = await reader.rows<{ handInId: number; otherId: number; permille: number }>('SELECT handInId, otherId, permille FROM hand_in_similarities WHERE handInId IN (?) OR otherId IN (?) ORDER BY permille DESC, id', [[...handInIds], [...handInIds]]);
  const others = await reader.rows<{ id: number; cohortTitle: string; assignmentTitle: string; name: string }>(
    'SELECT h.id, c.title AS cohortTitle, a.title AS assignmentTitle, t.name FROM hand_ins h JOIN assignments a ON a.id = h.assignmentId JOIN cohorts c ON c.id = a.cohortId JOIN teachers t ON t.id = h.teacherId WHERE h.id IN (?)', [pairs.flatMap(({ handInId, otherId }) => [handInId, otherId])]);
  const byId = new Map(others.map((each) => [each.id, each]));
  return new Map(handInIds.map((id) => [id, pairs.filter((each) => each.handInId === id || each.otherId === id).flatMap(({ handInId, otherId, permille }) => {
    const other = byId.get(handInId === id ? otherId : handInId);
    return other ? [{ otherId: other.id, permille, code: String(other.id), cohortTitle: other.cohortTitle, assignmentTitle: other.assignmentTitle, name: withNames ? other.name : null }] : [];
  }).slice(0, MOST_SIMILAR)]));
}

/** In characters as people count them; SQL counts bytes on one database and characters on the other. */
export const lengthOf = (text: string | null): number => [...(text ?? '')].length;
