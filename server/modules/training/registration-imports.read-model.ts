import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { unreadableWords } from '../../platform/spreadsheets/index.js';
import type { Actor } from '../accounts/index.js';
import { type FileProblem, MOST_LINES } from './registration-check.js';
import type { RegistrationImportLineRow, RegistrationImportRow } from './registration-imports.entities.js';
import { type RegistrationImport, type RegistrationImportLine, type RegistrationImportLineFilter, type RegistrationLineCount, takeWords } from './registration-imports.types.js';
import { type FormField, fieldsOf } from './rules/form.js';
import { LINE_OUTCOMES, type LineOutcome, type LineProblem, READY, refusalToTake, type TakeRefusal, wordsOfProblem } from './rules/import-outcome.js';
import { PERSON_COLUMNS, type PersonColumn } from './rules/import-sheet.js';

const IMPORTS = 'FROM registration_imports i LEFT JOIN jobs j ON j.id = i.jobId';
const LINES = 'FROM registration_import_lines l LEFT JOIN teachers t ON t.id = l.teacherId LEFT JOIN schools s ON s.id = t.schoolId';
type ImportRecord = RegistrationImportRow & { jobStatus: string | null };
type LineRecord = RegistrationImportLineRow & { number: string | null; teacherName: string | null; schoolName: string | null; schoolNameEn: string | null };

/** Lists of people, their lines and what became of them: his who brought them, all of them for the centre. */
export class RegistrationImportsReadModel {
  constructor(private readonly reader: Reader) {}

