import DataLoader from 'dataloader';

import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { Secrets } from '../../platform/secrets.js';
import type { RequestContext } from '../accounts/index.js';
import type { ExpertFilter } from './experts.inputs.js';
import { mobileOf } from './experts.service.js';
import type { Expert, ExpertClassRating, ExpertRatingSummary, ExpertSortEnum, ExpertYear } from './experts.types.js';
import { maskedMobile } from './rules/pool.js';

type Params = (SqlValue | readonly SqlValue[])[];
export type ExpertRecord = Omit<Expert, 'subjects' | 'stages' | 'topics' | 'years' | 'rating' | 'participantRating' | 'classRatings' | 'mobileMasked'> & { subjects: string; stages: string; topics: string };

export const EXPERT_COLUMNS = ['id', 'name', 'title', 'organisation', 'origin', 'teacherId', 'subjects', 'stages', 'topics', 'feeFen', 'contactKey', 'mobileSealed', 'note', 'status', 'changedAt'] as const;
const SELECTED = EXPERT_COLUMNS.map((column) => `e.${column}`).join(', ');
/** Minutes of the sessions of a year, for the order by load. */
const LOAD = "(SELECT COALESCE(SUM(s.durationMinutes), 0) FROM session_lecturers l JOIN register_sessions s ON s.id = l.sessionId WHERE l.expertId = e.id AND s.day LIKE ?)";
const AVERAGE = '(SELECT COALESCE(AVG(x.score), 0) FROM expert_ratings x WHERE x.expertId = e.id)';

const BY_PARTICIPANTS = '(SELECT COALESCE(SUM(p.totalScore) * 1.0 / SUM(p.answers), 0) FROM expert_class_ratings p WHERE p.expertId = e.id AND p.totalScore IS NOT NULL)';

const codesOf = (text: string): string[] => text.split(',').filter(Boolean);
/** `%` and `_` of what was typed stand for themselves. */
const part = (text: string): string => `%${text.replace(/[%_]/g, '')}%`;

export const toExpert = (record: ExpertRecord): Expert => ({ ...record, subjects: codesOf(record.subjects), stages: codesOf(record.stages), topics: codesOf(record.topics), mobileMasked: null, years: [], rating: summaryOf(0, 0), participantRating: summaryOf(0, 0), classRatings: [] });

