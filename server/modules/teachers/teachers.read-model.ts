import DataLoader from 'dataloader';

import type { Reader, SqlParams, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { Secrets } from '../../platform/secrets.js';
import { ACCOUNT_STATUS, type Reach, reachSql } from '../accounts/index.js';
import { maskedNationalId } from './rules/masking.js';
import type { Teacher, TeacherFilter, TeacherSortEnum } from './teachers.types.js';

/** Columns of a teacher with the school, for read models that join `teachers t` and `schools s`. */
export const TEACHER_COLUMNS = `t.id, t.number, t.name, t.sex, t.title, t.post, t.subject, t.stage, t.hiredOn, t.status, t.nationalIdSealed,
  s.id AS schoolId, s.code AS schoolCode, s.name AS schoolName, s.nameEn AS schoolNameEn, s.kind AS schoolKind, s.remoteness AS schoolRemoteness, s.teacherCount AS schoolTeacherCount`;

export type TeacherRecord = Omit<Teacher, 'school' | 'nationalIdMasked' | 'accountStatus'> & {
  schoolId: number; schoolCode: string; schoolName: string; schoolNameEn: string; schoolKind: string; schoolRemoteness: string; schoolTeacherCount: number;
};

export function toTeacher(record: TeacherRecord): Teacher {
  const { id, number, name, sex, title, post, subject, stage, hiredOn, status, nationalIdSealed } = record;
  return {
    id, number, name, sex, title, post, subject, stage, hiredOn, status, nationalIdSealed, nationalIdMasked: null, accountStatus: null,
    school: { id: record.schoolId, code: record.schoolCode, name: record.schoolName, nameEn: record.schoolNameEn, kind: record.schoolKind, remoteness: record.schoolRemoteness, teacherCount: record.schoolTeacherCount, area: null },
  };
}

const ORDER: Record<keyof typeof TeacherSortEnum, string> = { NAME: 't.nameKey, t.id', NUMBER: 't.number', SCHOOL: 's.code, t.nameKey, t.id' };

/** Somebody on the register as a list may name him; `endsWith`: whether his national id ends so. */
export interface TeacherToMatch { readonly id: number; readonly number: string; readonly name: string; readonly endsWith: (tail: string) => boolean }

export class TeachersReadModel {
  constructor(private readonly reader: Reader, private readonly secrets: Secrets) {}

  async page(reach: Reach, filter: TeacherFilter, sort: keyof typeof TeacherSortEnum, page: PageInput): Promise<Page<Teacher>> {
    const { where, params } = condition(reach, filter);
    const [records, count] = await Promise.all([
      this.reader.rows<TeacherRecord>(`SELECT ${TEACHER_COLUMNS} FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${where}`, params),
    ]);
    return { items: records.map(toTeacher), totalCount: count?.n ?? 0 };
  }

  async one(reach: Reach, id: number): Promise<Teacher | null> {
    const { where, params } = condition(reach, {});
    const record = await this.reader.row<TeacherRecord>(`SELECT ${TEACHER_COLUMNS} FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${where} AND t.id = ?`, [...params, id]);
    return record ? toTeacher(record) : null;
  }

  /** Those of the ids that lie within reach. */
  async some(reach: Reach, ids: readonly number[]): Promise<Map<number, Teacher>> {
    const { where, params } = condition(reach, {});
    const records = await this.reader.rows<TeacherRecord>(`SELECT ${TEACHER_COLUMNS} FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${where} AND t.id IN (?)`, [...params, ids]);
    return new Map(records.map((record) => [record.id, toTeacher(record)]));
  }

  /** Those on the register of a school, as a list that names them may be matched: by number, or by name and the end of the national id. */
  ofSchool(schoolId: number): Promise<TeacherToMatch[]> {
    return this.toMatch("schoolId = ? AND status = 'ACTIVE'", [schoolId]);
  }

  /** The same over the whole county, for a list that names these; those who left it are among them. */
  ofCounty(numbers: readonly string[], names: readonly string[]): Promise<TeacherToMatch[]> {
    return this.toMatch('number IN (?) OR name IN (?)', [[...numbers], [...names]]);
  }

  private async toMatch(where: string, params: SqlParams): Promise<TeacherToMatch[]> {
    const rows = await this.reader.rows<{ id: number; number: string; name: string; nationalIdSealed: string | null }>(`SELECT id, number, name, nationalIdSealed FROM teachers WHERE ${where} ORDER BY number`, params);
    return rows.map(({ nationalIdSealed, ...row }) => ({ ...row, endsWith: (tail) => nationalIdSealed !== null && this.nationalId(row.number, nationalIdSealed).endsWith(tail) }));
  }

  /** Status of the account by teacher; null for a teacher who has none yet. */
  accountStatusLoader(): DataLoader<number, string | null> {
    return new DataLoader(async (ids) => {
      const rows = await this.reader.rows<{ teacherId: number; status: string }>(`SELECT a.teacherId, ${ACCOUNT_STATUS} AS status FROM accounts a WHERE a.teacherId IN (?)`, [[...ids]]);
      const byTeacher = new Map(rows.map(({ teacherId, status }) => [teacherId, status]));
      return ids.map((id) => byTeacher.get(id) ?? null);
    });
  }

  /** Opened only when the field is asked for. */
  nationalIdMasked(teacher: Teacher): string | null {
    return teacher.nationalIdSealed ? maskedNationalId(this.nationalId(teacher.number, teacher.nationalIdSealed)) : null;
  }

  private nationalId(number: string, sealed: string): string {
    return this.secrets.decrypt(sealed, `teacher:${number}:nationalId`);
  }
}

function condition(reach: Reach, filter: TeacherFilter): { where: string; params: (SqlValue | readonly SqlValue[])[] } {
  const scope = reachSql(reach, { area: 's.areaId', school: 't.schoolId', teacher: 't.id' });
  const conditions = [scope.sql];
  const params: (SqlValue | readonly SqlValue[])[] = [...scope.params];
  const add = (sql: string, ...values: SqlValue[]): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    add('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
  }
  if (filter.schoolId) add('t.schoolId = ?', Number(filter.schoolId));
  if (filter.areaId) add('s.areaId = ?', Number(filter.areaId));
  for (const column of ['subject', 'stage', 'title', 'post'] as const) {
    const value = filter[column];
    if (value) add(`t.${column} = ?`, value);
  }
  if (filter.withoutPassword) add('NOT EXISTS (SELECT 1 FROM accounts a WHERE a.teacherId = t.id AND a.passwordHash IS NOT NULL)');
  return { where: conditions.join(' AND '), params };
}
