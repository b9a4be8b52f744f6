import DataLoader from 'dataloader';

import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { say, type Words } from '../../platform/locale.js';
import type { RequestContext } from '../accounts/index.js';
import { ATTENDING, type RegisterSessionRow, stateOf } from '../attendance/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import { filingWords } from './studios.words.js';
import { refusalToFile } from './rules/meeting.js';
import type { StudioRow } from './studios.entities.js';
import { keepsStudio, readableStudios } from './studios.policy.js';
import type { Studio, StudioFilter, StudioMeeting, StudioMeetingClaims, StudioMember, StudioMemberFilter, StudioSortEnum, StudioYear } from './studios.types.js';

type Params = (SqlValue | readonly SqlValue[])[];
type StudioRecord = Omit<TeacherRecord, 'id'> & StudioRow & { teacherStatus: string; memberCount: number; atId: number; atCode: string; atName: string; atNameEn: string; atKind: string; atRemoteness: string; atTeacherCount: number };
type MeetingRecord = RegisterSessionRow & { filedAt: string | null; memberCount: number; studioId: number };
type Figures = Pick<Studio, 'meetingCount' | 'heldCount' | 'unfiledCount' | 'nextMeeting'>;
type MeetingClaims = StudioMeetingClaims & { readonly present: number; readonly claimed: number };

/** The host `t` with his school now `s`, and the school of the founding `o`. */
const STUDIO_TABLES = 'studios u JOIN teachers t ON t.id = u.hostTeacherId JOIN schools s ON s.id = t.schoolId JOIN schools o ON o.id = u.schoolId JOIN rolls r ON r.id = u.rollId';
const STUDIO_SQL = `${TEACHER_COLUMNS.replace('t.id,', '').replace('t.status,', 't.status AS teacherStatus,').replace('s.id AS schoolId,', 's.id AS hostSchoolId,')}, u.*, r.memberCount,
  o.id AS atId, o.code AS atCode, o.name AS atName, o.nameEn AS atNameEn, o.kind AS atKind, o.remoteness AS atRemoteness, o.teacherCount AS atTeacherCount`;
const NEXT = '(SELECT MIN(n.startsAt) FROM register_sessions n WHERE n.rollId = u.rollId AND n.startsAt > ?)';
const UNFILED = 'EXISTS (SELECT 1 FROM register_sessions n LEFT JOIN studio_filings f ON f.sessionId = n.id WHERE n.rollId = u.rollId AND n.closedAt IS NOT NULL AND n.presentCount > 0 AND f.sessionId IS NULL)';
const MEETING_TABLES = 'register_sessions s JOIN studios u ON u.rollId = s.rollId JOIN rolls r ON r.id = s.rollId LEFT JOIN studio_filings f ON f.sessionId = s.id';

