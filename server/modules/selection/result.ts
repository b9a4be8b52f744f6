import { addDays } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { sha256 } from '../../platform/sha256.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { awardsOf, type Verdict } from './rules/awards.js';
import { type DecidedBy, rankingOf, type RankedEntry } from './rules/ranking.js';
import type { Points } from './rules/score-sheet.js';
import { NoticeLineRow, NoticeRow } from './selection.entities.js';
import type { Round } from './selection.store.js';

/** What decided an entry's place and award; stored with it. */
export interface EntryOutcome {
  readonly verdict: Verdict;
  readonly decidedBy: DecidedBy | null;
  readonly spreadPoints: number;
  readonly droppedPaperIds: readonly number[];
}

export interface RoundResult {
  readonly seats: number;
  readonly isTiedAtLine: boolean;
  readonly lines: readonly (RankedEntry & { readonly verdict: Verdict })[];
}

/** Every submitted sheet of the entries that are judged, by entry. */
export async function sheetsOf(reader: Reader, roundId: number): Promise<Map<number, { paperId: number; points: Points }[]>> {
  const scores = await reader.rows<{ entryId: number; paperId: number; criterion: string; points: number }>(
    `SELECT p.entryId, p.id AS paperId, s.criterion, s.points FROM selection_papers p JOIN selection_scores s ON s.paperId = p.id
     WHERE p.roundId = ? AND p.status = 'SUBMITTED' ORDER BY p.entryId, p.id, s.id`, [roundId]);
  const sheets = new Map<number, Map<number, Record<string, number>>>();
  for (const { entryId, paperId, criterion, points } of scores) {
    const ofEntry = sheets.get(entryId) ?? new Map<number, Record<string, number>>();
    sheets.set(entryId, ofEntry.set(paperId, { ...ofEntry.get(paperId), [criterion]: points }));
  }
  return new Map([...sheets].map(([entryId, ofEntry]) => [entryId, [...ofEntry].map(([paperId, points]) => ({ paperId, points }))]));
}

/** The result that today's sheets give, by the round's own rules. */
export async function resultOf(reader: Reader, round: Round, seed: string): Promise<RoundResult> {
  const sheets = await sheetsOf(reader, round.id);
  const entries = await reader.rows<{ id: number; subject: string; hiredOn: string | null }>(
    "SELECT e.id, e.subject, t.hiredOn FROM selection_entries e JOIN teachers t ON t.id = e.teacherId WHERE e.roundId = ? AND e.status = 'QUALIFIED' ORDER BY e.id", [round.id]);
  const subjects = new Map(entries.map(({ id, subject }) => [id, subject]));
  const ranked = rankingOf(entries.map(({ id, hiredOn }) => ({ id, hiredOn, sheets: sheets.get(id) ?? [] })), round.rules.judging, seed);
  const { seats, verdicts, isTiedAtLine } = awardsOf(ranked.map((each) => ({ ...each, subject: subjects.get(each.id) ?? '' })), round.rules.award);
  return { seats, isTiedAtLine, lines: ranked.map((each) => ({ ...each, verdict: verdicts.get(each.id) as Verdict })) };
}

/** Fixes places and awards and puts the list up, in the transaction that opens the notice. */
export async function publishResult(tx: Tx, round: Round, seed: string): Promise<Readonly<Record<string, unknown>>> {
  const { seats, lines, isTiedAtLine } = await resultOf(tx, round, seed);
  for (const { id, place, totalMilliPoints, verdict, decidedBy, spreadPoints, droppedPaperIds } of lines) {
    const outcome: EntryOutcome = { verdict, decidedBy, spreadPoints, droppedPaperIds };
    await tx.run('UPDATE selection_entries SET status = ?, totalMilliPoints = ?, place = ?, outcome = ?, changedAt = ? WHERE id = ?',
      [verdict === 'AWARDED' ? 'AWARDED' : 'NOT_AWARDED', totalMilliPoints, place, JSON.stringify(outcome), tx.now, id]);
  }
  const { days, namesMasked } = round.rules.notice;
  // The day of publication counts as the first.
  const endsOn = addDays(tx.today, days - 1);
  const noticeId = await tx.insert(NoticeRow, { roundId: round.id, startsOn: tx.today, endsOn, namesMasked, publishedAt: tx.now });
  const awarded = await tx.rows<Pick<NoticeLineRow, 'entryId' | 'teacherName' | 'schoolName' | 'schoolNameEn' | 'subject' | 'stage' | 'work'>>(
    `SELECT e.id AS entryId, t.name AS teacherName, s.name AS schoolName, s.nameEn AS schoolNameEn, e.subject, e.stage, e.work
     FROM selection_entries e JOIN teachers t ON t.id = e.teacherId JOIN schools s ON s.id = e.schoolId WHERE e.roundId = ? AND e.status = 'AWARDED' ORDER BY e.place`, [round.id]);
  await tx.insertMany(NoticeLineRow, awarded.map((line, at) => ({ noticeId, ordinal: at + 1, ...line, struckAt: null })));
  const result = sha256(JSON.stringify(lines.map(({ id, place, totalMilliPoints, verdict }) => [id, place, totalMilliPoints, verdict])));
  return { judged: lines.length, seats, awarded: awarded.length, isTiedAtLine, startsOn: tx.today, endsOn, result };
}