export class ExpertsReadModel {
  private readonly edges = { years: {}, rating: {}, classes: {} };

  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly secrets: Secrets) {}

  async page(filter: ExpertFilter, sort: keyof typeof ExpertSortEnum, page: PageInput): Promise<Page<Expert>> {
    const { where, params } = condition(filter);
    const order = { NAME: 'e.nameKey, e.id', LOAD: `${LOAD} DESC, e.nameKey, e.id`, RATING: `${AVERAGE} DESC, e.nameKey, e.id`, PARTICIPANTS: `${BY_PARTICIPANTS} DESC, e.nameKey, e.id` }[sort];
    const [records, count] = await Promise.all([
      this.reader.rows<ExpertRecord>(`SELECT ${SELECTED} FROM experts e WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`, [...params, ...(sort === 'LOAD' ? [`${this.thisYear()}-%`] : []), page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM experts e WHERE ${where}`, params),
    ]);
    return { items: records.map(toExpert), totalCount: count?.n ?? 0 };
  }

  async one(id: number): Promise<Expert | null> {
    const record = await this.reader.row<ExpertRecord>(`SELECT ${SELECTED} FROM experts e WHERE e.id = ?`, [id]);
    return record ? toExpert(record) : null;
  }

  /** Load and fees by year, the latest first. */
  years(context: RequestContext, expertId: number): Promise<ExpertYear[]> {
    return context.loader<ExpertYear[]>(this.edges.years, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<ExpertYear & { expertId: number; year: string }>(
        `SELECT l.expertId, SUBSTR(s.day, 1, 4) AS year, COUNT(*) AS sessions, SUM(s.durationMinutes) AS minutes, COALESCE(SUM(f.amountFen), 0) AS feeFen,
           SUM(CASE WHEN f.status = 'UNPAID' THEN f.amountFen ELSE 0 END) AS unpaidFen
         FROM session_lecturers l JOIN register_sessions s ON s.id = l.sessionId LEFT JOIN expert_fees f ON f.sessionId = s.id
         WHERE l.expertId IN (?) GROUP BY l.expertId, SUBSTR(s.day, 1, 4) ORDER BY year DESC`, [[...ids]]);
      return ids.map((id) => rows.filter((each) => each.expertId === id).map(({ year, sessions, minutes, feeFen, unpaidFen }) => ({ year: Number(year), sessions, minutes: Number(minutes), feeFen: Number(feeFen), unpaidFen: Number(unpaidFen) })));
    })).load(expertId);
  }

  rating(context: RequestContext, expertId: number): Promise<ExpertRatingSummary> {
    return context.loader<ExpertRatingSummary>(this.edges.rating, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<{ expertId: number; count: number; total: number }>('SELECT expertId, COUNT(*) AS count, SUM(score) AS total FROM expert_ratings WHERE expertId IN (?) GROUP BY expertId', [[...ids]]);
      const byId = new Map(rows.map((each) => [each.expertId, summaryOf(each.count, Number(each.total))]));
      return ids.map((id) => byId.get(id) ?? summaryOf(0, 0));
    })).load(expertId);
  }

  /** Classes whose participants rated the expert, the latest year first. */
  classRatings(context: RequestContext, expertId: number): Promise<ExpertClassRating[]> {
    return this.classes(context, expertId);
  }

  async participantRating(context: RequestContext, expertId: number): Promise<ExpertRatingSummary> {
    const shown = (await this.classes(context, expertId)).filter(({ totalScore }) => totalScore !== null);
    return summaryOf(shown.reduce((sum, { answers }) => sum + answers, 0), shown.reduce((sum, { totalScore }) => sum + (totalScore ?? 0), 0));
  }

  private classes(context: RequestContext, expertId: number): Promise<(ExpertClassRating & { totalScore: number | null })[]> {
    return context.loader<(ExpertClassRating & { totalScore: number | null })[]>(this.edges.classes, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<ExpertClassRating & { expertId: number; totalScore: number | null }>(
        'SELECT p.id, p.expertId, r.title AS classTitle, r.titleEn AS classTitleEn, p.year, p.answers, p.totalScore FROM expert_class_ratings p JOIN rolls r ON r.id = p.rollId WHERE p.expertId IN (?) ORDER BY p.year DESC, p.id DESC', [[...ids]]);
      return ids.map((id) => rows.filter((each) => each.expertId === id).map((each) => ({ ...each, averageHundredths: each.totalScore === null ? null : summaryOf(each.answers, each.totalScore).averageHundredths })));
    })).load(expertId);
  }

  mobileMasked({ mobileSealed, contactKey }: Expert): string | null {
    return mobileSealed ? maskedMobile(this.secrets.decrypt(mobileSealed, mobileOf(contactKey))) : null;
  }

  private thisYear(): string {
    return dayOf(this.clock.now()).slice(0, 4);
  }
}

export const summaryOf = (count: number, total: number): ExpertRatingSummary => ({ count, averageHundredths: count === 0 ? null : Math.floor((total * 100) / count) });

function condition(filter: ExpertFilter): { where: string; params: Params } {
  const conditions = ['(1 = 1)'];
  const params: Params = [];
  const add = (sql: string, ...values: Params): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (filter.search) {
    const text = filter.search.normalize('NFKC').trim();
    add('(e.name LIKE ? OR e.nameKey LIKE ? OR e.organisation LIKE ? OR e.topics LIKE ?)', part(text), part(text.toLowerCase()), part(text), part(text));
  }
  if (filter.subject) add("(e.subjects = '' OR e.subjects LIKE ?)", `%,${filter.subject},%`);
  if (filter.stage) add("(e.stages = '' OR e.stages LIKE ?)", `%,${filter.stage},%`);
  if (filter.origin) add('e.origin = ?', filter.origin);
  if (filter.status) add('e.status = ?', filter.status);
  return { where: conditions.join(' AND '), params };
}
