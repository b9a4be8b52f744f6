import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader, SqlParams } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { type Actor, type Reach, reachSql } from '../accounts/index.js';
import type { ActivityFacts, Credits, ViewerCan } from '../credits/index.js';
import type { CreditYearClosingRow, CreditYearResultRow } from './credit-years.entities.js';
import { YEAR_KEEPERS } from './credit-years.policy.js';
import type { CreditYear, CreditYearChange, CreditYearCheck, CreditYearClosing, CreditYearResult, CreditYearSchool } from './credit-years.types.js';
import { blocks, type CheckItem, type ClosingKind, refusalToConfirm, refusalToPropose, wordsOfConfirm, wordsOfPropose } from './rules/year-closing.js';
import { changedCount, changesOf, checklistOf, latestResult } from './year-facts.js';

interface Totals { readonly cycleYear: number; readonly teachers: number; readonly short: number; readonly counted: number }
interface ChangeRow { readonly teacherId: number; readonly cycleYear: number; readonly id: number; readonly kind: string; readonly title: string; readonly centicredits: number; readonly postedAt: string; readonly activity: string | null; readonly trace: string }
type ResultRecord = CreditYearResultRow & { readonly number: string; readonly name: string; readonly schoolName: string; readonly schoolNameEn: string };

const RESULT = 'SELECT r.*, t.number, t.name, s.name AS schoolName, s.nameEn AS schoolNameEn FROM credit_year_results r JOIN teachers t ON t.id = r.teacherId JOIN schools s ON s.id = r.schoolId';
const MOST_CHANGES = 20;
const ROWS_AT_A_TIME = 500;

/** Credit years as lists and files. What was frozen is shown with what came after. */
export class CreditYearsReadModel {
  constructor(private readonly reader: Reader, private readonly credits: Credits, private readonly clock: Clock) {}

  /** Years with credits, the newest first. */
  async years(actor: Actor, locale: Locale): Promise<CreditYear[]> {
    const rows = await this.reader.rows<{ cycleYear: number }>('SELECT DISTINCT cycleYear FROM credit_totals WHERE entryCount > 0 ORDER BY cycleYear DESC');
    const [closed, totals, closings] = await Promise.all([
      this.reader.rows<{ cycleYear: number; closedAt: string }>('SELECT cycleYear, closedAt FROM closed_credit_years'), this.totals(), this.reader.rows<CreditYearClosingRow>('SELECT * FROM credit_year_closings ORDER BY id DESC LIMIT 200'),
    ]);
    const years: CreditYear[] = [];
    for (const { cycleYear } of rows) {
      const of = closings.filter((each) => each.cycleYear === cycleYear);
      const closedAt = closed.find((each) => each.cycleYear === cycleYear)?.closedAt ?? null;
      years.push(await this.toYear(actor, cycleYear, closedAt, totals.get(cycleYear), of, [], locale));
    }
    return years.map((year) => ({ ...year, closings: [] }));
  }

  async year(actor: Actor, cycleYear: number, locale: Locale): Promise<CreditYear | null> {
    if (!(await this.reader.row('SELECT teacherId FROM credit_totals WHERE cycleYear = ? LIMIT 1', [cycleYear]))) return null;
    const closed = await this.reader.row<{ closedAt: string }>('SELECT closedAt FROM closed_credit_years WHERE cycleYear = ?', [cycleYear]);
    const closings = await this.reader.rows<CreditYearClosingRow>('SELECT * FROM credit_year_closings WHERE cycleYear = ? ORDER BY id DESC LIMIT 20', [cycleYear]);
    const checklist = await checklistOf(this.reader, cycleYear, dayOf(this.clock.now()), []);
    return this.toYear(actor, cycleYear, closed?.closedAt ?? null, (await this.totals(cycleYear)).get(cycleYear), closings, checklist, locale);
  }

