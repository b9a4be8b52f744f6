import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { type Actor, type Reach, reachSql } from '../accounts/index.js';
import { CLAIM_STATUS_WORDS } from './claim-words.js';
import type { ClaimImportLine, ClaimImportRow } from './claim-imports.entities.js';
import type { CreditClaimImport, CreditClaimImportRow } from './claim-imports.types.js';
import type { ResultRow } from './claim-imports-workbook.js';
import type { ClaimStatus } from './credits.entities.js';
import { CLAIM_PRECHECKERS } from './credits.policy.js';
import type { ViewerCan } from './credits.types.js';
import { applyRefusalWords, type ImportFacts, refusalToApply, refusalToUndo, undoRefusalWords } from './rules/claim-import-steps.js';
import type { RowOutcome, RowReason } from './rules/claim-sheet.js';

type ImportRecord = ClaimImportRow & { jobStatus: string | null; decided: number; schoolCode: string; schoolName: string; schoolNameEn: string; kind: string; remoteness: string; teacherCount: number };
type LineRecord = ClaimImportLine & { claimStatus: ClaimStatus | null; claimReason: string | null };

const OUTCOME_WORDS: Readonly<Record<RowOutcome, Words>> = { READY: { zh: '可以申报', en: 'To file' }, SUSPECT: { zh: '疑似重复', en: 'Suspected duplicate' }, REFUSED: { zh: '不能申报', en: 'Not filed' } };
const LINES_AT_A_TIME = 500;

/** Claims in bulk as lists and files. */
export class ClaimImportsReadModel {
  constructor(private readonly reader: Reader) {}

