import type { Invariant } from '../../platform/module.js';

/** Conditions that hold at every moment; each query returns what breaks it. */
export const selectionInvariants: readonly Invariant[] = [
  {
    name: 'selection: seats used = entries not withdrawn ≤ seats',
    violations: (reader) => reader.rows(
      `SELECT q.roundId, q.schoolId, q.seats, q.used, (SELECT COUNT(*) FROM selection_entries e WHERE e.roundId = q.roundId AND e.schoolId = q.schoolId AND e.status <> 'WITHDRAWN') AS entries
       FROM selection_quotas q WHERE q.used > q.seats OR q.used <> (SELECT COUNT(*) FROM selection_entries e WHERE e.roundId = q.roundId AND e.schoolId = q.schoolId AND e.status <> 'WITHDRAWN')`),
  },
  {
    name: 'selection: nobody judges his own school or himself',
    violations: (reader) => reader.rows(
      `SELECT p.id AS paperId, p.entryId, p.accountId FROM selection_papers p JOIN selection_entries e ON e.id = p.entryId JOIN selection_judges j ON j.roundId = p.roundId AND j.accountId = p.accountId
       WHERE p.status IN ('OPEN', 'SUBMITTED') AND (j.schoolId = e.schoolId OR j.teacherId = e.teacherId)`),
  },
  {
    name: 'selection: a sheet is submitted whole, and its total is the sum of its scores',
    violations: (reader) => reader.rows(
      `SELECT p.id AS paperId, p.totalPoints, SUM(s.points) AS sumOfScores FROM selection_papers p LEFT JOIN selection_scores s ON s.paperId = p.id
       GROUP BY p.id, p.totalPoints, p.status HAVING (p.status IN ('SUBMITTED', 'VOIDED') AND (SUM(s.points) IS NULL OR SUM(s.points) <> p.totalPoints)) OR (p.status IN ('OPEN', 'RECUSED') AND SUM(s.points) IS NOT NULL)`),
  },
  {
    name: 'selection: awards ≤ the round\'s quota',
    violations: async (reader) => {
      const rounds = await reader.rows<{ roundId: number; rules: string; awarded: number }>(
        "SELECT r.id AS roundId, r.rules, (SELECT COUNT(*) FROM selection_entries e WHERE e.roundId = r.id AND e.status IN ('AWARDED', 'STRUCK')) AS awarded FROM selection_rounds r");
      return rounds.map(({ roundId, rules, awarded }) => ({ roundId, awarded, quota: (JSON.parse(rules) as { award: { total: number } }).award.total })).filter(({ awarded, quota }) => awarded > quota);
    },
  },
  {
    name: 'selection: honours of a concluded round = its awarded entries',
    violations: (reader) => reader.rows(
      `SELECT e.roundId, e.teacherId, e.status FROM selection_entries e JOIN selection_rounds r ON r.id = e.roundId LEFT JOIN honours h ON h.roundId = e.roundId AND h.teacherId = e.teacherId
       WHERE (r.status = 'CONCLUDED' AND e.status = 'AWARDED' AND h.id IS NULL) OR (h.id IS NOT NULL AND (r.status <> 'CONCLUDED' OR e.status <> 'AWARDED'))
       UNION ALL SELECT h.roundId, h.teacherId, 'NO ENTRY' AS status FROM honours h WHERE h.roundId IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM selection_entries e WHERE e.roundId = h.roundId AND e.teacherId = h.teacherId)`),
  },
];