  /** Of the schools within reach; all of them stand in the open once the county publishes its totals. */
  async schools(reach: Reach, cycleYear: number, page: PageInput): Promise<Page<CreditYearSchool>> {
    const scope = reachSql(reach, { area: 's.areaId', school: 'r.schoolId' });
    const rows = await this.reader.rows<{ schoolId: number; name: string; nameEn: string; teachers: number; short: number; counted: number }>(
      `SELECT r.schoolId, s.name, s.nameEn, COUNT(*) AS teachers, SUM(CASE WHEN r.shortCenticredits > 0 THEN 1 ELSE 0 END) AS short, SUM(r.countedCenticredits) AS counted FROM credit_year_results r JOIN schools s ON s.id = r.schoolId
       WHERE r.cycleYear = ? AND ${latestResult} AND ${scope.sql} GROUP BY r.schoolId, s.name, s.nameEn, s.code ORDER BY s.code LIMIT ? OFFSET ?`, [cycleYear, ...scope.params, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(DISTINCT r.schoolId) AS n FROM credit_year_results r JOIN schools s ON s.id = r.schoolId WHERE r.cycleYear = ? AND ${scope.sql}`, [cycleYear, ...scope.params]);
    const changed = new Map((await this.reader.rows<{ schoolId: number; n: number }>(`SELECT r.schoolId, COUNT(DISTINCT e.teacherId) AS n ${changesOf} AND r.schoolId IS NOT NULL GROUP BY r.schoolId`, [cycleYear])).map((each) => [each.schoolId, each.n]));
    return { totalCount: count?.n ?? 0, items: rows.map(({ schoolId, name, nameEn, teachers, short, counted }) => ({ schoolId, name, nameEn, teacherCount: teachers, shortCount: Number(short), countedCenticredits: Number(counted), changedCount: changed.get(schoolId) ?? 0 })) };
  }

  async results(reach: Reach, cycleYear: number, filter: { schoolId: number | null; onlyChanged: boolean; onlyShort: boolean }, page: PageInput, locale: Locale): Promise<Page<CreditYearResult>> {
    const scope = reachSql(reach, { area: 's.areaId', school: 'r.schoolId', teacher: 'r.teacherId' });
    const where = [
      `r.cycleYear = ? AND ${latestResult} AND ${scope.sql}`, ...(filter.schoolId === null ? [] : ['r.schoolId = ?']), ...(filter.onlyShort ? ['r.shortCenticredits > 0'] : []),
      ...(filter.onlyChanged ? ['EXISTS (SELECT 1 FROM ledger_entries e WHERE e.teacherId = r.teacherId AND e.cycleYear = r.cycleYear AND e.id > r.lastEntryId)'] : []),
    ].join(' AND ');
    const params: SqlParams = [cycleYear, ...scope.params, ...(filter.schoolId === null ? [] : [filter.schoolId])];
    const [rows, count] = await Promise.all([
      this.reader.rows<ResultRecord>(`${RESULT} WHERE ${where} ORDER BY s.code, t.number LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM credit_year_results r JOIN schools s ON s.id = r.schoolId WHERE ${where}`, params),
    ]);
    return { items: await this.toResults(rows, locale), totalCount: count?.n ?? 0 };
  }

  /** A teacher's own closed years, the newest first. */
  async own(teacherId: number, locale: Locale): Promise<CreditYearResult[]> {
    return this.toResults(await this.reader.rows<ResultRecord>(`${RESULT} JOIN closed_credit_years c ON c.cycleYear = r.cycleYear WHERE r.teacherId = ? AND ${latestResult} ORDER BY r.cycleYear DESC LIMIT 10`, [teacherId]), locale);
  }

  /** Every result within reach, for Excel. */
  async *everyResult(reach: Reach, cycleYear: number, locale: Locale): AsyncGenerator<CreditYearResult> {
    for (let offset = 0; ; offset += ROWS_AT_A_TIME) {
      const { items } = await this.results(reach, cycleYear, { schoolId: null, onlyChanged: false, onlyShort: false }, { limit: ROWS_AT_A_TIME, offset }, locale);
      yield* items;
      if (items.length < ROWS_AT_A_TIME) return;
    }
  }

  private async totals(cycleYear?: number): Promise<Map<number, Totals>> {
    const rows = await this.reader.rows<Totals>(`SELECT r.cycleYear, COUNT(*) AS teachers, SUM(CASE WHEN r.shortCenticredits > 0 THEN 1 ELSE 0 END) AS short, SUM(r.countedCenticredits) AS counted FROM credit_year_results r WHERE ${latestResult}${cycleYear === undefined ? '' : ' AND r.cycleYear = ?'} GROUP BY r.cycleYear`, cycleYear === undefined ? [] : [cycleYear]);
    return new Map(rows.map((each) => [each.cycleYear, each]));
  }

  private async toYear(actor: Actor, cycleYear: number, closedAt: string | null, totals: Totals | undefined, rows: readonly CreditYearClosingRow[], checklist: readonly CheckItem[], locale: Locale): Promise<CreditYear> {
    const kind: ClosingKind = closedAt === null ? 'CLOSE' : 'SUPPLEMENT';
    const isFreezing = rows.some(({ status }) => status === 'FREEZING');
    const changed = closedAt === null || isFreezing ? 0 : await changedCount(this.reader, cycleYear);
    const schools = await this.schoolNames([...checklist, ...rows.flatMap((row) => JSON.parse(row.checklist) as CheckItem[])]);
    const closings = rows.map((row) => toClosing(actor, row, schools, locale));
    const refusal = refusalToPropose({ kind, hasOpenProposal: rows.some(({ openYear }) => openYear !== null), changedCount: changed, checklist });
    return {
      cycleYear, closedAt, teacherCount: totals?.teachers ?? 0, shortCount: Number(totals?.short ?? 0), countedCenticredits: Number(totals?.counted ?? 0), changedCount: changed, latest: closings[0] ?? null, closings,
      checklist: checklist.map((each) => toCheck(kind, each, schools)), viewerCanPropose: can(actor, refusal && wordsOfPropose(refusal), locale),
    };
  }

  private async schoolNames(items: readonly CheckItem[]): Promise<Map<number, { name: string; nameEn: string }>> {
    const ids = [...new Set(items.flatMap(({ schools }) => schools.map(({ schoolId }) => schoolId)))];
    return new Map((await this.reader.rows<{ id: number; name: string; nameEn: string }>('SELECT id, name, nameEn FROM schools WHERE id IN (?)', [ids])).map((each) => [each.id, each]));
  }

  private async toResults(rows: readonly ResultRecord[], locale: Locale): Promise<CreditYearResult[]> {
    const changes = await this.changes(rows, locale);
    const results: CreditYearResult[] = [];
    for (const { teacherId, cycleYear, number, name, schoolName, schoolNameEn, countedCenticredits, minimumCenticredits, shortCenticredits, cycleCountedCenticredits, categories, ruleSetId } of rows) {
      const ruleSet = await this.credits.ruleSets.byId(this.reader, ruleSetId);
      results.push({
        teacherId, cycleYear, number, name, schoolName, schoolNameEn, countedCenticredits, minimumCenticredits, shortCenticredits, cycleCountedCenticredits, ruleSetName: `${say(ruleSet.name, locale)} v${ruleSet.version}`,
        categories: (JSON.parse(categories) as { categoryKey: string; postedCenticredits: number; countedCenticredits: number }[]).map(({ categoryKey, ...amounts }) => ({ category: say(ruleSet.categories.find(({ key }) => key === categoryKey)?.name ?? { zh: categoryKey, en: categoryKey }, locale), ...amounts })),
        changes: changes.get(`${teacherId} ${cycleYear}`) ?? [],
      });
    }
    return results;
  }

  private async changes(rows: readonly ResultRecord[], locale: Locale): Promise<Map<string, CreditYearChange[]>> {
    const found = await this.reader.rows<ChangeRow>(
      `SELECT e.teacherId, e.cycleYear, e.id, e.kind, e.title, e.centicredits, e.postedAt, c.activity, e.trace FROM credit_year_results r JOIN ledger_entries e ON e.teacherId = r.teacherId AND e.cycleYear = r.cycleYear AND e.id > r.lastEntryId
       LEFT JOIN credit_claims c ON e.causeKey = concat('claim:', c.id) WHERE r.id IN (?) ORDER BY e.id`, [rows.map(({ id }) => id)]);
    const byYear = new Map<string, CreditYearChange[]>();
    for (const { teacherId, cycleYear, id, kind, title, centicredits, postedAt, activity, trace } of found) {
      const order = activity === null ? null : (JSON.parse(activity) as ActivityFacts).retroactive?.order ?? null;
      const reason = (JSON.parse(trace) as { reason?: string }).reason ?? '';
      const cause = kind === 'REVERSAL' ? say({ zh: `冲正：${reason}`, en: `Reversed: ${reason}` }, locale) : say({ zh: `补登：${order ?? ''}`, en: `Late, under ${order ?? ''}` }, locale);
      const list = byYear.get(`${teacherId} ${cycleYear}`) ?? [];
      if (list.length < MOST_CHANGES) byYear.set(`${teacherId} ${cycleYear}`, [...list, { entryId: id, kind, title, centicredits, postedAt, cause }]);
    }
    return byYear;
  }
}

function toClosing(actor: Actor, row: CreditYearClosingRow, schools: ReadonlyMap<number, { name: string; nameEn: string }>, locale: Locale): CreditYearClosing {
  const { id, kind, status, proposedBy, proposedAt, decidedBy, decidedAt, declineReason, jobId, teacherCount, shortCount, countedCenticredits, hash, closedAt } = row;
  const checklist = JSON.parse(row.checklist) as CheckItem[];
  const refusal = refusalToConfirm({ ...row, checklist: [] }, actor.accountId);
  return { id, kind, status, proposedBy, proposedAt, decidedBy, decidedAt, declineReason, jobId, teacherCount, shortCount, countedCenticredits, hash, closedAt, checklist: checklist.map((each) => toCheck(kind, each, schools)), viewerCanConfirm: can(actor, refusal && wordsOfConfirm(refusal), locale) };
}

const toCheck = (kind: ClosingKind, item: CheckItem, schools: ReadonlyMap<number, { name: string; nameEn: string }>): CreditYearCheck =>
  ({ key: item.key, count: item.count, blocks: blocks(kind, item), schools: item.schools.map(({ schoolId, count }) => ({ schoolId, count, name: schools.get(schoolId)?.name ?? '', nameEn: schools.get(schoolId)?.nameEn ?? '' })) });

function can(actor: Actor, refusal: Words | null, locale: Locale): ViewerCan {
  const why = actor.is(...YEAR_KEEPERS) ? refusal : { zh: '由学分审核员或系统管理员办理。', en: 'Credit officers and administrators do this.' };
  return { allowed: why === null, reason: why && say(why, locale) };
}