/** Studios, their members and meetings, as far as the viewer may see them. */
export class StudiosReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async studios(context: RequestContext, filter: StudioFilter, sort: keyof typeof StudioSortEnum, page: PageInput): Promise<Page<Studio>> {
    const { sql, params: scope } = readableStudios(context.actor);
    const conditions = [sql];
    const params: Params = [...scope];
    const add = (condition: string, ...values: Params): void => {
      conditions.push(condition);
      params.push(...values);
    };
    if (filter.kind) add('u.kind = ?', filter.kind);
    if (filter.status) add('u.status = ?', filter.status);
    if (filter.schoolId) add('u.schoolId = ?', Number(filter.schoolId));
    if (filter.withUnfiled) add(UNFILED);
    if (filter.search) {
      const text = filter.search.normalize('NFKC').trim();
      add('(u.nameZh LIKE ? OR u.nameEn LIKE ? OR t.name LIKE ? OR t.nameKey LIKE ? OR u.code LIKE ?)', `%${text}%`, `%${text}%`, `%${text}%`, `%${text.toLowerCase()}%`, `${text.toUpperCase()}%`);
    }
    const where = conditions.join(' AND ');
    const order = { CODE: 'u.code', MEMBERS: 'r.memberCount DESC, u.code', NEXT_MEETING: `${NEXT} IS NULL, ${NEXT}, u.code` }[sort];
    const now = instantOf(this.clock.now());
    const rows = await this.reader.rows<StudioRecord>(`SELECT ${STUDIO_SQL} FROM ${STUDIO_TABLES} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`, [...params, ...(sort === 'NEXT_MEETING' ? [now, now] : []), page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${STUDIO_TABLES} WHERE ${where}`, params);
    return { items: rows.map((row) => toStudio(row, context)), totalCount: count?.n ?? 0 };
  }

  async studio(context: RequestContext, id: number): Promise<Studio | null> {
    const { sql, params } = readableStudios(context.actor);
    const row = await this.reader.row<StudioRecord>(`SELECT ${STUDIO_SQL} FROM ${STUDIO_TABLES} WHERE ${sql} AND u.id = ?`, [...params, id]);
    return row ? toStudio(row, context) : null;
  }

  /** Those that the viewer hosts or is a member of, whatever else he may see. */
  async own(context: RequestContext): Promise<Studio[]> {
    const { teacherId } = context.actor;
    if (teacherId === null) return [];
    const rows = await this.reader.rows<StudioRecord>(
      `SELECT ${STUDIO_SQL} FROM ${STUDIO_TABLES} WHERE u.rollId IN (SELECT rollId FROM roll_members WHERE teacherId = ? AND status = 'ENROLLED') ORDER BY u.status, u.code LIMIT 50`, [teacherId]);
    return rows.map((row) => toStudio(row, context));
  }

  async members(context: RequestContext, studio: Studio, filter: StudioMemberFilter, page: PageInput): Promise<Page<StudioMember>> {
    const where = `m.rollId = ?${filter.membership ? ' AND m.status = ?' : ''}`;
    const params: Params = filter.membership ? [studio.rollId, filter.membership] : [studio.rollId];
    const rows = await this.reader.rows<TeacherRecord & { membership: string; joinedAt: string; leftAt: string | null; attended: number; missed: number; presentMinutes: number }>(
      `SELECT ${TEACHER_COLUMNS}, m.status AS membership, m.joinedAt, m.leftAt, COALESCE(a.attended, 0) AS attended, COALESCE(a.missed, 0) AS missed, COALESCE(a.presentMinutes, 0) AS presentMinutes
       FROM roll_members m JOIN teachers t ON t.id = m.teacherId JOIN schools s ON s.id = t.schoolId LEFT JOIN (
         SELECT p.teacherId, SUM(CASE WHEN p.status IN (?) THEN 1 ELSE 0 END) AS attended, SUM(CASE WHEN p.status IN (?) THEN 0 ELSE 1 END) AS missed, SUM(p.presentMinutes) AS presentMinutes
         FROM register_sessions x JOIN presences p ON p.sessionId = x.id WHERE x.rollId = ? AND x.closedAt IS NOT NULL GROUP BY p.teacherId
       ) a ON a.teacherId = m.teacherId
       WHERE ${where} ORDER BY m.teacherId <> ?, m.status, t.nameKey, t.id LIMIT ? OFFSET ?`,
      [[...ATTENDING], [...ATTENDING], studio.rollId, ...params, studio.host.id, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM roll_members m WHERE ${where}`, params);
    const seesAttendance = !isMerelyMember(context, studio);
    return {
      items: rows.map(({ membership, joinedAt, leftAt, attended, missed, presentMinutes, ...teacher }) => ({
        teacher: publicTeacher(teacher), membership, joinedAt, leftAt, isHost: teacher.id === studio.host.id,
        attended: seesAttendance ? attended : null, missed: seesAttendance ? missed : null, presentMinutes: seesAttendance ? presentMinutes : null,
      })),
      totalCount: count?.n ?? 0,
    };
  }

