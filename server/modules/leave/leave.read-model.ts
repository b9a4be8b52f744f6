import DataLoader from 'dataloader';

import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Actor, isWithin, type RequestContext } from '../accounts/index.js';
import { excusesOf, hostIds, type LeaveKind, mayManage, mayRead, REGISTER_MANAGERS, REGISTER_READERS, rollNotFound, type RollKind, type RollRow } from '../attendance/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { LeaveRequestRow } from './leave.entities.js';
import { mayReadLeave } from './leave.policy.js';
import type { LeaveChoice, LeaveChoiceSession, LeaveFilter, LeaveProof, LeaveRequest, LeaveSession, LeaveSortEnum, LeaveStepTaken, LeaveTermsType } from './leave.types.js';
import type { LeaveStatus } from './rules/vocabulary.js';

type Params = (SqlValue | readonly SqlValue[])[];
const OWN = ['kind', 'reason', 'status', 'step', 'enteredByAccountId', 'enteredByName', 'sentAt', 'decidedByName', 'decidedAt', 'note'] as const satisfies readonly (keyof LeaveRequestRow)[];
type LeaveRecord = TeacherRecord & { [C in (typeof OWN)[number] as `l_${C}`]: LeaveRequestRow[C] }
  & { requestId: number; l_schoolId: number; rollId: number; rollKind: RollKind; rollTitle: string; rollTitleEn: string; memberCount: number; closedAt: string | null; rollSchoolId: number | null; rollHostTeacherId: number | null };

const SELECTED = `l.id AS requestId, l.schoolId AS l_schoolId, ${OWN.map((column) => `l.${column} AS l_${column}`).join(', ')},
  r.id AS rollId, r.kind AS rollKind, r.title AS rollTitle, r.titleEn AS rollTitleEn, r.memberCount, r.closedAt, r.schoolId AS rollSchoolId, r.hostTeacherId AS rollHostTeacherId, ${TEACHER_COLUMNS}`;
const FROM = 'FROM leave_requests l JOIN rolls r ON r.id = l.rollId JOIN teachers t ON t.id = l.teacherId JOIN schools s ON s.id = t.schoolId';
const ORDER: Record<keyof typeof LeaveSortEnum, string> = { LONGEST_WAITING: 'l.sentAt, l.id', NEWEST: 'l.sentAt DESC, l.id DESC' };
/** As many classes as a teacher is offered to ask leave of. */
const MOST_CHOICES = 30;

export class LeaveReadModel {
  private readonly edges = { sessions: {}, proofs: {}, steps: {} };

  constructor(private readonly reader: Reader) {}

  async page(actor: Actor, filter: LeaveFilter, sort: keyof typeof LeaveSortEnum, page: PageInput): Promise<Page<LeaveRequest>> {
    const { where, params } = condition(actor, filter);
    const [records, count] = await Promise.all([
      this.reader.rows<LeaveRecord>(`SELECT ${SELECTED} ${FROM} WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${where}`, params),
    ]);
    return { items: records.map(toRequest), totalCount: count?.n ?? 0 };
  }

  async ofTeacher(teacherId: number, page: PageInput): Promise<Page<LeaveRequest>> {
    const [records, count] = await Promise.all([
      this.reader.rows<LeaveRecord>(`SELECT ${SELECTED} ${FROM} WHERE l.teacherId = ? ORDER BY ${ORDER.NEWEST} LIMIT ? OFFSET ?`, [teacherId, page.limit, page.offset]),
      this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM leave_requests WHERE teacherId = ?', [teacherId]),
    ]);
    return { items: records.map(toRequest), totalCount: count?.n ?? 0 };
  }

  /** Within the actor's reach, or null. */
  async one(actor: Actor, id: number): Promise<LeaveRequest | null> {
    const record = await this.reader.row<LeaveRecord>(`SELECT ${SELECTED} ${FROM} WHERE l.id = ?`, [id]);
    return record && mayReadLeave(actor, { schoolId: record.rollSchoolId, hostTeacherId: record.rollHostTeacherId }, { teacherId: record.id, schoolId: record.l_schoolId }) ? toRequest(record) : null;
  }

