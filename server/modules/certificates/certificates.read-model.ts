import DataLoader from 'dataloader';

import type { Clock } from '../../platform/clock.js';
import { dayOf } from '../../platform/clock.js';
import type { Reader, SqlParams, SqlValue } from '../../platform/data/sql.js';
import { forbidden } from '../../platform/errors.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import { type Actor, type Reach, reachSql, type RequestContext } from '../accounts/index.js';
import type { ViewerCan } from '../credits/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { CertificateReprintRow, CertificateRow } from './certificates.entities.js';
import { CERTIFICATE_ISSUERS, CERTIFICATE_READERS } from './certificates.policy.js';
import { loadSettings, reversedCompletions } from './certificates.store.js';
import type { Certificate, CertificateFilter, CertificateReprint, CertificateSettings, CertificateSortEnum } from './certificates.types.js';
import { hoursText } from './papers.js';
import { changeWords, type ChangeRefusal, refusalToReissue, refusalToRevoke } from './rules/changes.js';
import { numberOf, readNumber } from './rules/number.js';
import { revokeWords } from './verification.js';

type CertificateRecord = Omit<TeacherRecord, 'id'> & Omit<CertificateRow, 'schoolName' | 'schoolNameEn'> & {
  teacherStatus: string; printedSchoolName: string; printedSchoolNameEn: string; replacesNumber: string | null; replacedByNumber: string | null;
};

const TABLES = 'certificates c JOIN teachers t ON t.id = c.teacherId JOIN schools s ON s.id = t.schoolId';
const CERTIFICATE_COLUMNS = `c.id, c.number, c.cohortId, c.completionId, c.teacherId, c.holderName, c.schoolName AS printedSchoolName, c.schoolNameEn AS printedSchoolNameEn, c.trainingTitle, c.trainingTitleEn,
  c.startsOn, c.endsOn, c.minutes, c.centicredits, c.issuer, c.issuedOn, c.status, c.revokedAt, c.revokeCause, c.revokeReason, c.token, c.reprintCount, o.number AS replacesNumber, n.number AS replacedByNumber`;
const OF_TEACHER = TEACHER_COLUMNS.replace('t.id,', '').replace('t.status,', 't.status AS teacherStatus,');
const ORDER: Record<keyof typeof CertificateSortEnum, string> = { NEWEST: 'c.id DESC', NUMBER: 'c.year DESC, c.seq', HOLDER: 't.nameKey, c.id' };

