import { type Clock, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { EXPERT_COLUMNS, type ExpertRecord, summaryOf, toExpert } from './experts.read-model.js';
import type { ExpertFeeFilter, ExpertInvitationFilter } from './experts.inputs.js';
import type { ExpertFee, ExpertFeePage, ExpertFeeTotals, ExpertInvitation, ExpertSession } from './experts.types.js';

type Params = (SqlValue | readonly SqlValue[])[];
type Record_ = Record<string, unknown> & Pick<ExpertSession, 'id' | 'rollKind' | 'rollTitle' | 'rollTitleEn' | 'topic' | 'topicEn' | 'place' | 'startsAt' | 'endsAt' | 'durationMinutes' | 'viewerScore'>
  & { ratings: number; score: number | null; f_id: number | null };

const FEE_COLUMNS = ['id', 'amountFen', 'status', 'paidOn', 'voucher', 'note'] as const;
/** A session `s` of a roll `r` with the expert `e` and the fee `f`; the first parameter is the viewer's account. */
const SELECTED = `s.id, r.kind AS rollKind, r.title AS rollTitle, r.titleEn AS rollTitleEn, s.topic, s.topicEn, s.place, s.startsAt, s.endsAt, s.durationMinutes,
  (SELECT COUNT(*) FROM expert_ratings x WHERE x.sessionId = s.id) AS ratings, (SELECT SUM(x.score) FROM expert_ratings x WHERE x.sessionId = s.id) AS score,
  (SELECT x.score FROM expert_ratings x WHERE x.sessionId = s.id AND x.accountId = ?) AS viewerScore,
  ${EXPERT_COLUMNS.map((column) => `e.${column} AS e_${column}`).join(', ')}, ${FEE_COLUMNS.map((column) => `f.${column} AS f_${column}`).join(', ')}`;
const HELD = 'session_lecturers l JOIN register_sessions s ON s.id = l.sessionId JOIN rolls r ON r.id = s.rollId JOIN experts e ON e.id = l.expertId LEFT JOIN expert_fees f ON f.sessionId = s.id';
const INVITED = 'expert_invitations i JOIN register_sessions s ON s.id = i.sessionId JOIN rolls r ON r.id = s.rollId JOIN experts e ON e.id = i.expertId LEFT JOIN expert_fees f ON f.sessionId = s.id AND f.expertId = e.id';
const INVITATION_COLUMNS = ['id', 'status', 'note', 'invitedAt', 'invitedByName', 'answeredAt', 'answer'] as const;

/** What experts hold, are invited to, and are paid for. */
export class ExpertSessionsReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async sessions(viewerId: number, expertId: number, year: number | null, page: PageInput): Promise<Page<ExpertSession>> {
    const { items, totalCount } = await this.held(viewerId, { expertId: String(expertId), year }, page);
    return { items, totalCount };
  }

  async one(viewerId: number, sessionId: number): Promise<ExpertSession | null> {
    const record = await this.reader.row<Record_>(`SELECT ${SELECTED} FROM ${HELD} WHERE s.id = ?`, [viewerId, sessionId]);
    return record ? this.toSession(record) : null;
  }

  async fees(viewerId: number, filter: ExpertFeeFilter, page: PageInput): Promise<ExpertFeePage> {
    const { where, params } = this.condition(filter);
    const [held, totals] = await Promise.all([
      this.held(viewerId, filter, page),
      this.reader.row<ExpertFeeTotals>(
        `SELECT COALESCE(SUM(f.amountFen), 0) AS amountFen, COALESCE(SUM(CASE WHEN f.status = 'PAID' THEN f.amountFen ELSE 0 END), 0) AS paidFen,
           COALESCE(SUM(CASE WHEN f.status = 'UNPAID' THEN f.amountFen ELSE 0 END), 0) AS unpaidFen, COALESCE(SUM(CASE WHEN f.id IS NULL AND s.endsAt <= ? THEN 1 ELSE 0 END), 0) AS missing
         FROM ${HELD} WHERE ${where}`, [this.now(), ...params]),
    ]);
    const whole = (value: number | undefined): number => Number(value ?? 0);
    return { ...held, totals: { amountFen: whole(totals?.amountFen), paidFen: whole(totals?.paidFen), unpaidFen: whole(totals?.unpaidFen), missing: whole(totals?.missing) } };
  }

  async invitations(viewerId: number, filter: ExpertInvitationFilter & { id?: number }, page: PageInput): Promise<Page<ExpertInvitation>> {
    const conditions = ['(1 = 1)'];
    const params: Params = [];
    for (const [column, value] of [['i.id', filter.id], ['i.expertId', filter.expertId ? Number(filter.expertId) : null], ['i.status', filter.status]] as const) {
      if (value == null) continue;
      conditions.push(`${column} = ?`);
      params.push(value);
    }
    const where = conditions.join(' AND ');
    const [records, count] = await Promise.all([
      this.reader.rows<Record_>(`SELECT ${SELECTED}, ${INVITATION_COLUMNS.map((column) => `i.${column} AS i_${column}`).join(', ')} FROM ${INVITED} WHERE ${where} ORDER BY i.id DESC LIMIT ? OFFSET ?`, [viewerId, ...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM expert_invitations i WHERE ${where}`, params),
    ]);
    return { items: records.map((record) => this.toInvitation(record)), totalCount: count?.n ?? 0 };
  }

  private async held(viewerId: number, filter: ExpertFeeFilter, page: PageInput): Promise<Page<ExpertSession>> {
    const { where, params } = this.condition(filter);
    const [records, count] = await Promise.all([
      this.reader.rows<Record_>(`SELECT ${SELECTED} FROM ${HELD} WHERE ${where} ORDER BY s.startsAt DESC, s.id LIMIT ? OFFSET ?`, [viewerId, ...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${HELD} WHERE ${where}`, params),
    ]);
    return { items: records.map((record) => this.toSession(record)), totalCount: count?.n ?? 0 };
  }

  private condition({ expertId, year, status, isMissing }: ExpertFeeFilter): { where: string; params: Params } {
    const conditions = ['(1 = 1)'];
    const params: Params = [];
    const add = (sql: string, ...values: Params): void => {
      conditions.push(sql);
      params.push(...values);
    };
    if (expertId) add('l.expertId = ?', Number(expertId));
    if (year) add('s.day LIKE ?', `${year}-%`);
    if (status) add('f.status = ?', status);
    if (isMissing) add('f.id IS NULL AND s.endsAt <= ?', this.now());
    return { where: conditions.join(' AND '), params };
  }

  private toSession(record: Record_): ExpertSession {
    const nested = <T>(prefix: string, columns: readonly string[]): T => Object.fromEntries(columns.map((column) => [column, record[`${prefix}_${column}`]])) as T;
    const { id, rollKind, rollTitle, rollTitleEn, topic, topicEn, place, startsAt, endsAt, durationMinutes, viewerScore } = record;
    return {
      id, rollKind, rollTitle, rollTitleEn, topic, topicEn, place, startsAt, endsAt, durationMinutes, viewerScore, isOver: endsAt <= this.now(), expert: toExpert(nested<ExpertRecord>('e', EXPERT_COLUMNS)),
      fee: record.f_id === null ? null : nested<ExpertFee>('f', FEE_COLUMNS), rating: summaryOf(record.ratings, Number(record.score ?? 0)),
    };
  }

  private toInvitation(record: Record_): ExpertInvitation {
    const own = Object.fromEntries(INVITATION_COLUMNS.map((column) => [column, record[`i_${column}`]])) as Omit<ExpertInvitation, 'expert' | 'session'>;
    const session = this.toSession(record);
    return { ...own, expert: session.expert, session };
  }

  private now(): string {
    return instantOf(this.clock.now());
  }
}