  sessions(context: RequestContext, requestId: number): Promise<LeaveSession[]> {
    return context.loader<LeaveSession[]>(this.edges.sessions, () => new DataLoader((ids) => this.perRequest<LeaveSession>(
      `SELECT x.requestId, x.sessionId, s.ordinal, s.topic, s.topicEn, s.startsAt, s.durationMinutes, x.minutes, p.status AS presence, p.presentMinutes
       FROM leave_request_sessions x JOIN leave_requests l ON l.id = x.requestId JOIN register_sessions s ON s.id = x.sessionId
       LEFT JOIN presences p ON p.sessionId = x.sessionId AND p.teacherId = l.teacherId WHERE x.requestId IN (?) ORDER BY s.ordinal`, ids))).load(requestId);
  }

  proofs(context: RequestContext, requestId: number): Promise<LeaveProof[]> {
    return context.loader<LeaveProof[]>(this.edges.proofs, () => new DataLoader((ids) => this.perRequest<LeaveProof>(
      'SELECT x.requestId, f.id, f.name FROM leave_request_files x JOIN stored_files f ON f.id = x.fileId WHERE x.requestId IN (?) ORDER BY x.id', ids))).load(requestId);
  }

  steps(context: RequestContext, requestId: number): Promise<LeaveStepTaken[]> {
    return context.loader<LeaveStepTaken[]>(this.edges.steps, () => new DataLoader((ids) => this.perRequest<LeaveStepTaken>(
      'SELECT requestId, action, step, note, byName, at FROM leave_steps WHERE requestId IN (?) ORDER BY id', ids))).load(requestId);
  }

  /** What holds in a class. @throws RequestError NOT_FOUND out of reach. */
  async terms(actor: Actor, rollId: number): Promise<LeaveTermsType> {
    const roll = await this.reader.row<RollRow>('SELECT * FROM rolls WHERE id = ?', [rollId]);
    if (!roll || !mayRead(actor, roll)) throw rollNotFound();
    return {
      rollId, schoolFirst: Boolean(roll.leaveSchoolFirst), needsProof: Boolean(roll.leaveNeedsProof), excusedKinds: excusesOf(roll.leaveExcuses), closed: roll.closedAt !== null,
      viewerCanSet: roll.closedAt === null && mayManage(actor, roll),
    };
  }

  /** Classes not closed that the teacher is enrolled in, with their sessions; none for people who are none of the actor's. */
  async choices(actor: Actor, teacherId: number): Promise<LeaveChoice[]> {
    const teacher = await this.reader.row<{ schoolId: number }>('SELECT schoolId FROM teachers WHERE id = ?', [teacherId]);
    if (!teacher || (actor.teacherId !== teacherId && !isWithin(actor.reach('SCHOOL_ADMINISTRATOR'), teacher))) return [];
    const rolls = await this.reader.rows<Pick<RollRow, 'id' | 'title' | 'titleEn' | 'leaveNeedsProof' | 'leaveSchoolFirst'>>(
      "SELECT r.id, r.title, r.titleEn, r.leaveNeedsProof, r.leaveSchoolFirst FROM roll_members m JOIN rolls r ON r.id = m.rollId WHERE m.teacherId = ? AND m.status = 'ENROLLED' AND r.closedAt IS NULL ORDER BY r.id DESC LIMIT ?", [teacherId, MOST_CHOICES]);
    const sessions = await this.reader.rows<LeaveChoiceSession & { rollId: number }>(
      `SELECT s.rollId, s.id AS sessionId, s.ordinal, s.topic, s.topicEn, s.startsAt, s.durationMinutes, p.status AS presence,
         (SELECT MAX(l.status) FROM leave_request_sessions x JOIN leave_requests l ON l.id = x.requestId WHERE x.sessionId = s.id AND l.teacherId = ? AND l.status IN ('REQUESTED', 'APPROVED')) AS asked
       FROM register_sessions s LEFT JOIN presences p ON p.sessionId = s.id AND p.teacherId = ? WHERE s.rollId IN (?) AND s.cancelledAt IS NULL ORDER BY s.startsAt, s.id`, [teacherId, teacherId, rolls.map(({ id }) => id)]);
    return rolls.map(({ id, title, titleEn, leaveNeedsProof, leaveSchoolFirst }) => ({
      rollId: id, title, titleEn, needsProof: Boolean(leaveNeedsProof), schoolFirst: Boolean(leaveSchoolFirst), sessions: sessions.filter(({ rollId }) => rollId === id),
    })).filter((each) => each.sessions.length > 0);
  }

