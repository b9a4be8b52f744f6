import DataLoader from 'dataloader';

import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Actor, reachSql, type RequestContext } from '../accounts/index.js';
import { type Teacher, TEACHER_COLUMNS, TEACHER_READERS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { Honour, HonourFilter, HonourKind, HonourSortEnum } from './honours.types.js';

type Params = (SqlValue | readonly SqlValue[])[];

const FIELDS = ['id', 'code', 'level', 'title', 'titleEn', 'grade', 'grantedOn', 'year', 'documentNumber', 'expiresOn', 'revokedOn', 'revokedReason'] as const;
const COLUMNS = `${FIELDS.map((each) => `h.${each} AS h_${each}`).join(', ')}, r.id AS r_id, r.title AS r_title, r.titleEn AS r_titleEn`;
const TABLES = 'honours h JOIN teachers t ON t.id = h.teacherId JOIN schools s ON s.id = t.schoolId LEFT JOIN selection_rounds r ON r.id = h.roundId';
const ORDER: Record<keyof typeof HonourSortEnum, string> = { NEWEST: 'h.grantedOn DESC, t.nameKey, h.id', NAME: 't.nameKey, h.id', SCHOOL: 's.code, t.nameKey, h.id' };

type HonourRecord = { [F in (typeof FIELDS)[number] as `h_${F}`]: Honour[F] } & { r_id: number | null; r_title: string; r_titleEn: string };

export class HonoursReadModel {
  private readonly ofTeacherEdge = {};

  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  async page(actor: Actor, filter: HonourFilter & { id?: number }, sort: keyof typeof HonourSortEnum, page: PageInput): Promise<Page<Honour>> {
    const { where, params } = this.condition(actor, filter);
    const [records, count] = await Promise.all([
      this.reader.rows<HonourRecord & TeacherRecord>(`SELECT ${TEACHER_COLUMNS}, ${COLUMNS} FROM ${TABLES} WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${TABLES} WHERE ${where}`, params),
    ]);
    return { items: records.map((record) => this.toHonour(record, toTeacher(record))), totalCount: count?.n ?? 0 };
  }

  /** Every kind once, by level and title. */
  kinds(): Promise<HonourKind[]> {
    return this.reader.rows<HonourKind>(
      `SELECT code, level, MIN(title) AS title, MIN(titleEn) AS titleEn FROM
         (SELECT honourCode AS code, honourLevel AS level, honourTitle AS title, honourTitleEn AS titleEn FROM selection_pipelines UNION SELECT code, level, title, titleEn FROM honours) kinds
       GROUP BY code, level ORDER BY level, code`);
  }

  /** A teacher's honours, the newest first: one query for all teachers of a request. */
  ofTeacher(context: RequestContext, teacher: Teacher): Promise<Honour[]> {
    const loader = context.loader(this.ofTeacherEdge, () => new DataLoader(async (ids: readonly number[]) => {
      const records = await this.reader.rows<HonourRecord & { teacherId: number }>(
        `SELECT h.teacherId, ${COLUMNS} FROM honours h LEFT JOIN selection_rounds r ON r.id = h.roundId WHERE h.teacherId IN (?) ORDER BY h.grantedOn DESC, h.id DESC`, [[...ids]]);
      return ids.map((id) => records.filter(({ teacherId }) => teacherId === id));
    }));
    return loader.load(teacher.id).then((records) => records.map((record) => this.toHonour(record, teacher)));
  }

  private toHonour(record: HonourRecord, teacher: Teacher): Honour {
    const own = Object.fromEntries(FIELDS.map((each) => [each, record[`h_${each}`]])) as unknown as Honour;
    const today = dayOf(this.clock.now());
    return {
      ...own, teacher, round: record.r_id === null ? null : { id: record.r_id, title: record.r_title, titleEn: record.r_titleEn },
      inForce: own.revokedOn === null && (own.expiresOn === null || own.expiresOn >= today),
    };
  }

  private condition(actor: Actor, filter: HonourFilter & { id?: number }): { where: string; params: Params } {
    const scope = reachSql(actor.reach(...TEACHER_READERS), { area: 's.areaId', school: 't.schoolId', teacher: 't.id' });
    const conditions = [scope.sql];
    const params: Params = [...scope.params];
    const add = (sql: string, ...values: SqlValue[]): void => {
      conditions.push(sql);
      params.push(...values);
    };
    if (filter.id !== undefined) add('h.id = ?', filter.id);
    if (filter.year) add('h.year = ?', filter.year);
    if (filter.level) add('h.level = ?', filter.level);
    if (filter.code) add('h.code = ?', filter.code);
    if (filter.schoolId) add('t.schoolId = ?', Number(filter.schoolId));
    if (filter.subject) add('t.subject = ?', filter.subject);
    if (filter.inForce != null) add(`${filter.inForce ? '' : 'NOT '}(h.revokedOn IS NULL AND (h.expiresOn IS NULL OR h.expiresOn >= ?))`, dayOf(this.clock.now()));
    if (filter.search) {
      const search = filter.search.normalize('NFKC').trim();
      add('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ? OR h.title LIKE ? OR h.titleEn LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`, `%${search}%`, `%${search}%`);
    }
    return { where: conditions.join(' AND '), params };
  }
}
