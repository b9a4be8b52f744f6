import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { Actor, RequestContext } from '../accounts/index.js';
import type { EntriesReadModel } from './entries.read-model.js';
import type { JudgingDesk, JudgingEvidence, JudgingPaper } from './judging.types.js';
import { ROUND_COLUMNS, ROUND_TABLES, type RoundRecord, toRound } from './rounds.read-model.js';

type PaperRecord = Omit<JudgingPaper, 'points' | 'evidence'> & { draft: string | null; evidence: string };
export type Paper = Omit<JudgingPaper, 'points' | 'evidence'> & { draft: string | null; evidenceFileIds: readonly number[] };

/** No teacher, no school, no id of the entry: those columns are not even read. */
const COLUMNS = 'p.id, p.roundId, p.ordinal, e.blindCode, e.subject, e.stage, e.work, e.statement, e.evidence, p.status, p.draft, p.comment, p.draftRevision, p.totalPoints, p.submittedAt';
const OWN = "p.accountId = ? AND p.status IN ('OPEN', 'SUBMITTED')";

const toPaper = ({ evidence, ...record }: PaperRecord): Paper => ({ ...record, evidenceFileIds: JSON.parse(evidence) as number[] });

/** What a judge sees: his own desk. */
export class JudgingReadModel {
  constructor(private readonly reader: Reader, private readonly entries: EntriesReadModel) {}

  async desks(actor: Actor): Promise<JudgingDesk[]> {
    const rows = await this.reader.rows<RoundRecord & { papers: number; submitted: number }>(
      `SELECT ${ROUND_COLUMNS}, (SELECT COUNT(*) FROM selection_papers p2 WHERE p2.roundId = r.id AND p2.accountId = j.accountId AND p2.status IN ('OPEN', 'SUBMITTED')) AS papers,
         (SELECT COUNT(*) FROM selection_papers p2 WHERE p2.roundId = r.id AND p2.accountId = j.accountId AND p2.status = 'SUBMITTED') AS submitted
       FROM ${ROUND_TABLES} JOIN selection_judges j ON j.roundId = r.id WHERE j.accountId = ? AND r.status <> 'DRAFT' ORDER BY r.year DESC, r.id DESC LIMIT 50`, [actor.accountId]);
    return rows.map((row) => ({ round: toRound(row), papers: row.papers, submitted: row.submitted }));
  }

  async page(actor: Actor, roundId: number, page: PageInput): Promise<Page<Paper>> {
    const records = await this.reader.rows<PaperRecord>(
      `SELECT ${COLUMNS} FROM selection_papers p JOIN selection_entries e ON e.id = p.entryId WHERE ${OWN} AND p.roundId = ? ORDER BY p.ordinal LIMIT ? OFFSET ?`, [actor.accountId, roundId, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM selection_papers p WHERE ${OWN} AND p.roundId = ?`, [actor.accountId, roundId]);
    return { items: records.map(toPaper), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, id: number): Promise<Paper | null> {
    const record = await this.reader.row<PaperRecord>(`SELECT ${COLUMNS} FROM selection_papers p JOIN selection_entries e ON e.id = p.entryId WHERE ${OWN} AND p.id = ?`, [actor.accountId, id]);
    return record ? toPaper(record) : null;
  }

  async evidence(context: RequestContext, paper: Paper): Promise<JudgingEvidence[]> {
    const files = await this.entries.files(context, paper.evidenceFileIds);
    return files.map(({ mediaType, sizeBytes }, at) => ({ ordinal: at + 1, kind: mediaType, sizeBytes, url: `/downloads/judging-evidence/${paper.id}/${at + 1}` }));
  }

  /** Points of the draft, or those that were submitted. */
  async points(paper: Paper): Promise<{ criterion: string; points: number }[]> {
    if (paper.status === 'OPEN') return Object.entries(JSON.parse(paper.draft ?? '{}') as Record<string, number>).map(([criterion, points]) => ({ criterion, points }));
    return this.reader.rows('SELECT criterion, points FROM selection_scores WHERE paperId = ? ORDER BY id', [paper.id]);
  }
}
