import DataLoader from 'dataloader';

import { type Clock, dayOf, yearOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Actor, RequestContext, Role } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { type TeachersReadModel } from '../teachers/index.js';
import { isOpen } from './appeal-filing.service.js';
import type { CreditAppealMemberRow, CreditAppealRow, CreditAppealVoteRow } from './appeals.entities.js';
import { BARRED_WORDS, CONFLICT_WORDS } from './appeals.payloads.js';
import { APPEAL_DESK, APPEAL_READERS } from './appeals.policy.js';
import { JUDGING_ROLES, judgesAmong, matterFacts } from './appeals.store.js';
import type { AppealableDecision, AppealAction, AppealSortEnum, CreditAppeal, CreditAppealCandidate, CreditAppealFile, CreditAppealFilter, CreditAppealMember, CreditAppealStepTaken } from './appeals.types.js';
import { dayTold, mattersOf } from './matters.js';
import { daysLeft, lastDayToAppeal } from './rules/appeal-clock.js';
import { barredFromDesk, conflictOf } from './rules/conflict.js';

type Params = (SqlValue | readonly SqlValue[])[];
const COUNTY = { county: true } as const;
const FROM = 'FROM credit_appeals p JOIN teachers t ON t.id = p.teacherId';
const ORDER: Record<keyof typeof AppealSortEnum, string> = { DEADLINE: "CASE WHEN p.status IN ('FILED', 'ADMITTED') THEN 0 WHEN p.carryOut = 'PENDING' THEN 1 ELSE 2 END, p.decideByDay, p.id", NEWEST: 'p.id DESC' };
const MOST_CANDIDATES = 30;

/** Lists of appeals, each within reach: the desk and auditors all, a panel its own, a teacher his. */
export class AppealsReadModel {
  private readonly edges = { members: {}, votes: {}, files: {}, steps: {} };

  constructor(private readonly reader: Reader, private readonly teachers: TeachersReadModel, private readonly credits: Credits, private readonly clock: Clock) {}

  async page(actor: Actor, filter: CreditAppealFilter, sort: keyof typeof AppealSortEnum, page: PageInput, locale: Locale): Promise<Page<CreditAppeal>> {
    const { where, params } = this.condition(actor, filter);
    return this.pageOf(where, params, ORDER[sort], page, locale);
  }

  ofTeacher(teacherId: number, page: PageInput, locale: Locale): Promise<Page<CreditAppeal>> {
    return this.pageOf('p.teacherId = ?', [teacherId], ORDER.NEWEST, page, locale);
  }

  /** Within the actor's reach, or null. */
  async one(actor: Actor, id: number, locale: Locale): Promise<CreditAppeal | null> {
    const row = await this.reader.row<CreditAppealRow>('SELECT * FROM credit_appeals WHERE id = ?', [id]);
    if (!row) return null;
    const isReached = actor.is(...APPEAL_READERS) || (actor.teacherId !== null && actor.teacherId === row.teacherId)
      || (await this.reader.row('SELECT id FROM credit_appeal_members WHERE appealId = ? AND accountId = ?', [id, actor.accountId])) !== undefined;
    return isReached ? (await this.toAppeals([row], locale))[0] ?? null : null;
  }

  /** What the teacher can appeal against today, what ends soonest first. */
  async appealable(teacherId: number, locale: Locale): Promise<AppealableDecision[]> {
    const today = dayOf(this.clock.now());
    const matters = await mattersOf(this.reader, teacherId);
    const live = new Set((await this.reader.rows<{ liveKey: string }>('SELECT liveKey FROM credit_appeals WHERE teacherId = ? AND liveKey IS NOT NULL', [teacherId])).map((each) => each.liveKey));
    const inForce = await this.credits.ruleSets.calendar(this.reader);
    const open: AppealableDecision[] = [];
    for (const matter of matters) {
      const { key, kind, title, decision, decidedByName, stakeCenticredits } = matter;
      const decidedDay = dayTold(matter);
      const lastDay = lastDayToAppeal(decidedDay, (await inForce(decidedDay))?.policies.appealDays ?? null);
      if (lastDay === null || lastDay < today || live.has(key)) continue;
      open.push({ key, kind, title, decision: say(decision, locale), decidedDay, decidedByName, lastDay, daysLeft: daysLeft(lastDay, today), stakeCenticredits });
    }
    return open.sort((one, other) => one.daysLeft - other.daysLeft);
  }

