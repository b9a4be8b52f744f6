import type { Reader } from '../../platform/data/sql.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { ExpertClassRatingRow } from './experts.entities.js';

export interface ClassRating {
  readonly expertId: number;
  readonly answers: number;
  /** Sum of scores of 1 to 5; null when too few answered for it to be shown. */
  readonly totalScore: number | null;
}

/** Takes what a survey of a class came to, once: the same source again changes nothing. */
export function recordClassRatings(tx: Tx, source: { readonly rollId: number; readonly sourceKey: string; readonly year: number }, ratings: readonly ClassRating[]): Promise<void> {
  return tx.upsertMany(ExpertClassRatingRow, [...ratings].sort((a, b) => a.expertId - b.expertId).map((each) => ({ ...source, ...each, ratedAt: tx.now })), ['expertId', 'sourceKey']);
}

/** Experts who hold sessions of a roll, in the order of their first session. */
export function lecturersOf(source: Reader, rollId: number): Promise<{ id: number; name: string }[]> {
  return source.rows('SELECT e.id, e.name FROM session_lecturers l JOIN register_sessions s ON s.id = l.sessionId JOIN experts e ON e.id = l.expertId WHERE s.rollId = ? GROUP BY e.id, e.name ORDER BY MIN(s.startsAt), e.id', [rollId]);
}