  async page(actor: Actor, reach: Reach, page: PageInput, locale: Locale): Promise<Page<CreditClaimImport>> {
    const scope = reachSql(reach, { area: 's.areaId', school: 'i.schoolId', teacher: 'NULL' });
    const rows = await this.records(`${scope.sql} ORDER BY i.id DESC LIMIT ? OFFSET ?`, [...scope.params, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM claim_imports i JOIN schools s ON s.id = i.schoolId WHERE ${scope.sql}`, scope.params);
    return { items: rows.map((row) => toImport(row, actor, locale)), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, reach: Reach, id: number, locale: Locale): Promise<CreditClaimImport | null> {
    const scope = reachSql(reach, { area: 's.areaId', school: 'i.schoolId', teacher: 'NULL' });
    const [row] = await this.records(`i.id = ? AND ${scope.sql}`, [id, ...scope.params]);
    return row ? toImport(row, actor, locale) : null;
  }

  /** Rows of an import that is within reach already. */
  async rows(importId: number, outcome: string | null, page: PageInput, locale: Locale): Promise<Page<CreditClaimImportRow>> {
    const [where, params] = outcome ? ['l.importId = ? AND l.outcome = ?', [importId, outcome]] as const : ['l.importId = ?', [importId]] as const;
    const [rows, count] = await Promise.all([
      this.reader.rows<LineRecord>(`SELECT l.*, c.status AS claimStatus, c.reason AS claimReason FROM claim_import_rows l LEFT JOIN credit_claims c ON c.id = l.claimId WHERE ${where} ORDER BY l.seq LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM claim_import_rows l WHERE ${where}`, params),
    ]);
    return {
      totalCount: count?.n ?? 0,
      items: rows.map(({ id, rowNumber, outcome: each, person, title, worthCenticredits, claimId, claimStatus, ...line }) => ({ id, rowNumber, outcome: each, person, title, worthCenticredits, claimId, claimStatus, reasons: toldReasons({ claimStatus, ...line }, locale) })),
    };
  }

  /** Every row, for Excel. */
  async *everyRow(importId: number, locale: Locale): AsyncGenerator<ResultRow> {
    for (let from = 0; ;) {
      const lines = await this.reader.rows<LineRecord>('SELECT l.*, c.status AS claimStatus, c.reason AS claimReason FROM claim_import_rows l LEFT JOIN credit_claims c ON c.id = l.claimId WHERE l.importId = ? AND l.seq > ? ORDER BY l.seq LIMIT ?', [importId, from, LINES_AT_A_TIME]);
      for (const { rowNumber, outcome, person, title, worthCenticredits, claimId, claimStatus, ...line } of lines) {
        yield { row: rowNumber, outcome: say(OUTCOME_WORDS[outcome], locale), person, title, credits: outcome === 'REFUSED' ? null : worthCenticredits / 100, reasons: toldReasons({ claimStatus, ...line }, locale).join('\n'), claimId, status: claimStatus ? say(CLAIM_STATUS_WORDS[claimStatus], locale) : '' };
      }
      if (lines.length < LINES_AT_A_TIME) return;
      from = lines.at(-1)?.seq ?? from;
    }
  }

  private records(where: string, params: Parameters<Reader['rows']>[1]): Promise<ImportRecord[]> {
    return this.reader.rows<ImportRecord>(
      `SELECT i.*, j.status AS jobStatus, s.code AS schoolCode, s.name AS schoolName, s.nameEn AS schoolNameEn, s.kind, s.remoteness, s.teacherCount,
         (SELECT COUNT(*) FROM claim_import_rows l JOIN credit_claims c ON c.id = l.claimId WHERE l.importId = i.id AND c.decidedAt IS NOT NULL) AS decided
       FROM claim_imports i JOIN schools s ON s.id = i.schoolId LEFT JOIN jobs j ON j.id = i.jobId WHERE ${where}`, params);
  }
}

/** What the check said, and why the claim was given back or refused since. */
function toldReasons({ reasons, claimStatus, claimReason }: Pick<LineRecord, 'reasons' | 'claimStatus' | 'claimReason'>, locale: Locale): string[] {
  const told = (JSON.parse(reasons) as RowReason[]).map((reason) => say(reason, locale));
  if (claimReason === null || (claimStatus !== 'RETURNED' && claimStatus !== 'REJECTED')) return told;
  return [...told, say(claimStatus === 'RETURNED' ? { zh: `退回原因：${claimReason}。改正后重新上传，即代替这一条。`, en: `Returned: ${claimReason}. Correct the row and upload it again; it takes the place of this one.` } : { zh: `不予认定：${claimReason}`, en: `Rejected: ${claimReason}` }, locale)];
}

function toImport(row: ImportRecord, actor: Actor, locale: Locale): CreditClaimImport {
  const { id, schoolId, fileName, status, readyCount, suspectCount, refusedCount, worthCenticredits, writtenSeq, jobId, createdBy, createdAt, appliedAt, undoneBy, undoneAt } = row;
  const isStalled = row.jobStatus === 'FAILED' && (status === 'PREPARING' || status === 'APPLYING');
  const facts: ImportFacts = { status, isStalled, goodCount: readyCount + suspectCount, refusedCount, decidedCount: row.decided };
  const reach = actor.reach(...CLAIM_PRECHECKERS);
  const isOwn = !reach.county && reach.schoolIds.includes(schoolId);
  const can = (words: Words | null): ViewerCan => {
    const why = isOwn ? words : { zh: '由学校自己申报和撤销。', en: 'The school itself files and takes back.' };
    return { allowed: why === null, reason: why && say(why, locale) };
  };
  const applyWords = (onlyGoodRows: boolean): Words | null => {
    const refusal = refusalToApply(facts, onlyGoodRows);
    return refusal && applyRefusalWords(refusal);
  };
  const undo = refusalToUndo(facts);
  return {
    id, fileName, status, readyCount, suspectCount, refusedCount, worthCenticredits, rowsWritten: writtenSeq, jobId, isStalled, decidedCount: row.decided, createdBy, createdAt, appliedAt, undoneBy, undoneAt,
    onlyGoodRows: Boolean(row.onlyGoodRows), refusal: row.refusal === null ? null : say(JSON.parse(row.refusal) as Words, locale),
    school: { id: schoolId, code: row.schoolCode, name: row.schoolName, nameEn: row.schoolNameEn, kind: row.kind, remoteness: row.remoteness, teacherCount: row.teacherCount, area: null },
    viewerCanApply: can(applyWords(false)), viewerCanApplyGoodRows: can(applyWords(true)), viewerCanUndo: can(undo && undoRefusalWords(undo)),
  };
}
