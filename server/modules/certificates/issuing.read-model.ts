import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import { COMPLETION_REASONS } from '../training/index.js';
import type { CertificateBatchRow } from './certificates.entities.js';
import { CERTIFICATE_DESK } from './certificates.policy.js';
import { type Line, loadLines, type MissingGlyphs } from './certificates.store.js';
import { type CertificateBatch, type CertificateCandidate, type CertificateCohort, type CertificateCohortFilter, type CertificateStandingCount, StandingEnum } from './issuing.types.js';
import { MOST_IN_A_BOOK } from './papers.js';
import { type Standing, standingWords } from './rules/standing.js';

type CohortRecord = Omit<CertificateCohort, 'bookParts' | 'lastBatch'> & { batchId: number | null };

/** Completed, and never had a certificate. */
const WITHOUT = '(SELECT COUNT(*) FROM completions x WHERE x.cohortId = c.id AND x.round = c.closingRound AND x.completed = 1 AND NOT EXISTS (SELECT 1 FROM certificates k WHERE k.completionId = x.id))';
const COHORT_COLUMNS = `c.id AS cohortId, c.code, c.title, c.titleEn, c.startsOn, c.endsOn, c.closedAt,
  (SELECT COUNT(*) FROM completions x WHERE x.cohortId = c.id AND x.round = c.closingRound AND x.completed = 1) AS completedCount,
  (SELECT COUNT(*) FROM certificates k WHERE k.cohortId = c.id AND k.status = 'VALID') AS validCount,
  (SELECT COUNT(*) FROM certificates k LEFT JOIN certificates n ON n.replacesId = k.id WHERE k.cohortId = c.id AND k.status = 'REVOKED' AND n.id IS NULL) AS revokedCount,
  ${WITHOUT} AS openCount, (SELECT MAX(b.id) FROM certificate_batches b WHERE b.cohortId = c.id) AS batchId`;

/** What the certificates desk shows before and while it issues. */
export class IssuingReadModel {
  constructor(private readonly reader: Reader, private readonly missingGlyphs: MissingGlyphs) {}

  /** Closed cohorts, the last ended first; none for whoever does not work for the whole county. */
  async cohorts(actor: Actor, filter: CertificateCohortFilter, page: PageInput): Promise<Page<CertificateCohort>> {
    const { where, params } = cohortCondition(actor, filter);
    const [records, count] = await Promise.all([
      this.reader.rows<CohortRecord>(`SELECT ${COHORT_COLUMNS} FROM cohorts c WHERE ${where} ORDER BY c.endsOn DESC, c.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM cohorts c WHERE ${where}`, params),
    ]);
    return { items: await this.withBatches(records), totalCount: count?.n ?? 0 };
  }

  async cohort(actor: Actor, cohortId: number): Promise<CertificateCohort | null> {
    const { where, params } = cohortCondition(actor, { choice: 'ALL' });
    const records = await this.reader.rows<CohortRecord>(`SELECT ${COHORT_COLUMNS} FROM cohorts c WHERE ${where} AND c.id = ?`, [...params, cohortId]);
    return (await this.withBatches(records))[0] ?? null;
  }

  /** Lines of the completion list: names that cannot be printed first, then by school and name. */
  async candidates(actor: Actor, cohortId: number, standing: Standing['code'] | null, page: PageInput, locale: Locale): Promise<Page<CertificateCandidate>> {
    const chosen = (await this.lines(actor, cohortId)).filter((line) => standing === null || line.standing.code === standing);
    const isUnprintable = (line: Line): boolean => line.standing.code === 'NAME_NOT_PRINTABLE';
    const ordered = [...chosen.filter(isUnprintable), ...chosen.filter((line) => !isUnprintable(line))];
    return {
      totalCount: chosen.length,
      items: ordered.slice(page.offset, page.offset + page.limit).map(({ completionId, teacherId, teacherNumber, teacherName, schoolName, schoolNameEn, standing: stands, certificateId }) => ({
        completionId, teacherId, teacherNumber, teacherName, schoolName: say({ zh: schoolName, en: schoolNameEn }, locale),
        standing: stands.code, reason: say(standingWords(stands, COMPLETION_REASONS), locale), certificateId,
      })),
    };
  }

  /** How all lines of a cohort stand; standings that nobody has are left out. */
  async standings(actor: Actor, cohortId: number): Promise<CertificateStandingCount[]> {
    const lines = await this.lines(actor, cohortId);
    return Object.values(StandingEnum).map((standing) => ({ standing, count: lines.filter((line) => line.standing.code === standing).length })).filter(({ count }) => count > 0);
  }

  private async lines(actor: Actor, cohortId: number): Promise<Line[]> {
    return actor.reach(...CERTIFICATE_DESK).county ? loadLines(this.reader, cohortId, this.missingGlyphs) : [];
  }

  async batch(id: number): Promise<CertificateBatch | null> {
    return (await this.batches([id])).get(id) ?? null;
  }

  private async withBatches(records: readonly CohortRecord[]): Promise<CertificateCohort[]> {
    const batches = await this.batches(records.flatMap((each) => each.batchId ?? []));
    return records.map(({ batchId, ...record }) => ({ ...record, bookParts: Math.ceil(record.validCount / MOST_IN_A_BOOK), lastBatch: batches.get(batchId ?? 0) ?? null }));
  }

  private async batches(ids: readonly number[]): Promise<Map<number, CertificateBatch>> {
    const rows = await this.reader.rows<CertificateBatchRow & { jobStatus: string | null }>(
      'SELECT b.*, j.status AS jobStatus FROM certificate_batches b LEFT JOIN jobs j ON j.id = b.jobId WHERE b.id IN (?)', [[...ids]]);
    return new Map(rows.map(({ id, jobId, plannedCount, issuedCount, printedCount, requestedByName, createdAt, endedAt, jobStatus }) => [id, {
      id, jobId, plannedCount, issuedCount, printedCount, requestedByName, createdAt, endedAt, isRunning: endedAt === null && (jobStatus === 'QUEUED' || jobStatus === 'RUNNING'),
    }]));
  }
}

function cohortCondition(actor: Actor, filter: CertificateCohortFilter): { where: string; params: SqlValue[] } {
  const conditions = [actor.reach(...CERTIFICATE_DESK).county ? "c.status = 'CLOSED'" : '(1 = 0)'];
  const params: SqlValue[] = [];
  if (filter.choice === 'OPEN') conditions.push(`${WITHOUT} > 0`);
  if (filter.choice === 'ISSUED') conditions.push(`${WITHOUT} = 0`);
  if (filter.year) {
    conditions.push('c.endsOn BETWEEN ? AND ?');
    params.push(`${filter.year}-01-01`, `${filter.year}-12-31`);
  }
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    conditions.push('(c.title LIKE ? OR c.titleEn LIKE ? OR c.code LIKE ?)');
    params.push(`%${search}%`, `%${search}%`, `${search.toUpperCase()}%`);
  }
  return { where: conditions.join(' AND '), params };
}
