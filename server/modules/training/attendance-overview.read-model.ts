import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Actor, isWithin, reachSql } from '../accounts/index.js';
import { LEAVE_JOIN, LEAVE_MINUTES } from '../attendance/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { AttendanceOverviewFilter, AttendanceSum, ClassAttendance, TeacherAttendance } from './attendance-overview.types.js';
import { OVERVIEW_READERS } from './training.policy.js';

type Params = (SqlValue | readonly SqlValue[])[];
type Sums = Pick<AttendanceSum, 'sessions' | 'plannedMinutes' | 'heldMinutes' | 'presentMinutes' | 'leaveMinutes' | 'absentMinutes'>;

const IS_HELD = '(s.closedAt IS NOT NULL OR s.endsAt <= ?)';
const SUMS = `COUNT(*) AS sessions, SUM(s.durationMinutes) AS plannedMinutes, SUM(CASE WHEN ${IS_HELD} THEN s.durationMinutes ELSE 0 END) AS heldMinutes,
  SUM(CASE WHEN ${IS_HELD} THEN COALESCE(p.presentMinutes, 0) ELSE 0 END) AS presentMinutes, SUM(CASE WHEN ${IS_HELD} THEN ${LEAVE_MINUTES} ELSE 0 END) AS leaveMinutes,
  SUM(CASE WHEN ${IS_HELD} THEN s.durationMinutes - COALESCE(p.presentMinutes, 0) - (${LEAVE_MINUTES}) ELSE 0 END) AS absentMinutes`;
const FROM = `roll_members m JOIN rolls r ON r.id = m.rollId JOIN register_sessions s ON s.rollId = m.rollId AND s.cancelledAt IS NULL
  LEFT JOIN presences p ON p.sessionId = s.id AND p.teacherId = m.teacherId ${LEAVE_JOIN} LEFT JOIN cohorts c ON c.rollId = r.id LEFT JOIN programmes q ON q.id = c.programmeId`;

/** Attendance over all classes of a year, by teacher and by class: enrolled members only, each figure one sum over the register. */
export class AttendanceOverview {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  /** Whoever is absent longest first: one query, the total counted beside it. */
  async page(actor: Actor, filter: AttendanceOverviewFilter, page: PageInput): Promise<Page<TeacherAttendance>> {
    const inside = this.inside(filter);
    const reach = reachSql(actor.reach(...OVERVIEW_READERS), { school: 't.schoolId' });
    const conditions = [reach.sql];
    const params: Params = [...inside.params, ...reach.params];
    const add = (sql: string, ...values: Params): void => {
      conditions.push(sql);
      params.push(...values);
    };
    if (filter.areaId) add('s.areaId = ?', Number(filter.areaId));
    if (filter.schoolId) add('t.schoolId = ?', Number(filter.schoolId));
    if (filter.search) {
      const search = filter.search.normalize('NFKC').trim();
      add('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
    }
    const rows = await this.reader.rows<TeacherRecord & Sums & { classes: number; total: number }>(
      `SELECT ${TEACHER_COLUMNS}, x.classes, x.sessions, x.plannedMinutes, x.heldMinutes, x.presentMinutes, x.leaveMinutes, x.absentMinutes, COUNT(*) OVER () AS total
       FROM (SELECT m.teacherId, COUNT(DISTINCT m.rollId) AS classes, ${SUMS} FROM ${FROM} WHERE ${inside.sql} GROUP BY m.teacherId) x
       JOIN teachers t ON t.id = x.teacherId JOIN schools s ON s.id = t.schoolId WHERE ${conditions.join(' AND ')} ORDER BY x.absentMinutes DESC, t.nameKey, t.id LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    return { items: rows.map((row) => ({ teacher: toTeacher(row), classes: row.classes, ...sumsOf(row) })), totalCount: rows[0]?.total ?? 0 };
  }

  /** Class by class of one teacher: himself, or somebody within reach. Empty for anybody else. */
  async classes(actor: Actor, teacherId: number, year: number): Promise<ClassAttendance[]> {
    const teacher = await this.reader.row<{ schoolId: number }>('SELECT schoolId FROM teachers WHERE id = ?', [teacherId]);
    if (!teacher || (actor.teacherId !== teacherId && !isWithin(actor.reach(...OVERVIEW_READERS), { schoolId: teacher.schoolId }))) return [];
    const inside = this.inside({ year });
    const rows = await this.reader.rows<ClassAttendance>(
      `SELECT r.id AS rollId, r.kind, r.title, r.titleEn, c.id AS cohortId, ${SUMS} FROM ${FROM} WHERE ${inside.sql} AND m.teacherId = ? GROUP BY r.id, r.kind, r.title, r.titleEn, c.id ORDER BY MIN(s.startsAt) DESC, r.id DESC`, [...inside.params, teacherId]);
    return rows.map((row) => ({ ...row, ...sumsOf(row) }));
  }

  /** Which sessions count; the instants of {@link SUMS} come first. */
  private inside({ year, category }: Pick<AttendanceOverviewFilter, 'year' | 'category'>): { sql: string; params: Params } {
    const now = instantOf(this.clock.now());
    return {
      sql: `m.status = 'ENROLLED' AND s.day >= ? AND s.day <= ?${category ? ' AND q.category = ?' : ''}`,
      params: [now, now, now, now, `${year}-01-01`, `${year}-12-31`, ...(category ? [category] : [])],
    };
  }
}

/** MariaDB answers sums as text. */
function sumsOf({ sessions, plannedMinutes, heldMinutes, presentMinutes, leaveMinutes, absentMinutes }: Sums): Sums {
  return { sessions: Number(sessions), plannedMinutes: Number(plannedMinutes), heldMinutes: Number(heldMinutes), presentMinutes: Number(presentMinutes), leaveMinutes: Number(leaveMinutes), absentMinutes: Number(absentMinutes) };
}
