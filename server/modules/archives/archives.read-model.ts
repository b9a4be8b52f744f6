import { type Clock, dayOf, instantOf } from '../../platform/clock.js';
import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Actor } from '../accounts/index.js';
import type { ArchiveTermRow, CohortArchiveRow } from './archives.entities.js';
import { loadFacts } from './archives.facts.js';
import { keptArchives, readableArchives, rulesArchives } from './archives.policy.js';
import type { ArchiveFile, ArchiveFilter, ArchiveLine, BoundArchive, CohortArchive } from './archives.types.js';
import { ARCHIVED_WORDS, refusalToSeal, sealWords } from './rules/archive-life.js';
import { checklistOf, missingLines, missingWords, progressOf, stateOf } from './rules/checklist.js';
import type { ArchivePart } from './rules/vocabulary.js';

export type CohortHead = Pick<CohortArchive, 'cohortId' | 'code' | 'title' | 'titleEn' | 'startsOn' | 'endsOn'>;
type Head = CohortHead & { changedAt: string };
type FileRecord = ArchiveFile & { readonly part: ArchivePart };
type Made = Pick<CohortArchiveRow, 'zipMadeAt' | 'pdfMadeAt' | 'archivedAt' | 'archivedByName' | 'reopenedAt' | 'reopenReason' | 'changedAt'> & { zipBytes: number | null; pdfBytes: number | null; zipRunning: number | null; pdfRunning: number | null };

const HEAD = 'c.id AS cohortId, c.code, c.title, c.titleEn, c.startsOn, c.endsOn, c.changedAt';