  async page(actor: Actor, cohortId: number, page: PageInput, locale: Locale): Promise<Page<RegistrationImport>> {
    const { sql, params } = scopeOf(actor);
    const [rows, count] = await Promise.all([
      this.reader.rows<ImportRecord>(`SELECT i.*, j.status AS jobStatus ${IMPORTS} WHERE i.cohortId = ? AND ${sql} ORDER BY i.id DESC LIMIT ? OFFSET ?`, [cohortId, ...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${IMPORTS} WHERE i.cohortId = ? AND ${sql}`, [cohortId, ...params]),
    ]);
    return { items: await this.shown(rows, locale), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, id: number, locale: Locale): Promise<RegistrationImport | null> {
    const { sql, params } = scopeOf(actor);
    const [shown] = await this.shown(await this.reader.rows<ImportRecord>(`SELECT i.*, j.status AS jobStatus ${IMPORTS} WHERE i.id = ? AND ${sql}`, [id, ...params]), locale);
    return shown ?? null;
  }

  async lines(importId: number, filter: RegistrationImportLineFilter, page: PageInput | null, locale: Locale): Promise<Page<RegistrationImportLine>> {
    const conditions: [string, SqlValue | readonly string[]][] = [['l.importId = ?', importId]];
    if (filter.outcome) conditions.push(['l.outcome = ?', filter.outcome]);
    if (filter.isProblem != null) conditions.push([`l.outcome ${filter.isProblem ? 'NOT IN' : 'IN'} (?)`, READY]);
    const where = conditions.map(([sql]) => sql).join(' AND ');
    const params = conditions.map(([, value]) => value) as SqlValue[];
    const [rows, count, fields] = await Promise.all([
      this.reader.rows<LineRecord>(`SELECT l.*, t.number, t.name AS teacherName, s.name AS schoolName, s.nameEn AS schoolNameEn ${LINES} WHERE ${where} ORDER BY l.seq${page ? ' LIMIT ? OFFSET ?' : ''}`, [...params, ...(page ? [page.limit, page.offset] : [])]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${LINES} WHERE ${where}`, params),
      this.fieldsOf(importId),
    ]);
    return { items: rows.map((row) => toLine(row, fields, locale)), totalCount: count?.n ?? 0 };
  }

  private async fieldsOf(importId: number): Promise<FormField[]> {
    const row = await this.reader.row<{ formFields: string | null }>('SELECT p.formFields FROM registration_imports i JOIN cohorts c ON c.id = i.cohortId JOIN programmes p ON p.id = c.programmeId WHERE i.id = ?', [importId]);
    return fieldsOf(row?.formFields ?? null);
  }

  private async shown(rows: readonly ImportRecord[], locale: Locale): Promise<RegistrationImport[]> {
    if (rows.length === 0) return [];
    const counted = await this.reader.rows<{ importId: number; outcome: LineOutcome; n: number; taken: number }>(
      'SELECT importId, COALESCE(status, outcome) AS outcome, COUNT(*) AS n, COUNT(registrationId) AS taken FROM registration_import_lines WHERE importId IN (?) GROUP BY importId, COALESCE(status, outcome)', [rows.map(({ id }) => id)]);
    return rows.map((row) => {
      const own = counted.filter(({ importId }) => importId === row.id);
      const counts = (Object.keys(LINE_OUTCOMES) as LineOutcome[]).flatMap((outcome): RegistrationLineCount[] => own.filter((each) => each.outcome === outcome).map(({ n }) => ({ outcome, count: n })));
      const { id, cohortId, status, path, fileName, createdBy, createdAt, takenBy, takenAt, jobId } = row;
      const isStalled = row.jobStatus === 'FAILED' && (status === 'CHECKING' || status === 'TAKING');
      const refusal = refusalToTake({ status, isStalled, ready: counts.filter(({ outcome }) => READY.includes(outcome)).reduce((sum, { count }) => sum + count, 0) });
      return {
        id, cohortId, status, path, fileName, createdBy, createdAt, takenBy, takenAt, jobId, isStalled, counts, taken: own.reduce((sum, { taken }) => sum + taken, 0),
        refusal: row.refusal === null ? null : say(fileWords(JSON.parse(row.refusal) as FileProblem), locale), ignoredColumns: row.ignoredColumns === null ? [] : JSON.parse(row.ignoredColumns) as string[],
        viewerCanTake: { allowed: refusal === null, reason: refusal ? say((takeWords[refusal.code] as (refusal: TakeRefusal) => Words)(refusal), locale) : null },
      };
    });
  }
}

function scopeOf(actor: Actor): { sql: string; params: number[] } {
  return actor.reach('COORDINATOR', 'ADMINISTRATOR').county ? { sql: '1 = 1', params: [] } : { sql: 'i.createdByAccountId = ?', params: [actor.accountId] };
}

/** The heading of a column of the list, as the template has it. */
export function headingOf(key: string, fields: readonly FormField[]): Words {
  const field = fields.find((each) => `form:${each.key}` === key);
  return field ? { zh: field.label, en: field.labelEn || field.label } : PERSON_COLUMNS[key as PersonColumn];
}

function toLine(row: LineRecord, fields: readonly FormField[], locale: Locale): RegistrationImportLine {
  const problem = row.problem === null ? null : JSON.parse(row.problem) as LineProblem;
  return {
    id: row.id, row: row.rowNumber, name: row.teacherName ?? row.name, number: row.number, school: row.schoolName === null ? row.place : say({ zh: row.schoolName, en: row.schoolNameEn || row.schoolName }, locale), outcome: row.outcome,
    column: row.fieldKey === null ? null : say(headingOf(row.fieldKey, fields), locale), address: row.address, found: row.found, code: problem?.code ?? null, message: problem && say(wordsOfProblem(problem), locale), status: row.status,
  };
}

/** There is no default: a new code does not compile without its words. */
function fileWords({ code }: FileProblem): Words {
  switch (code) {
    case 'NOT_A_WORKBOOK': case 'OLD_FORMAT': case 'ENCRYPTED': case 'UNREADABLE': case 'TIMED_OUT': return unreadableWords(code);
    case 'TOO_LARGE': case 'TOO_MANY_COLUMNS': return { zh: '文件内容过大。请只保留名单本身，去掉图片和多余的列后再上传。', en: 'The file is too large. Keep the list itself, without pictures and needless columns.' };
    case 'TOO_MANY_ROWS': return { zh: `名单超过 ${MOST_LINES} 行，请分成几个文件。`, en: `The list has more than ${MOST_LINES} rows: split it.` };
    case 'NO_HEADS': return { zh: '没有找到表头。请有一行写明“姓名”“学校”“教师编号”或“身份证号”等列名，或使用系统下载的模板。', en: 'No headings were found. One row has to name the columns: “Name”, “School”, “Teacher number”, “National ID”; or use the template.' };
    case 'NOBODY_IN_IT': return { zh: '表头下面没有人员。', en: 'Nobody stands below the headings.' };
  }
}