/** Lists of certificates, each viewer's within his reach. */
export class CertificatesReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly verifyUrl: (token: string) => string) {}

  async page(actor: Actor, filter: CertificateFilter, sort: keyof typeof CertificateSortEnum, page: PageInput, locale: Locale): Promise<Page<Certificate>> {
    const { where, params } = certificateCondition(reachOf(actor), filter);
    const [ids, count] = await Promise.all([
      this.reader.rows<{ id: number }>(`SELECT c.id FROM ${TABLES} WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${TABLES} WHERE ${where}`, params),
    ]);
    return { items: await this.byId(actor, ids.map((each) => each.id), locale), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, id: number, locale: Locale): Promise<Certificate | null> {
    const { where, params } = certificateCondition(reachOf(actor), {});
    const found = await this.reader.row<{ id: number }>(`SELECT c.id FROM ${TABLES} WHERE ${where} AND c.id = ?`, [...params, id]);
    return found ? (await this.byId(actor, [id], locale))[0] ?? null : null;
  }

  /** In the order of the ids. */
  async byId(actor: Actor, ids: readonly number[], locale: Locale): Promise<Certificate[]> {
    const records = await this.reader.rows<CertificateRecord>(
      `SELECT ${OF_TEACHER}, ${CERTIFICATE_COLUMNS} FROM ${TABLES} LEFT JOIN certificates o ON o.id = c.replacesId LEFT JOIN certificates n ON n.replacesId = c.id WHERE c.id IN (?)`, [[...ids]]);
    const reversed = await reversedCompletions(this.reader, records.map((each) => each.completionId));
    const byId = new Map(records.map((record) => [record.id, this.toCertificate(record, actor, reversed.has(record.completionId), locale)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The rows themselves, for papers and registers, by number. */
  rows(actor: Actor, filter: CertificateFilter, limit: number, offset = 0): Promise<(CertificateRow & { teacherNumber: string; replacedByNumber: string | null })[]> {
    const { where, params } = certificateCondition(reachOf(actor), filter);
    return this.reader.rows(
      `SELECT c.*, t.number AS teacherNumber, n.number AS replacedByNumber FROM ${TABLES} LEFT JOIN certificates n ON n.replacesId = c.id WHERE ${where} ORDER BY c.year, c.seq LIMIT ? OFFSET ?`, [...params, limit, offset]);
  }

  async row(actor: Actor, id: number): Promise<CertificateRow | null> {
    const { where, params } = certificateCondition(reachOf(actor), {});
    return (await this.reader.row<CertificateRow>(`SELECT c.* FROM ${TABLES} WHERE ${where} AND c.id = ?`, [...params, id])) ?? null;
  }

  reprints(context: RequestContext, certificateId: number): Promise<CertificateReprint[]> {
    return context.loader<CertificateReprint[]>(this, () => new DataLoader(async (ids) => {
      const rows = await this.reader.rows<CertificateReprintRow>('SELECT * FROM certificate_reprints WHERE certificateId IN (?) ORDER BY certificateId, ordinal', [[...ids]]);
      return ids.map((id) => rows.filter((row) => row.certificateId === id).map(({ ordinal, reason, accountName, at }) => ({ ordinal, reason, byName: accountName, at })));
    })).load(certificateId);
  }

  async settings(): Promise<CertificateSettings> {
    const { numberPrefix, issuer, issuerEn } = await loadSettings(this.reader);
    const year = Number(dayOf(this.clock.now()).slice(0, 4));
    const counter = await this.reader.row<{ last: number }>('SELECT last FROM certificate_counters WHERE year = ?', [year]);
    return { numberPrefix, issuer, issuerEn, nextNumber: numberOf(numberPrefix, year, (counter?.last ?? 0) + 1) };
  }

  private toCertificate(record: CertificateRecord, actor: Actor, creditReversed: boolean, locale: Locale): Certificate {
    const facts = { ...record, creditReversed };
    const can = (refusal: ChangeRefusal | null): ViewerCan => {
      const why: Words | null = actor.is(...CERTIFICATE_ISSUERS) ? refusal && changeWords(refusal) : forbidden().words;
      return { allowed: why === null, reason: why && say(why, locale) };
    };
    const { id, number, status, holderName, cohortId, trainingTitle, trainingTitleEn, startsOn, endsOn, minutes, centicredits, issuer, issuedOn, revokedAt, replacesNumber, replacedByNumber, reprintCount } = record;
    const reason = revokeWords(record);
    return {
      id, number, status, holderName, cohortId, schoolName: record.printedSchoolName, schoolNameEn: record.printedSchoolNameEn, trainingTitle, trainingTitleEn, startsOn, endsOn,
      minutes, hours: hoursText(minutes), centicredits, issuer, issuedOn, revokedAt, revokeReason: reason && say(reason, locale), replacesNumber, replacedByNumber, reprintCount,
      verifyUrl: this.verifyUrl(record.token), teacher: toTeacher({ ...record, id: record.teacherId, status: record.teacherStatus }),
      viewerCanRevoke: can(refusalToRevoke(facts, actor)), viewerCanReprint: can(refusalToRevoke(facts, actor)), viewerCanReissue: can(refusalToReissue(facts, actor)),
    };
  }
}

const reachOf = (actor: Actor): Reach => actor.reach(...CERTIFICATE_READERS);

function certificateCondition(reach: Reach, filter: CertificateFilter): { where: string; params: SqlParams } {
  const scope = reachSql(reach, { area: 's.areaId', school: 't.schoolId', teacher: 'c.teacherId' });
  const conditions = [scope.sql];
  const params: (SqlValue | readonly SqlValue[])[] = [...scope.params];
  const add = (sql: string, ...values: SqlValue[]): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (filter.status) add('c.status = ?', filter.status);
  if (filter.year) add('c.year = ?', filter.year);
  if (filter.cohortId) add('c.cohortId = ?', Number(filter.cohortId));
  if (filter.schoolId) add('t.schoolId = ?', Number(filter.schoolId));
  if (filter.areaId) add('s.areaId = ?', Number(filter.areaId));
  if (filter.teacherId) add('c.teacherId = ?', Number(filter.teacherId));
  const search = filter.search?.normalize('NFKC').trim();
  const number = search ? readNumber(search) : null;
  if (number) add('(c.year = ? AND c.seq = ?)', number.year, number.seq);
  else if (search) {
    add('(c.number LIKE ? OR c.holderName LIKE ? OR t.nameKey LIKE ? OR t.number LIKE ? OR c.trainingTitle LIKE ?)', `%${search}%`, `%${search}%`, `%${search.toLowerCase()}%`, `${search.toUpperCase()}%`, `%${search}%`);
  }
  return { where: conditions.join(' AND '), params };
}
