import { type Day } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { CohortStatus } from '../training/index.js';
import type { ChecklistFacts } from './rules/checklist.js';
import type { ArchivePart, Requirement } from './rules/vocabulary.js';

export interface ArchiveSessionRecord {
  readonly cohortId: number;
  readonly id: number;
  readonly ordinal: number;
  readonly topic: string;
  readonly topicEn: string;
  readonly lecturer: string;
  readonly isClosed: boolean;
}

export type ArchiveFacts = ChecklistFacts & { readonly sessions: readonly ArchiveSessionRecord[] };

/** What is true of the papers of some cohorts, in seven queries whatever their number. */
export async function loadFacts(source: Reader, cohortIds: readonly number[], { now, today }: { now: string; today: Day }): Promise<Map<number, ArchiveFacts>> {
  const ids = [[...cohortIds]];
  const cohorts = await source.rows<{ id: number; status: CohortStatus; taken: number; endsOn: Day; archivedAt: string | null }>(
    'SELECT c.id, c.status, c.taken, c.endsOn, a.archivedAt FROM cohorts c LEFT JOIN cohort_archives a ON a.cohortId = c.id WHERE c.id IN (?)', ids);
  const sessions = grouped(await source.rows<Omit<ArchiveSessionRecord, 'isClosed'> & { closedAt: string | null }>(
    'SELECT c.id AS cohortId, s.id, s.ordinal, s.topic, s.topicEn, s.lecturer, s.closedAt FROM cohorts c JOIN register_sessions s ON s.rollId = c.rollId AND s.cancelledAt IS NULL WHERE c.id IN (?) ORDER BY s.startsAt, s.id', ids));
  const valid = counted(await source.rows("SELECT cohortId, COUNT(*) AS n FROM certificates WHERE status = 'VALID' AND cohortId IN (?) GROUP BY cohortId", ids));
  const open = counted(await source.rows(
    `SELECT x.cohortId, COUNT(*) AS n FROM completions x JOIN cohorts c ON c.id = x.cohortId AND c.closingRound = x.round
     WHERE x.completed = 1 AND x.cohortId IN (?) AND NOT EXISTS (SELECT 1 FROM certificates k WHERE k.completionId = x.id) GROUP BY x.cohortId`, ids));
  const surveys = grouped(await source.rows<{ cohortId: number; closesAt: string }>('SELECT cohortId, closesAt FROM surveys WHERE opensAt <= ? AND cohortId IN (?)', [now, ...ids]));
  const files = grouped(await source.rows<{ cohortId: number; part: ArchivePart; sessionId: number | null }>('SELECT cohortId, part, sessionId FROM archive_files WHERE cohortId IN (?)', ids));
  const terms = grouped(await source.rows<{ cohortId: number; part: ArchivePart; requirement: Requirement }>('SELECT cohortId, part, requirement FROM archive_terms WHERE cohortId IN (?)', ids));
  return new Map(cohorts.map(({ id, status, taken, endsOn, archivedAt }) => {
    const held = surveys.get(id) ?? [];
    return [id, {
      isArchived: archivedAt !== null, isOver: status === 'CLOSED' || endsOn < today, isClosed: status === 'CLOSED', admitted: taken,
      sessions: (sessions.get(id) ?? []).map(({ closedAt, ...session }) => ({ ...session, isClosed: closedAt !== null })),
      certificates: { valid: valid.get(id) ?? 0, open: open.get(id) ?? 0 },
      surveys: { held: held.length, open: held.filter(({ closesAt }) => closesAt > now).length },
      files: files.get(id) ?? [], requirements: new Map((terms.get(id) ?? []).map(({ part, requirement }) => [part, requirement])),
    }];
  }));
}

function grouped<T extends { readonly cohortId: number }>(rows: readonly T[]): Map<number, T[]> {
  const map = new Map<number, T[]>();
  for (const row of rows) {
    const known = map.get(row.cohortId);
    if (known) known.push(row);
    else map.set(row.cohortId, [row]);
  }
  return map;
}

const counted = (rows: readonly { cohortId: number; n: number }[]): Map<number, number> => new Map(rows.map(({ cohortId, n }) => [cohortId, n]));
