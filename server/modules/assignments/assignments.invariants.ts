import type { Invariant } from '../../platform/module.js';
import type { AssignmentRow } from './assignments.entities.js';
import { resultOf } from './rules/marking.js';

const query = (name: string, sql: string): Invariant => ({ name, violations: (reader) => reader.rows<object>(`${sql} LIMIT 50`) });

export const assignmentInvariants: readonly Invariant[] = [
  query('7 nobody marks his own hand-in', 'SELECT m.id FROM hand_in_marks m JOIN hand_ins h ON h.id = m.handInId JOIN accounts a ON a.id = m.accountId WHERE a.teacherId = h.teacherId'),
  query('12 a hand-in is of a participant of its cohort', 'SELECT h.id FROM hand_ins h JOIN assignments a ON a.id = h.assignmentId JOIN registrations r ON r.id = h.registrationId WHERE r.cohortId <> a.cohortId OR r.teacherId <> h.teacherId'),
  {
    name: '16 the result of a hand-in is what its marks give',
    violations: async (reader) => {
      const rows = await reader.rows<{ id: number; total: number | null; status: string; resultMilliPoints: number | null } & Pick<AssignmentRow, 'markersEach' | 'mostSpreadPoints' | 'passPoints'>>(
        "SELECT h.id, h.status, h.resultMilliPoints, m.total, a.markersEach, a.mostSpreadPoints, a.passPoints FROM hand_ins h JOIN assignments a ON a.id = h.assignmentId JOIN hand_in_marks m ON m.handInId = h.id WHERE h.status <> 'DRAFT' ORDER BY h.id, m.ordinal");
      const byHandIn = new Map<number, typeof rows>();
      for (const row of rows) byHandIn.set(row.id, [...(byHandIn.get(row.id) ?? []), row]);
      return [...byHandIn].flatMap(([id, [first, ...others]]) => {
        if (!first) return [];
        const result = resultOf([first, ...others].map(({ total }) => total), first);
        const wanted = result.state === 'DONE' ? result.milliPoints : null;
        return wanted === first.resultMilliPoints && (wanted !== null) === (first.status === 'MARKED') ? [] : [{ id, stored: first.resultMilliPoints, wanted }];
      });
    },
  },
];
