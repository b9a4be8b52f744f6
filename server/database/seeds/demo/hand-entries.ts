import type { Instant } from '../../../platform/clock.js';
import { addMilliseconds } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { DemoTools } from './demo-tools.js';

const MINUTE_MS = 60_000;
/** Of the last sessions held, how many presences staff entered and how many minutes after the end; some of them days later. */
const ENTERED: readonly { readonly people: number; readonly minutesAfterEnd: number; readonly by: 'coordinator' | 'admin'; readonly reason: string }[] = [
  { people: 2, minutesAfterEnd: -60, by: 'coordinator', reason: '手机没电，现场核对本人' },
  { people: 9, minutesAfterEnd: 20, by: 'coordinator', reason: '会场信号差，按纸质签到册补登' },
  { people: 26, minutesAfterEnd: 3 * 1_440, by: 'admin', reason: '按带队领导名单补登' },
  { people: 3, minutesAfterEnd: 5, by: 'admin', reason: '摄像头损坏，现场核对本人' },
];

/** Classes that still run have presences that staff entered: a few as usual, and one session that rests on a list brought days later. */
export async function seedHandEntries({ platform, ids }: DemoTools): Promise<void> {
  await platform.work.run(system, async (tx) => {
    const sessions = await tx.rows<{ id: number; endsAt: Instant }>(
      "SELECT s.id, s.endsAt FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE r.kind = 'COHORT' AND r.closedAt IS NULL AND s.presentCount > 30 ORDER BY s.startsAt, s.id LIMIT ?", [ENTERED.length]);
    for (const [at, { id, endsAt }] of sessions.entries()) {
      const { people, minutesAfterEnd, by, reason } = ENTERED[at] as (typeof ENTERED)[number];
      const when = addMilliseconds(endsAt, minutesAfterEnd * MINUTE_MS);
      const chosen = await tx.rows<{ id: number }>("SELECT id FROM presences WHERE sessionId = ? AND status = 'PRESENT' AND source = 'CODE' AND deviceKey IS NULL ORDER BY teacherId DESC LIMIT ?", [id, people]);
      await tx.run("UPDATE presences SET source = 'HAND', enteredByAccountId = ?, reason = ?, checkedInAt = NULL, changedAt = ? WHERE id IN (?)", [ids.accounts.get(by) ?? 1, reason, when < tx.now ? when : tx.now, chosen.map((each) => each.id)]);
      await tx.run('UPDATE register_sessions SET handCount = ? WHERE id = ?', [chosen.length, id]);
    }
  });
}