  async hasProof(requestId: number, fileId: number): Promise<boolean> {
    return (await this.reader.row('SELECT id FROM leave_request_files WHERE requestId = ? AND fileId = ?', [requestId, fileId])) !== undefined;
  }

  private async perRequest<T>(sql: string, ids: readonly number[]): Promise<T[][]> {
    const rows = await this.reader.rows<T & { requestId: number }>(sql, [[...ids]]);
    return ids.map((id) => rows.filter(({ requestId }) => requestId === id));
  }
}

/** Sessions, proofs, steps and what the viewer may do are read by their own fields. */
function toRequest(record: LeaveRecord): LeaveRequest {
  const { rollId, rollKind, rollTitle, rollTitleEn, memberCount, closedAt, rollSchoolId, rollHostTeacherId } = record;
  return {
    id: record.requestId, schoolId: record.l_schoolId, roll: { id: rollId, kind: rollKind, title: rollTitle, titleEn: rollTitleEn, memberCount, closedAt }, rollSchoolId, rollHostTeacherId, teacher: toTeacher(record),
    kind: record.l_kind, reason: record.l_reason, status: record.l_status, step: record.l_step, enteredByAccountId: record.l_enteredByAccountId, enteredByName: record.l_enteredByName,
    sentAt: record.l_sentAt, decidedByName: record.l_decidedByName, decidedAt: record.l_decidedAt, note: record.l_note, sessions: [], proofs: [], steps: [], viewerCanDecide: { allowed: false, reason: null }, viewerCanChange: false, viewerCanRevoke: false,
  };
}

function condition(actor: Actor, filter: LeaveFilter): { where: string; params: Params } {
  const conditions: string[] = [];
  const params: Params = [];
  const add = (sql: string, ...values: Params): void => {
    conditions.push(sql);
    params.push(...values);
  };
  const reach = actor.reach(...REGISTER_READERS);
  const school = actor.reach('SCHOOL_ADMINISTRATOR');
  const own = school.county ? [] : school.schoolIds;
  if (!reach.county) add('(r.schoolId IN (?) OR r.hostTeacherId IN (?) OR l.schoolId IN (?))', [...reach.schoolIds], [...hostIds(actor)], [...own]);
  if (filter.awaitsViewer) {
    const keeper = actor.reach(...REGISTER_MANAGERS);
    const keeps = keeper.county ? '1 = 1' : '(r.schoolId IN (?) OR r.hostTeacherId IN (?))';
    add(`l.status = 'REQUESTED' AND ((l.step = 'KEEPER' AND ${keeps}) OR (l.step = 'SCHOOL' AND l.schoolId IN (?)))`, ...(keeper.county ? [] : [[...keeper.schoolIds], [...hostIds(actor)]]), [...own]);
  }
  if (filter.statuses) add('l.status IN (?)', [...filter.statuses satisfies LeaveStatus[]]);
  if (filter.kind) add('l.kind = ?', filter.kind satisfies LeaveKind);
  if (filter.rollId) add('l.rollId = ?', Number(filter.rollId));
  if (filter.rollKind) add('r.kind = ?', filter.rollKind);
  if (filter.sessionId) add('EXISTS (SELECT 1 FROM leave_request_sessions x WHERE x.requestId = l.id AND x.sessionId = ?)', Number(filter.sessionId));
  if (filter.schoolId) add('l.schoolId = ?', Number(filter.schoolId));
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    add('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ? OR r.title LIKE ? OR r.titleEn LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`, `%${search}%`, `%${search}%`);
  }
  return { where: conditions.join(' AND ') || '1 = 1', params };
}
