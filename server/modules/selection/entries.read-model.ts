import DataLoader from 'dataloader';

import type { Reader, SqlValue } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Actor, reachSql, type RequestContext } from '../accounts/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import type { EntrySortEnum, SelectionEntry, SelectionEntryFilter, SelectionEvidence, SelectionSheet } from './entries.types.js';
import type { EntryOutcome } from './result.js';
import { ENTRY_READERS } from './selection.policy.js';

type Params = (SqlValue | readonly SqlValue[])[];

const ENTRY_FIELDS = ['id', 'roundId', 'subject', 'stage', 'work', 'workEn', 'statement', 'blindCode', 'status', 'reason', 'totalMilliPoints', 'place', 'nominatedAt', 'checkedAt', 'evidence', 'outcome'] as const;
const SCHOOL_FIELDS = ['id', 'code', 'name', 'nameEn', 'kind', 'remoteness', 'teacherCount'] as const;
const COLUMNS = `${TEACHER_COLUMNS}, ${ENTRY_FIELDS.map((each) => `e.${each} AS e_${each}`).join(', ')}, ${SCHOOL_FIELDS.map((each) => `o.${each} AS o_${each}`).join(', ')}, r.status AS roundStatus`;
const TABLES = 'selection_entries e JOIN selection_rounds r ON r.id = e.roundId JOIN teachers t ON t.id = e.teacherId JOIN schools s ON s.id = t.schoolId JOIN schools o ON o.id = e.schoolId';
const ORDER: Record<keyof typeof EntrySortEnum, string> = { SCHOOL: 'o.code, t.nameKey, e.id', PLACE: 'CASE WHEN e.place IS NULL THEN 1 ELSE 0 END, e.place, e.id', NEWEST: 'e.nominatedAt DESC, e.id DESC' };

type EntryRecord = TeacherRecord & { roundStatus: string; e_evidence: string; e_outcome: string | null }
  & { [F in Exclude<(typeof ENTRY_FIELDS)[number], 'evidence' | 'outcome'> as `e_${F}`]: SelectionEntry[F] } & { [F in (typeof SCHOOL_FIELDS)[number] as `o_${F}`]: SelectionEntry['school'][F] };

function toEntry(record: EntryRecord): SelectionEntry {
  const outcome = record.e_outcome ? JSON.parse(record.e_outcome) as EntryOutcome : null;
  const own = Object.fromEntries(ENTRY_FIELDS.map((each) => [each, record[`e_${each}`]])) as unknown as SelectionEntry;
  const school = Object.fromEntries(SCHOOL_FIELDS.map((each) => [each, record[`o_${each}`]])) as unknown as SelectionEntry['school'];
  return {
    ...own, teacher: toTeacher(record), school: { ...school, area: null }, verdict: outcome?.verdict ?? null, decidedBy: outcome?.decidedBy ?? null,
    evidenceFileIds: JSON.parse(record.e_evidence) as number[], droppedPaperIds: outcome?.droppedPaperIds ?? [], isPublished: record.roundStatus === 'NOTICE' || record.roundStatus === 'CONCLUDED',
  };
}

/**
 * Entries with their names. What a judge was given, and in a round that he sits in everything but his own
 * school's, reads as absent until the result is public, whatever other roles he holds.
 */
export class EntriesReadModel {
  private readonly sheetsEdge = {};
  private readonly filesEdge = {};

  constructor(private readonly reader: Reader) {}