  /** Who could judge it: of the office and its judges, by name; everyone with his conflict of interest. Null out of reach. */
  async candidates(actor: Actor, appealId: number, search: string, locale: Locale): Promise<CreditAppealCandidate[]> {
    const appeal = actor.is(...APPEAL_DESK) ? await this.reader.row<CreditAppealRow>('SELECT * FROM credit_appeals WHERE id = ?', [appealId]) : undefined;
    if (!appeal) return [];
    const wanted = search.normalize('NFKC').trim();
    const rows = await this.reader.rows<{ id: number; schoolId: number | null; code: string; schoolName: string; schoolNameEn: string; kind: string; remoteness: string; teacherCount: number }>(
      `SELECT a.id, s.id AS schoolId, s.code, s.name AS schoolName, s.nameEn AS schoolNameEn, s.kind, s.remoteness, s.teacherCount FROM accounts a LEFT JOIN teachers t ON t.id = a.teacherId LEFT JOIN schools s ON s.id = t.schoolId
       WHERE a.disabled = 0 AND (a.name LIKE ? OR t.nameKey LIKE ?) AND EXISTS (SELECT 1 FROM grants g WHERE g.accountId = a.id AND g.role IN (?))
       ORDER BY CASE WHEN EXISTS (SELECT 1 FROM grants g WHERE g.accountId = a.id AND g.role IN ('COORDINATOR', 'CREDIT_OFFICER', 'JUDGE', 'ADMINISTRATOR')) THEN 0 ELSE 1 END, a.name, a.id LIMIT ?`,
      [`%${wanted}%`, `%${wanted.toLowerCase()}%`, [...JUDGING_ROLES], MOST_CANDIDATES]);
    const ids = rows.map(({ id }) => id);
    const [judges, matter, grants] = await Promise.all([judgesAmong(this.reader, ids), matterFacts(this.reader, appeal), this.reader.rows<{ accountId: number; role: Role }>('SELECT DISTINCT accountId, role FROM grants WHERE accountId IN (?)', [ids])]);
    return rows.flatMap(({ id, schoolId, code, schoolName, schoolNameEn, kind, remoteness, teacherCount }) => {
      const judge = judges.get(id);
      if (!judge) return [];
      const conflict = conflictOf(judge, matter);
      return [{
        accountId: id, name: judge.name, roles: grants.flatMap((each) => (each.accountId === id ? each.role : [])), school: schoolId === null ? null : { id: schoolId, code, name: schoolName, nameEn: schoolNameEn, kind, remoteness, teacherCount, area: null },
        may: { allowed: conflict === null, reason: conflict && say(CONFLICT_WORDS[conflict], locale) },
      }];
    });
  }

  /** The panel as this viewer may see it: the applicant not at all, votes when all are cast, one's own at once. */
  async panel(context: RequestContext, { id, teacherId, panelSize, voteCount }: CreditAppeal): Promise<CreditAppealMember[]> {
    const { actor } = context;
    if (actor.teacherId === teacherId) return [];
    const [members, votes] = await Promise.all([
      context.loader<CreditAppealMemberRow[]>(this.edges.members, () => this.perAppeal('SELECT * FROM credit_appeal_members WHERE appealId IN (?) ORDER BY isHead DESC, id')).load(id),
      context.loader<CreditAppealVoteRow[]>(this.edges.votes, () => this.perAppeal('SELECT * FROM credit_appeal_votes WHERE appealId IN (?) ORDER BY id')).load(id),
    ]);
    const isOver = panelSize > 0 && voteCount === panelSize;
    return members.map(({ accountId, name, isHead }) => {
      const vote = votes.find((each) => each.accountId === accountId);
      const isShown = isOver || accountId === actor.accountId;
      return { accountId, name, isHead: Boolean(isHead), hasVoted: vote !== undefined, vote: isShown ? vote?.vote ?? null : null, reason: isShown ? vote?.reason ?? null : null };
    });
  }

  files(context: RequestContext, id: number): Promise<CreditAppealFile[]> {
    return context.loader<CreditAppealFile[]>(this.edges.files, () => this.perAppeal('SELECT x.appealId, f.id, f.name FROM credit_appeal_files x JOIN stored_files f ON f.id = x.fileId WHERE x.appealId IN (?) ORDER BY x.id')).load(id);
  }

  /** The applicant is not told who of the panel did what when. */
  async steps(context: RequestContext, { id, teacherId }: CreditAppeal): Promise<CreditAppealStepTaken[]> {
    const steps = await context.loader<CreditAppealStepTaken[]>(this.edges.steps, () => this.perAppeal('SELECT appealId, action, note, byName, at FROM credit_appeal_steps WHERE appealId IN (?) ORDER BY id')).load(id);
    if (context.actor.teacherId !== teacherId) return steps;
    return steps.flatMap(({ action, note, byName, at }) => (action === 'VOTED' ? [] : [{ action, at, note: action === 'PANEL_NAMED' ? null : note, byName: action === 'FILED' || action === 'WITHDRAWN' ? byName : null }]));
  }

