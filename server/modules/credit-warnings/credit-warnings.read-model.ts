import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { type Actor, type Reach, reachSql, type Role } from '../accounts/index.js';
import { type TeachersReadModel } from '../teachers/index.js';
import type { CreditWarningRow, CreditWarningRunRow } from './credit-warnings.entities.js';
import type { CreditWarning, CreditWarningFilter, CreditWarningRun, CreditWarningSchool } from './credit-warnings.types.js';

type Params = (SqlValue | readonly SqlValue[])[];
/** Offices see whom they reach; the teacher has his own. */
export const WARNING_READERS: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];
const COUNTY = { county: true } as const;
const FROM = 'FROM credit_warnings w JOIN teachers t ON t.id = w.teacherId JOIN schools s ON s.id = w.schoolId';

/** Who is at risk, by the last reckoning that is complete. */
export class CreditWarningsReadModel {
  constructor(private readonly reader: Reader, private readonly teachers: TeachersReadModel) {}

  async run(): Promise<CreditWarningRun | null> {
    const run = await this.lastRun();
    return run?.computedAt ? { day: run.day, computedAt: run.computedAt, teacherCount: run.teacherCount } : null;
  }

  async page(actor: Actor, filter: CreditWarningFilter, page: PageInput, locale: Locale): Promise<Page<CreditWarning>> {
    const run = await this.lastRun();
    if (!run) return { items: [], totalCount: 0 };
    const { where, params } = condition(run.id, actor.reach(...WARNING_READERS), filter);
    const rows = await this.reader.rows<CreditWarningRow>(`SELECT w.* ${FROM} WHERE ${where} ORDER BY CASE w.level WHEN 'MISSED' THEN 0 WHEN 'URGENT' THEN 1 ELSE 2 END, w.gapCenticredits DESC, w.id LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${where}`, params);
    return { items: await this.told(rows, locale), totalCount: count?.n ?? 0 };
  }

  /** The schools within reach, those with most at risk first. */
  async schools(actor: Actor): Promise<CreditWarningSchool[]> {
    const run = await this.lastRun();
    const { where, params } = condition(run?.id ?? 0, actor.reach(...WARNING_READERS), {});
    const rows = await this.reader.rows<{ id: number; code: string; name: string; nameEn: string; kind: string; remoteness: string; teacherCount: number; missed: number; urgent: number; behind: number }>(
      `SELECT s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount, SUM(CASE WHEN w.level = 'MISSED' THEN 1 ELSE 0 END) AS missed, SUM(CASE WHEN w.level = 'URGENT' THEN 1 ELSE 0 END) AS urgent, SUM(CASE WHEN w.level = 'BEHIND' THEN 1 ELSE 0 END) AS behind
       ${FROM} WHERE ${where} GROUP BY s.id, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount ORDER BY COUNT(*) DESC, s.code LIMIT 500`, params);
    return rows.map(({ missed, urgent, behind, ...school }) => ({ school: { ...school, area: null }, missedCount: Number(missed), urgentCount: Number(urgent), behindCount: Number(behind) }));
  }

  async ofTeacher(teacherId: number, locale: Locale): Promise<CreditWarning | null> {
    const run = await this.lastRun();
    const rows = run ? await this.reader.rows<CreditWarningRow>('SELECT * FROM credit_warnings WHERE runId = ? AND teacherId = ?', [run.id, teacherId]) : [];
    return (await this.told(rows, locale))[0] ?? null;
  }

  private async lastRun(): Promise<CreditWarningRunRow | undefined> {
    return this.reader.row<CreditWarningRunRow>('SELECT * FROM credit_warning_runs WHERE done = 1 ORDER BY id DESC LIMIT 1');
  }

  private async told(rows: readonly CreditWarningRow[], locale: Locale): Promise<CreditWarning[]> {
    const teachers = await this.teachers.some(COUNTY, rows.map(({ teacherId }) => teacherId));
    return rows.flatMap(({ id, teacherId, level, gapCenticredits, endDay, sentence, missing }) => {
      const teacher = teachers.get(teacherId);
      return teacher ? [{ id, teacher, level, gapCenticredits, endDay, sentence: say(JSON.parse(sentence) as Words, locale), missing: (JSON.parse(missing) as Words[]).map((each) => say(each, locale)) }] : [];
    });
  }
}

function condition(runId: number, reach: Reach, filter: CreditWarningFilter): { where: string; params: Params } {
  const scope = reachSql(reach, { area: 's.areaId', school: 'w.schoolId' });
  const conditions = ['w.runId = ?', scope.sql];
  const params: Params = [runId, ...scope.params];
  if (filter.level) {
    conditions.push('w.level = ?');
    params.push(filter.level);
  }
  if (filter.schoolId) {
    conditions.push('w.schoolId = ?');
    params.push(Number(filter.schoolId));
  }
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    conditions.push('(t.name LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ?)');
    params.push(`%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`);
  }
  return { where: conditions.join(' AND '), params };
}