  async meetings(context: RequestContext, studio: Studio, page: PageInput): Promise<Page<StudioMeeting>> {
    const rows = await this.reader.rows<MeetingRecord>(`SELECT s.*, u.id AS studioId, r.memberCount, f.filedAt FROM ${MEETING_TABLES} WHERE u.id = ? ORDER BY s.startsAt DESC, s.id DESC LIMIT ? OFFSET ?`, [studio.id, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM register_sessions WHERE rollId = ?', [studio.rollId]);
    return { items: await Promise.all(rows.map((row) => this.toMeeting(context, row))), totalCount: count?.n ?? 0 };
  }

  /** Whatever studio it is of: for those who just changed it. */
  async meeting(context: RequestContext, sessionId: number): Promise<StudioMeeting> {
    const row = await this.reader.row<MeetingRecord>(`SELECT s.*, u.id AS studioId, r.memberCount, f.filedAt FROM ${MEETING_TABLES} WHERE s.id = ?`, [sessionId]);
    return this.toMeeting(context, row as MeetingRecord);
  }

  figures(context: RequestContext, studioId: number): Promise<Figures> {
    return context.loader(this.figuresOf, () => new DataLoader<number, Figures>(this.figuresOf)).load(studioId);
  }

  private readonly figuresOf = async (ids: readonly number[]): Promise<Figures[]> => {
    const now = instantOf(this.clock.now());
    const rows = await this.reader.rows<Figures & { id: number }>(
      `SELECT u.id, COUNT(s.id) AS meetingCount, SUM(CASE WHEN s.closedAt IS NOT NULL OR s.endsAt <= ? THEN 1 ELSE 0 END) AS heldCount,
         SUM(CASE WHEN s.closedAt IS NOT NULL AND s.presentCount > 0 AND f.sessionId IS NULL THEN 1 ELSE 0 END) AS unfiledCount, MIN(CASE WHEN s.startsAt > ? THEN s.startsAt END) AS nextMeeting
       FROM studios u JOIN register_sessions s ON s.rollId = u.rollId LEFT JOIN studio_filings f ON f.sessionId = s.id WHERE u.id IN (?) GROUP BY u.id`, [now, now, ids]);
    return ids.map((id) => rows.find((row) => row.id === id) ?? { meetingCount: 0, heldCount: 0, unfiledCount: 0, nextMeeting: null });
  };

  years(context: RequestContext, studioId: number): Promise<StudioYear[]> {
    return context.loader(this.yearsOf, () => new DataLoader<number, StudioYear[]>(this.yearsOf)).load(studioId);
  }

  private readonly yearsOf = async (ids: readonly number[]): Promise<StudioYear[][]> => {
    const rows = await this.reader.rows<Omit<StudioYear, 'year'> & { id: number; year: string }>(
      `SELECT u.id, SUBSTR(s.day, 1, 4) AS year, COUNT(*) AS meetings, SUM(s.presentCount) AS presences, SUM(COALESCE(p.minutes, 0)) AS minutes, SUM(COALESCE(f.claimCount, 0)) AS claims
       FROM studios u JOIN register_sessions s ON s.rollId = u.rollId LEFT JOIN studio_filings f ON f.sessionId = s.id
         LEFT JOIN (SELECT x.id, SUM(y.presentMinutes) AS minutes FROM register_sessions x JOIN presences y ON y.sessionId = x.id JOIN studios v ON v.rollId = x.rollId WHERE v.id IN (?) GROUP BY x.id) p ON p.id = s.id
       WHERE u.id IN (?) AND s.closedAt IS NOT NULL GROUP BY u.id, SUBSTR(s.day, 1, 4) ORDER BY year DESC`, [ids, ids]);
    return ids.map((id) => rows.filter((row) => row.id === id).map(({ year, meetings, presences, minutes, claims }) => ({ year: Number(year), meetings, presences, minutes, claims })));
  };

  private claims(context: RequestContext, sessionId: number): Promise<MeetingClaims> {
    return context.loader(this.claimsOf, () => new DataLoader<number, MeetingClaims>(this.claimsOf)).load(sessionId);
  }

  private readonly claimsOf = async (ids: readonly number[]): Promise<MeetingClaims[]> => {
    const rows = await this.reader.rows<{ sessionId: number; status: string | null; n: number; centicredits: number | null }>(
      `SELECT p.sessionId, c.status, COUNT(*) AS n, SUM(c.postedCenticredits) AS centicredits FROM presences p LEFT JOIN credit_claims c ON c.sourceKey = concat('studio:', p.sessionId, ':', p.teacherId)
       WHERE p.sessionId IN (?) AND p.status IN (?) AND p.presentMinutes > 0 GROUP BY p.sessionId, c.status`, [ids, [...ATTENDING]]);
    return ids.map((id) => {
      const of = rows.filter((row) => row.sessionId === id);
      const count = (...statuses: (string | null)[]): number => of.reduce((sum, row) => (statuses.includes(row.status) ? sum + row.n : sum), 0);
      const present = of.reduce((sum, row) => sum + row.n, 0);
      return {
        present, claimed: present - count(null), pending: count('PENDING'), quarantined: count('QUARANTINED'), approved: count('APPROVED'), declined: count('RETURNED', 'REJECTED', 'WITHDRAWN'),
        centicredits: of.reduce((sum, row) => sum + (row.centicredits ?? 0), 0),
      };
    });
  };

  private async toMeeting(context: RequestContext, row: MeetingRecord): Promise<StudioMeeting> {
    const { id, ordinal, topic, topicEn, lecturer, place, startsAt, durationMinutes, day, memberCount, filedAt } = row;
    const { present, claimed, ...claims } = await this.claims(context, id);
    const refusal = refusalToFile({ isRegisterClosed: row.closedAt !== null, presentCount: present, claimCount: claimed });
    return {
      sessionId: id, ordinal, topic, topicEn, lecturer, place, startsAt, durationMinutes, day, memberCount, filedAt, presentCount: present, claimCount: claimed, claims,
      state: stateOf(row, instantOf(this.clock.now())), viewerCanFile: permission(context, { id: row.studioId }, refusal && filingWords(refusal)),
    };
  }
}

const NOT_HIS: Words = { zh: '只有主持人和县培训中心可以办理。', en: 'Only its host and the training centre may do this.' };

function permission({ actor, locale }: RequestContext, studio: { id: number }, refusal: Words | null): { allowed: boolean; reason: string | null } {
  const words = keepsStudio(actor, studio) ? refusal : NOT_HIS;
  return { allowed: words === null, reason: words && say(words, locale) };
}

/** A fellow member sees who is in it, not how often he came. */
const isMerelyMember = ({ actor }: RequestContext, studio: { id: number }): boolean => !keepsStudio(actor, studio) && !actor.is('CREDIT_OFFICER', 'AUDITOR', 'SCHOOL_ADMINISTRATOR');

/** Nobody needs an ID number here, not even a masked one. */
const publicTeacher = (record: TeacherRecord) => toTeacher({ ...record, nationalIdSealed: null });

function toStudio(row: StudioRecord, context: RequestContext): Studio {
  const { id, code, kind, nameZh, nameEn, foundedOn, rollId, creditLevel, categoryKey, status, memberCount } = row;
  const hostSchoolId = (row as StudioRecord & { hostSchoolId: number }).hostSchoolId;
  const told: Omit<Studio, keyof Figures | 'years'> = {
    id, code, kind, name: nameZh, nameEn, foundedOn, rollId, creditLevel, categoryKey, status, memberCount,
    host: publicTeacher({ ...row, id: row.hostTeacherId, status: row.teacherStatus, schoolId: hostSchoolId }),
    school: { id: row.atId, code: row.atCode, name: row.atName, nameEn: row.atNameEn, kind: row.atKind, remoteness: row.atRemoteness, teacherCount: row.atTeacherCount, area: null },
    viewerCanKeep: permission(context, { id }, status === 'CLOSED' ? { zh: '该工作室已撤销。', en: 'This studio is closed.' } : null),
  };
  // Figures and years are read only when they are asked for.
  return told as Studio;
}