  /** What this viewer may do with it now, and what bars him from conducting it. */
  async mayOf(context: RequestContext, appeal: CreditAppeal): Promise<{ may: AppealAction[]; barred: Words | null }> {
    const { actor } = context;
    const { status, panelSize, voteCount, carryOut } = appeal;
    const own = (await this.panel(context, appeal)).find(({ accountId }) => Number(accountId) === actor.accountId);
    const isDesk = actor.is(...APPEAL_DESK);
    const bar = isDesk ? barredFromDesk(actor, await matterFacts(this.reader, appeal)) : null;
    const conducts = isDesk && bar === null;
    const isVotedOut = panelSize > 0 && voteCount === panelSize;
    const may: Record<AppealAction, boolean> = {
      WITHDRAW: actor.teacherId === appeal.teacherId && isOpen(status), ADMIT: conducts && status === 'FILED', DISMISS: conducts && isOpen(status), NAME_PANEL: conducts && status === 'ADMITTED' && !isVotedOut,
      VOTE: own !== undefined && !own.hasVoted && status === 'ADMITTED', CLOSE: status === 'ADMITTED' && isVotedOut && (conducts || own?.isHead === true), CARRY_OUT: conducts && carryOut === 'PENDING',
    };
    return { may: (Object.keys(may) as AppealAction[]).filter((action) => may[action]), barred: bar && BARRED_WORDS[bar] };
  }

  async hasFile(appealId: number, fileId: number): Promise<boolean> {
    return (await this.reader.row('SELECT id FROM credit_appeal_files WHERE appealId = ? AND fileId = ?', [appealId, fileId])) !== undefined;
  }

  private perAppeal<T>(sql: string): DataLoader<number, T[]> {
    return new DataLoader(async (ids) => {
      const rows = await this.reader.rows<T & { appealId: number }>(sql, [[...ids]]);
      return ids.map((id) => rows.filter(({ appealId }) => appealId === id));
    });
  }

  private async pageOf(where: string, params: Params, order: string, page: PageInput, locale: Locale): Promise<Page<CreditAppeal>> {
    const [rows, count] = await Promise.all([
      this.reader.rows<CreditAppealRow>(`SELECT p.* ${FROM} WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${where}`, params),
    ]);
    return { items: await this.toAppeals(rows, locale), totalCount: count?.n ?? 0 };
  }

  private async toAppeals(rows: readonly CreditAppealRow[], locale: Locale): Promise<CreditAppeal[]> {
    const today = dayOf(this.clock.now());
    const teachers = await this.teachers.some(COUNTY, [...new Set(rows.map(({ teacherId }) => teacherId))]);
    const told = (json: string | null): string | null => (json === null ? null : say(JSON.parse(json) as Words, locale));
    return rows.flatMap((row) => {
      const teacher = teachers.get(row.teacherId);
      if (!teacher) return [];
      return [{
        ...row, teacher, number: `${yearOf(row.filedDay)}-${row.id}`, decision: told(row.decision) ?? '', effectNote: told(row.effectNote), daysLeft: isOpen(row.status) ? daysLeft(row.decideByDay, today) : null,
        files: [], panel: [], steps: [], viewerMay: [], viewerBarred: null,
      }];
    });
  }

  private condition(actor: Actor, filter: CreditAppealFilter): { where: string; params: Params } {
    const conditions: string[] = [];
    const params: Params = [];
    const add = (sql: string, ...values: Params): void => {
      conditions.push(sql);
      params.push(...values);
    };
    if (!actor.is(...APPEAL_READERS)) add('EXISTS (SELECT 1 FROM credit_appeal_members m WHERE m.appealId = p.id AND m.accountId = ?)', actor.accountId);
    if (filter.awaitsViewer) {
      const desk = actor.is(...APPEAL_DESK) ? "p.status = 'FILED' OR (p.status = 'ADMITTED' AND p.voteCount = p.panelSize) OR p.carryOut = 'PENDING'" : "(p.status = 'ADMITTED' AND p.voteCount = p.panelSize AND EXISTS (SELECT 1 FROM credit_appeal_members h WHERE h.appealId = p.id AND h.accountId = ? AND h.isHead = 1))";
      add(`(${desk} OR (p.status = 'ADMITTED' AND EXISTS (SELECT 1 FROM credit_appeal_members m WHERE m.appealId = p.id AND m.accountId = ?) AND NOT EXISTS (SELECT 1 FROM credit_appeal_votes v WHERE v.appealId = p.id AND v.accountId = ?)))`,
        ...(actor.is(...APPEAL_DESK) ? [] : [actor.accountId]), actor.accountId, actor.accountId);
    }
    if (filter.statuses) add('p.status IN (?)', [...filter.statuses]);
    if (filter.carryOut) add('p.carryOut = ?', filter.carryOut);
    if (filter.kind) add('p.kind = ?', filter.kind);
    if (filter.overdue) add("p.status IN ('FILED', 'ADMITTED') AND p.decideByDay < ?", dayOf(this.clock.now()));
    if (filter.schoolId) add('p.schoolId = ?', Number(filter.schoolId));
    if (filter.search) {
      const search = filter.search.normalize('NFKC').trim();
      add('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ? OR p.title LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`, `%${search}%`);
    }
    return { where: conditions.join(' AND ') || '1 = 1', params };
  }
}
