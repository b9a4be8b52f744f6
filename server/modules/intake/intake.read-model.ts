import DataLoader from 'dataloader';

import { type Clock, dayOf, instantOfCounty, addDays } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { say } from '../../platform/locale.js';
import type { RequestContext } from '../accounts/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import { answerOf, scopeOf } from './batch-judgement.js';
import type { ExternalRecordRow, IntakeBatchRow, ProviderCourseRow, ProviderRow } from './intake.entities.js';
import type { ExternalRecord, ExternalRecordFilter, IntakeBatch, IntakeBatchFilter, IntakeClaimCounts, LearningProvider, LearningProviderFilter, ProviderCourse } from './intake.types.js';
import { viewerCan } from './intake.policy.js';
import { answerWords } from './rules/answer.js';

type Params = (SqlValue | readonly SqlValue[])[];
type Told<T> = Omit<T, 'recordCount' | 'acceptedCount' | 'lastReceivedAt' | 'courses'>;

export interface ProviderFigures {
  readonly recordCount: number;
  readonly acceptedCount: number;
  readonly lastReceivedAt: string | null;
}

const PROVIDER_COLUMNS = ['id', 'key', 'nameZh', 'nameEn', 'level', 'categoryKey', 'accredited', 'status', 'levels', 'categoryKeys', 'fromYear', 'toYear', 'dailyRecordQuota', 'quotaDay', 'quotaUsed'] as const;
const PROVIDER_SQL = PROVIDER_COLUMNS.map((column) => `v.\`${column}\` AS provider_${column}`).join(', ');
type JoinedProvider = { [C in (typeof PROVIDER_COLUMNS)[number] as `provider_${C}`]: ProviderRow[C] };
type JoinedRecord = Omit<TeacherRecord, 'id'> & JoinedProvider & ExternalRecordRow & { batchKey: string; claimStatus: string | null; teacherStatus: string | null; ordinal?: number; repeated?: number };

/** Lists for the centre: platforms, batches, records. */
export class IntakeReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async providers(context: RequestContext, filter: LearningProviderFilter, page: PageInput): Promise<Page<LearningProvider>> {
    const { where, params, add } = conditions();
    if (filter.status) add('v.status = ?', filter.status);
    if (filter.search) add('(v.`key` LIKE ? OR v.nameZh LIKE ? OR v.nameEn LIKE ?)', ...like(filter.search, 3));
    const rows = await this.reader.rows<JoinedProvider>(`SELECT ${PROVIDER_SQL} FROM learning_providers v WHERE ${where()} ORDER BY v.\`key\` LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    return { items: rows.map((row) => this.toProvider(row, context)), totalCount: await this.count(`learning_providers v WHERE ${where()}`, params) };
  }

  async provider(context: RequestContext, id: number): Promise<LearningProvider | null> {
    const row = await this.reader.row<JoinedProvider>(`SELECT ${PROVIDER_SQL} FROM learning_providers v WHERE v.id = ?`, [id]);
    return row ? this.toProvider(row, context) : null;
  }

  figures(context: RequestContext, providerId: number): Promise<ProviderFigures> {
    return context.loader(this.figuresOf, () => new DataLoader<number, ProviderFigures>(this.figuresOf)).load(providerId);
  }

  private readonly figuresOf = async (ids: readonly number[]): Promise<ProviderFigures[]> => {
    const records = await this.reader.rows<{ providerId: number; n: number; accepted: number }>("SELECT providerId, COUNT(*) AS n, SUM(CASE WHEN status = 'ACCEPTED' THEN 1 ELSE 0 END) AS accepted FROM external_records WHERE providerId IN (?) GROUP BY providerId", [ids]);
    const last = await this.reader.rows<{ providerId: number; at: string }>('SELECT providerId, MAX(receivedAt) AS at FROM intake_batches WHERE providerId IN (?) GROUP BY providerId', [ids]);
    return ids.map((id) => {
      const figures = records.find((each) => each.providerId === id);
      return { recordCount: figures?.n ?? 0, acceptedCount: figures?.accepted ?? 0, lastReceivedAt: last.find((each) => each.providerId === id)?.at ?? null };
    });
  };

  courses(context: RequestContext, providerId: number): Promise<ProviderCourse[]> {
    return context.loader(this.coursesOf, () => new DataLoader<number, ProviderCourse[]>(this.coursesOf)).load(providerId);
  }

  private readonly coursesOf = async (ids: readonly number[]): Promise<ProviderCourse[][]> => {
    const rows = await this.reader.rows<ProviderCourseRow>('SELECT * FROM provider_courses WHERE providerId IN (?) ORDER BY courseCode LIMIT 500', [ids]);
    return ids.map((id) => rows.filter((row) => row.providerId === id).map(({ topicKeys, ...course }) => ({ ...course, topicKeys: JSON.parse(topicKeys) as string[] })));
  };

  async batches(context: RequestContext, filter: IntakeBatchFilter, page: PageInput): Promise<Page<IntakeBatch>> {
    const { where, params, add } = conditions();
    if (filter.providerId) add('b.providerId = ?', Number(filter.providerId));
    if (filter.withRefusals) add('b.acceptedCount < b.recordCount');
    if (filter.quarantined != null) add(`b.quarantinedAt IS ${filter.quarantined ? 'NOT NULL' : 'NULL'}`);
    if (filter.from) add('b.receivedAt >= ?', instantOfCounty(`${filter.from} 00:00`));
    if (filter.to) add('b.receivedAt < ?', instantOfCounty(`${addDays(filter.to, 1)} 00:00`));
    if (filter.search) add('b.batchKey LIKE ?', `${filter.search.trim()}%`);
    const rows = await this.batchRows(`WHERE ${where()} ORDER BY b.receivedAt DESC, b.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    return { items: rows.map((row) => this.toBatch(row, context)), totalCount: await this.count(`intake_batches b WHERE ${where()}`, params) };
  }