  async page(actor: Actor, filter: SelectionEntryFilter, sort: keyof typeof EntrySortEnum, page: PageInput): Promise<Page<SelectionEntry>> {
    const { where, params } = condition(actor, filter);
    const [records, count] = await Promise.all([
      this.reader.rows<EntryRecord>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]),
      this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${TABLES} WHERE ${where}`, params),
    ]);
    return { items: records.map(toEntry), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, id: number): Promise<SelectionEntry | null> {
    return (await this.byIds(actor, [id])).get(id) ?? null;
  }

  /** Those of these entries that the actor reaches. */
  async byIds(actor: Actor, ids: readonly number[]): Promise<Map<number, SelectionEntry>> {
    const { where, params } = condition(actor, {});
    const records = await this.reader.rows<EntryRecord>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where} AND e.id IN (?)`, [...params, [...ids]]);
    return new Map(records.map((record) => [record.e_id, toEntry(record)]));
  }

  async evidence(context: RequestContext, entry: SelectionEntry): Promise<SelectionEvidence[]> {
    const files = await this.files(context, entry.evidenceFileIds);
    return files.map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes, url: `/downloads/selection-evidence/${entry.id}/${id}` }));
  }

  async files(context: RequestContext, ids: readonly number[]): Promise<{ id: number; name: string; mediaType: string; sizeBytes: number }[]> {
    const loader = context.loader(this.filesEdge, () => new DataLoader(async (keys: readonly number[]) => {
      const rows = await this.reader.rows<{ id: number; name: string; mediaType: string; sizeBytes: number }>('SELECT id, name, mediaType, sizeBytes FROM stored_files WHERE id IN (?)', [[...keys]]);
      return keys.map((key) => rows.find(({ id }) => id === key) ?? null);
    }));
    return (await Promise.all(ids.map((id) => loader.load(id)))).filter((each) => each !== null);
  }

  /** The sheets of an entry, once the result is public: before, nobody sees what a judge gave. */
  async sheets(context: RequestContext, entry: SelectionEntry): Promise<SelectionSheet[]> {
    if (!entry.isPublished) return [];
    const sheets = await context.loader(this.sheetsEdge, () => new DataLoader((ids: readonly number[]) => this.sheetsOf(ids))).load(entry.id);
    return sheets.map(({ paperId, ...sheet }) => ({ ...sheet, counted: !entry.droppedPaperIds.includes(paperId) }));
  }

  private async sheetsOf(entryIds: readonly number[]): Promise<(Omit<SelectionSheet, 'counted'> & { paperId: number })[][]> {
    const rows = await this.reader.rows<{ entryId: number; paperId: number; judgeName: string; totalPoints: number; comment: string | null; criterion: string; points: number }>(
      `SELECT p.entryId, p.id AS paperId, a.name AS judgeName, p.totalPoints, p.comment, s.criterion, s.points
       FROM selection_papers p JOIN selection_scores s ON s.paperId = p.id JOIN accounts a ON a.id = p.accountId WHERE p.entryId IN (?) AND p.status = 'SUBMITTED' ORDER BY p.id, s.id`, [[...entryIds]]);
    return entryIds.map((entryId) => {
      const own = rows.filter((each) => each.entryId === entryId);
      return [...new Set(own.map(({ paperId }) => paperId))].map((paperId, at) => {
        const lines = own.filter((each) => each.paperId === paperId);
        const { judgeName, totalPoints, comment } = lines[0] as (typeof rows)[number];
        return { paperId, ordinal: at + 1, judgeName, totalPoints, comment, points: lines.map(({ criterion, points }) => ({ criterion, points })) };
      });
    });
  }
}

function condition(actor: Actor, filter: SelectionEntryFilter): { where: string; params: Params } {
  const scope = reachSql(actor.reach(...ENTRY_READERS), { area: 'o.areaId', school: 'e.schoolId', teacher: 'e.teacherId' });
  const conditions = [scope.sql];
  const params: Params = [...scope.params];
  const add = (sql: string, ...values: Params): void => {
    conditions.push(sql);
    params.push(...values);
  };
  if (actor.is('JUDGE')) {
    const own = reachSql(actor.reach('SCHOOL_ADMINISTRATOR', 'TEACHER'), { school: 'e.schoolId', teacher: 'e.teacherId' });
    add("(r.status IN ('NOTICE', 'CONCLUDED') OR NOT EXISTS (SELECT 1 FROM selection_papers x WHERE x.entryId = e.id AND x.accountId = ?))", actor.accountId);
    add(`(r.status IN ('NOTICE', 'CONCLUDED') OR ${own.sql} OR NOT EXISTS (SELECT 1 FROM selection_judges j WHERE j.roundId = e.roundId AND j.accountId = ?))`, ...own.params, actor.accountId);
  }
  if (filter.roundId) add('e.roundId = ?', Number(filter.roundId));
  if (filter.schoolId) add('e.schoolId = ?', Number(filter.schoolId));
  if (filter.status) add('e.status = ?', filter.status);
  if (filter.subject) add('e.subject = ?', filter.subject);
  if (filter.search) {
    const search = filter.search.normalize('NFKC').trim();
    add('(t.name LIKE ? OR t.nameKey LIKE ? OR o.name LIKE ? OR e.work LIKE ?)', `%${search}%`, `%${search.toLowerCase()}%`, `%${search}%`, `%${search}%`);
  }
  return { where: conditions.join(' AND '), params };
}