export class ArchivesReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock) {}

  /** A cohort whose archive the actor reads, or null. */
  async head(actor: Actor, cohortId: number): Promise<Head | null> {
    const { sql, params } = readableArchives(actor);
    return (await this.reader.row<Head>(`SELECT ${HEAD} FROM cohorts c WHERE c.id = ? AND ${sql}`, [cohortId, ...params])) ?? null;
  }

  async one(actor: Actor, cohortId: number, locale: Locale): Promise<CohortArchive | null> {
    const head = await this.head(actor, cohortId);
    const facts = head && (await loadFacts(this.reader, [cohortId], this.moment())).get(cohortId);
    if (!facts) return null;
    const [files, terms, made, kept] = await Promise.all([this.files(cohortId), this.terms(cohortId), this.made(cohortId), this.isKept(actor, cohortId)]);
    const items = checklistOf(facts);
    const { present, asked } = progressOf(items);
    const sealing = refusalToSeal({ isArchived: facts.isArchived, items });
    const { changedAt, ...cohort } = head;
    const bound = (madeAt: string | null | undefined, sizeBytes: number | null | undefined, jobId: number | null | undefined): BoundArchive => ({
      madeAt: madeAt ?? null, sizeBytes: sizeBytes ?? null, jobId: jobId ?? null, isStale: madeAt != null && madeAt < (made && made.changedAt > changedAt ? made.changedAt : changedAt),
    });
    return {
      ...cohort, state: stateOf(facts, items), present, asked, sessions: [...facts.sessions],
      items: items.map(({ missing, ...item }) => ({
        ...item, missingCode: missing?.code ?? null, missing: missing ? say(missingWords(missing), locale) : null,
        notApplicableReason: item.state === 'NOT_APPLICABLE' ? terms.get(item.part)?.reason ?? null : null, files: files.filter((each) => each.part === item.part),
      })),
      archivedAt: made?.archivedAt ?? null, archivedByName: made?.archivedByName ?? null, reopenedAt: made?.reopenedAt ?? null, reopenReason: made?.reopenReason ?? null,
      zip: bound(made?.zipMadeAt, made?.zipBytes, made?.zipRunning), pdf: bound(made?.pdfMadeAt, made?.pdfBytes, made?.pdfRunning),
      viewerCanAdd: { allowed: kept && !facts.isArchived, reason: kept && facts.isArchived ? say(ARCHIVED_WORDS, locale) : null },
      viewerCanRule: rulesArchives(actor),
      viewerCanSeal: { allowed: rulesArchives(actor) && !sealing, reason: sealing ? say(sealWords(sealing), locale) : null },
    };
  }

  /**
   * Archives of classes that have begun, those that wait longest first. The state is a rule over all of a
   * class's papers, so the classes of a year are judged together and then cut to the page.
   */
  async page(actor: Actor, filter: ArchiveFilter, page: PageInput, locale: Locale): Promise<Page<ArchiveLine>> {
    const lines = await this.lines(actor, filter, locale);
    return { items: lines.slice(page.offset, page.offset + page.limit), totalCount: lines.length };
  }

  async lines(actor: Actor, filter: ArchiveFilter, locale: Locale): Promise<ArchiveLine[]> {
    const { sql, params } = readableArchives(actor);
    const moment = this.moment();
    const year = filter.year ?? Number(moment.today.slice(0, 4));
    const conditions = [sql, "c.status IN ('RUNNING', 'CLOSING', 'CLOSED')", 'c.endsOn BETWEEN ? AND ?'];
    const values: (SqlValue | readonly SqlValue[])[] = [...params, `${year}-01-01`, `${year}-12-31`];
    if (filter.ofCounty != null) conditions.push(`c.hostSchoolId IS ${filter.ofCounty ? '' : 'NOT '}NULL`);
    if (filter.search) {
      const search = filter.search.normalize('NFKC').trim();
      conditions.push('(c.title LIKE ? OR c.titleEn LIKE ? OR c.code LIKE ?)');
      values.push(`%${search}%`, `%${search}%`, `${search.toUpperCase()}%`);
    }
    const heads = await this.reader.rows<Head & { archivedAt: string | null }>(`SELECT ${HEAD}, a.archivedAt FROM cohorts c LEFT JOIN cohort_archives a ON a.cohortId = c.id WHERE ${conditions.join(' AND ')} ORDER BY c.endsOn DESC, c.id DESC`, values);
    const all = await loadFacts(this.reader, heads.map((each) => each.cohortId), moment);
    return heads.flatMap(({ changedAt: _, ...head }) => {
      const facts = all.get(head.cohortId);
      if (!facts) return [];
      const items = checklistOf(facts);
      const state = stateOf(facts, items);
      return filter.state && filter.state !== state ? [] : [{ ...head, state, ...progressOf(items), missing: missingLines(items).map((each) => say(each, locale)) }];
    });
  }

  files(cohortId: number): Promise<FileRecord[]> {
    return this.reader.rows<FileRecord>(
      'SELECT a.id, a.part, f.name, a.caption, f.mediaType, f.sizeBytes, f.sha256, a.sessionId, a.addedByName, a.addedAt FROM archive_files a JOIN stored_files f ON f.id = a.fileId WHERE a.cohortId = ? ORDER BY a.id', [cohortId]);
  }

  async terms(cohortId: number): Promise<Map<ArchivePart, ArchiveTermRow>> {
    return new Map((await this.reader.rows<ArchiveTermRow>('SELECT * FROM archive_terms WHERE cohortId = ?', [cohortId])).map((each) => [each.part, each]));
  }

  private async isKept(actor: Actor, cohortId: number): Promise<boolean> {
    const { sql, params } = keptArchives(actor);
    return await this.reader.row(`SELECT c.id FROM cohorts c WHERE c.id = ? AND ${sql}`, [cohortId, ...params]) !== undefined;
  }

  private made(cohortId: number): Promise<Made | undefined> {
    const running = (column: string) => `(SELECT j.id FROM jobs j WHERE j.id = a.${column} AND j.status IN ('QUEUED', 'RUNNING'))`;
    return this.reader.row<Made>(
      `SELECT a.zipMadeAt, a.pdfMadeAt, a.archivedAt, a.archivedByName, a.reopenedAt, a.reopenReason, a.changedAt, z.sizeBytes AS zipBytes, p.sizeBytes AS pdfBytes, ${running('zipJobId')} AS zipRunning, ${running('pdfJobId')} AS pdfRunning
       FROM cohort_archives a LEFT JOIN stored_files z ON z.id = a.zipFileId LEFT JOIN stored_files p ON p.id = a.pdfFileId WHERE a.cohortId = ?`, [cohortId]);
  }

  private moment(): { now: string; today: string } {
    const now = instantOf(this.clock.now());
    return { now, today: dayOf(now) };
  }
}
