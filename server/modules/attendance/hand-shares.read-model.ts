import { addMilliseconds, type Instant } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { HandShare, HandShareByEnum } from './hand-shares.types.js';
import { gradeOfHandShare, handPermille, LATE_ENTRY_HOURS } from './rules/hand-share.js';

interface Entry {
  readonly rollId: number;
  readonly rollTitle: string;
  readonly rollTitleEn: string;
  readonly sessionId: number;
  readonly ordinal: number;
  readonly topic: string;
  readonly topicEn: string;
  readonly endsAt: Instant;
  readonly changedAt: Instant;
  readonly accountId: number;
  readonly accountName: string;
}

type Key = Pick<HandShare, 'id' | 'title' | 'titleEn' | 'rollTitle' | 'rollTitleEn'>;
const KEYS: Record<keyof typeof HandShareByEnum, (entry: Entry) => Key> = {
  ROLL: ({ rollId, rollTitle, rollTitleEn }) => ({ id: rollId, title: rollTitle, titleEn: rollTitleEn, rollTitle: null, rollTitleEn: null }),
  SESSION: ({ sessionId, ordinal, topic, topicEn, rollTitle, rollTitleEn }) => ({ id: sessionId, title: `${ordinal}. ${topic}`, titleEn: `${ordinal}. ${topicEn}`, rollTitle, rollTitleEn }),
  PERSON: ({ accountId, accountName }) => ({ id: accountId, title: accountName, titleEn: accountName, rollTitle: null, rollTitleEn: null }),
};
const LATE_MS = LATE_ENTRY_HOURS * 3_600_000;
const MOST_LINES = 200;

/** The share of presence that staff entered, of the sessions of a year: two queries whatever its length. */
export class HandShares {
  constructor(private readonly reader: Reader) {}

  /** Most entries first, 200 at most. */
  async of(by: keyof typeof HandShareByEnum, year: number, rollId: number | null): Promise<HandShare[]> {
    const where = `s.day >= ? AND s.day <= ?${rollId === null ? '' : ' AND s.rollId = ?'}`;
    const params = [`${year}-01-01`, `${year}-12-31`, ...(rollId === null ? [] : [rollId])];
    const entries = await this.reader.rows<Entry>(
      `SELECT s.rollId, r.title AS rollTitle, r.titleEn AS rollTitleEn, s.id AS sessionId, s.ordinal, s.topic, s.topicEn, s.endsAt, p.changedAt, p.enteredByAccountId AS accountId, a.name AS accountName
       FROM presences p JOIN register_sessions s ON s.id = p.sessionId JOIN rolls r ON r.id = s.rollId JOIN roll_members m ON m.rollId = s.rollId AND m.teacherId = p.teacherId AND m.status = 'ENROLLED'
       JOIN accounts a ON a.id = p.enteredByAccountId WHERE p.source = 'HAND' AND p.status IN ('PRESENT', 'LATE', 'LEFT_EARLY') AND ${where} ORDER BY p.id`, params);
    const sessions = await this.reader.rows<{ id: number; rollId: number; presentCount: number }>(`SELECT s.id, s.rollId, s.presentCount FROM register_sessions s WHERE s.presentCount > 0 AND ${where}`, params);
    const groups = new Map<number, { key: Key; entries: Entry[] }>();
    for (const entry of entries) {
      const key = KEYS[by](entry);
      const group = groups.get(key.id) ?? { key, entries: [] };
      group.entries.push(entry);
      groups.set(key.id, group);
    }
    return [...groups.values()].map(({ key, entries: own }) => {
      const ids = new Set(own.map((each) => (by === 'ROLL' ? each.rollId : each.sessionId)));
      const counts = { entries: own.length, presences: sessions.filter((each) => ids.has(by === 'ROLL' ? each.rollId : each.id)).reduce((sum, { presentCount }) => sum + presentCount, 0) };
      return { ...key, ...counts, permille: handPermille(counts), grade: gradeOfHandShare(counts), sessionId: mostOften(own.map((each) => each.sessionId)), lateEntries: own.filter(({ endsAt, changedAt }) => changedAt > addMilliseconds(endsAt, LATE_MS)).length };
    }).sort((one, other) => other.entries - one.entries || one.id - other.id).slice(0, MOST_LINES);
  }
}

function mostOften(ids: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