  async batch(context: RequestContext, id: number): Promise<IntakeBatch | null> {
    const [row] = await this.batchRows('WHERE b.id = ?', [id]);
    return row ? this.toBatch(row, context) : null;
  }

  claimCounts(context: RequestContext, batchId: number): Promise<IntakeClaimCounts> {
    return context.loader(this.claimCountsOf, () => new DataLoader<number, IntakeClaimCounts>(this.claimCountsOf)).load(batchId);
  }

  private readonly claimCountsOf = async (ids: readonly number[]): Promise<IntakeClaimCounts[]> => {
    const rows = await this.reader.rows<{ batchId: number; status: string; n: number }>('SELECT r.batchId, c.status, COUNT(*) AS n FROM external_records r JOIN credit_claims c ON c.id = r.claimId WHERE r.batchId IN (?) GROUP BY r.batchId, c.status', [ids]);
    return ids.map((id) => {
      const of = (...statuses: string[]): number => rows.reduce((sum, row) => (row.batchId === id && statuses.includes(row.status) ? sum + row.n : sum), 0);
      return { pending: of('PENDING'), quarantined: of('QUARANTINED'), approved: of('APPROVED'), declined: of('RETURNED', 'REJECTED', 'WITHDRAWN') };
    });
  };

  /** Records as they stand; with `batchId`, what that batch held and was told. */
  async records(context: RequestContext, filter: ExternalRecordFilter, page: PageInput): Promise<Page<ExternalRecord>> {
    const { where, params, add } = conditions();
    const answer = filter.batchId ? 'a' : 'r';
    const from = `${filter.batchId ? 'intake_answers a JOIN external_records r ON r.id = a.recordId' : 'external_records r'} JOIN learning_providers v ON v.id = r.providerId JOIN intake_batches b ON b.id = r.batchId
      LEFT JOIN teachers t ON t.id = r.teacherId LEFT JOIN schools s ON s.id = t.schoolId LEFT JOIN credit_claims c ON c.id = ${answer}.claimId`;
    if (filter.batchId) add('a.batchId = ?', Number(filter.batchId));
    if (filter.providerId) add('r.providerId = ?', Number(filter.providerId));
    if (filter.status?.length) add(`${answer}.status IN (?)`, filter.status);
    if (filter.code) add(`${answer}.code = ?`, filter.code);
    if (filter.teacherId) add('r.teacherId = ?', Number(filter.teacherId));
    if (filter.search) {
      const text = filter.search.normalize('NFKC').trim();
      add('(r.courseTitle LIKE ? OR r.statedName LIKE ? OR r.externalId LIKE ? OR r.statedNumber LIKE ?)', `%${text}%`, `%${text}%`, `${text}%`, `${text.toUpperCase()}%`);
    }
    const rows = await this.reader.rows<JoinedRecord>(
      `SELECT ${TEACHER_COLUMNS.replace('t.id,', '').replace('t.status,', 't.status AS teacherStatus,')}, ${PROVIDER_SQL}, b.batchKey, c.status AS claimStatus, r.id, r.externalId, r.batchId, r.statedNumber, r.statedName, r.courseCode,
         r.courseTitle, r.categoryKey, r.level, r.startedOn, r.completedOn, r.durationMinutes, r.scorePermille, r.teacherId, ${answer}.claimId, r.receivedAt, ${answer}.status, ${answer}.code, ${answer}.problems${filter.batchId ? ', a.ordinal, a.repeated' : ''}
       FROM ${from} WHERE ${where()} ORDER BY ${filter.batchId ? 'a.ordinal' : 'r.id DESC'} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    return { items: rows.map((row) => this.toRecord(row, context)), totalCount: await this.count(`${from} WHERE ${where()}`, params) };
  }

  private toRecord(row: JoinedRecord, context: RequestContext): ExternalRecord {
    const { id, externalId, batchId, batchKey, status, code, statedNumber, statedName, courseCode, courseTitle, categoryKey, level, startedOn, completedOn, durationMinutes, scorePermille, teacherId, claimId, claimStatus, receivedAt } = row;
    return {
      id, externalId, batchId, batchKey, status, code, statedNumber, statedName, courseCode, courseTitle, categoryKey, level, startedOn, completedOn, durationMinutes, scorePermille, claimId, claimStatus, receivedAt,
      ordinal: row.ordinal ?? null, repeated: row.repeated === undefined ? null : Boolean(row.repeated), message: say(answerWords(answerOf(row)), context.locale), provider: this.toProvider(row, context),
      teacher: teacherId === null ? null : toTeacher({ ...row, id: teacherId, status: row.teacherStatus ?? '' }),
    };
  }

  private batchRows(tail: string, params: Params): Promise<(JoinedProvider & IntakeBatchRow & { quarantinedBy: string | null })[]> {
    return this.reader.rows(`SELECT b.*, ${PROVIDER_SQL}, q.name AS quarantinedBy FROM intake_batches b JOIN learning_providers v ON v.id = b.providerId LEFT JOIN accounts q ON q.id = b.quarantinedByAccountId ${tail}`, params);
  }

  private toBatch(row: JoinedProvider & IntakeBatchRow & { quarantinedBy: string | null }, context: RequestContext): IntakeBatch {
    return { ...row, provider: this.toProvider(row, context), viewerCanQuarantine: viewerCan.quarantine(context, row) } as Omit<IntakeBatch, 'claims'> as IntakeBatch;
  }

  private toProvider(row: JoinedProvider, context: RequestContext): LearningProvider {
    const provider = Object.fromEntries(PROVIDER_COLUMNS.map((column) => [column, row[`provider_${column}`]])) as unknown as ProviderRow;
    const { id, key, nameZh, nameEn, level, categoryKey, accredited, status, dailyRecordQuota, quotaDay, quotaUsed } = provider;
    const told: Told<LearningProvider> = {
      id, key, name: nameZh, nameEn, level, categoryKey, accredited: Boolean(accredited), status, dailyRecordQuota, ...scopeOf(provider), levels: [...scopeOf(provider).levels], categoryKeys: [...scopeOf(provider).categoryKeys],
      sentToday: quotaDay === dayOf(this.clock.now()) ? quotaUsed : 0,
      viewerCanSuspend: viewerCan.suspend(context, provider), viewerCanResume: viewerCan.resume(context, provider), viewerCanChange: viewerCan.change(context),
    };
    // Figures and courses are read only when they are asked for.
    return told as LearningProvider;
  }

  private async count(from: string, params: Params): Promise<number> {
    return (await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from}`, params))?.n ?? 0;
  }
}

const like = (text: string, times: number): string[] => Array<string>(times).fill(`%${text.normalize('NFKC').trim()}%`);

function conditions(): { where: () => string; params: Params; add: (sql: string, ...values: Params) => void } {
  const list: string[] = [];
  const params: Params = [];
  return {
    where: () => list.join(' AND ') || '1 = 1', params,
    add: (sql, ...values) => {
      list.push(sql);
      params.push(...values);
    },
  };
}
