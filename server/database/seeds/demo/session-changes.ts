import { cancelSession, lockRegister, moveSession } from '../../../modules/attendance/index.js';
import { addMilliseconds } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { DemoTools } from './demo-tools.js';

const HALF_HOUR_MS = 1_800_000;
const LEAST_AHEAD = 3;
const CLASSES = 2;

/** In two classes the last session is held later and elsewhere, and one before it, which nobody is on leave from, is cancelled: the demo teacher's own first. */
export async function seedSessionChanges({ platform, ids }: DemoTools): Promise<void> {
  await platform.work.run(system, async (tx) => {
    const by = { accountId: ids.accounts.get('coordinator') ?? null, byName: (await tx.row<{ name: string }>('SELECT name FROM accounts WHERE id = ?', [ids.accounts.get('coordinator') ?? 0]))?.name ?? '' };
    const classes = await tx.rows<{ rollId: number }>(
      `SELECT c.rollId FROM cohorts c JOIN register_sessions s ON s.rollId = c.rollId WHERE c.status IN ('OPEN', 'RUNNING') AND c.hostSchoolId IS NULL AND s.startsAt > ? AND s.cancelledAt IS NULL
       GROUP BY c.rollId HAVING COUNT(*) >= ? ORDER BY (SELECT COUNT(*) FROM roll_members m JOIN accounts a ON a.teacherId = m.teacherId WHERE m.rollId = c.rollId AND m.status = 'ENROLLED' AND a.id = ?) DESC, c.rollId LIMIT ?`,
      [tx.now, LEAST_AHEAD, ids.accounts.get('teacher') ?? 0, CLASSES]);
    for (const { rollId } of classes) {
      const [last, ...before] = await tx.rows<{ id: number }>('SELECT id FROM register_sessions WHERE rollId = ? AND startsAt > ? ORDER BY startsAt DESC, id DESC', [rollId, tx.now]);
      if (!last) continue;
      const moved = await lockRegister(tx, last.id);
      await moveSession(tx, moved.session, { startsAt: addMilliseconds(moved.session.startsAt, HALF_HOUR_MS), durationMinutes: moved.session.durationMinutes, place: '县第二实验小学多功能厅' }, { ...by, reason: '报告厅检修，改在第二实验小学' });
      for (const { id } of before) {
        const { session, recorded, granted } = await lockRegister(tx, id);
        if (recorded + granted > 0) continue;
        await cancelSession(tx, session, { ...by, reason: '专家临时参加省级评审，内容并入最后一讲' });
        break;
      }
    }
  });
}
