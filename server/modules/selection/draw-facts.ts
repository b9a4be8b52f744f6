import type { Reader } from '../../platform/data/sql.js';
import { sha256 } from '../../platform/sha256.js';
import type { DrawFacts, Pair } from './rules/draw.js';
import { panelsOf, type Round } from './selection.store.js';

/** Everything the draw depends on, as it stands now. Judges go by their account. */
export async function drawFacts(reader: Reader, round: Round): Promise<DrawFacts> {
  const panels = await panelsOf(reader, round.id);
  const entries = await reader.rows<{ id: number; subject: string; teacherId: number; schoolId: number; schoolNow: number }>(
    "SELECT e.id, e.subject, e.teacherId, e.schoolId, t.schoolId AS schoolNow FROM selection_entries e JOIN teachers t ON t.id = e.teacherId WHERE e.roundId = ? AND e.status = 'QUALIFIED' ORDER BY e.id", [round.id]);
  const judges = await reader.rows<{ id: number; panelId: number; teacherId: number | null; schoolId: number | null }>(
    'SELECT accountId AS id, panelId, teacherId, schoolId FROM selection_judges WHERE roundId = ? AND dismissedAt IS NULL ORDER BY accountId', [round.id]);
  const recusals = await reader.rows<{ accountId: number; schoolId: number | null; entryId: number | null }>('SELECT accountId, schoolId, entryId FROM selection_recusals WHERE roundId = ? ORDER BY id', [round.id]);
  const papers = await reader.rows<{ entryId: number; accountId: number; status: string }>('SELECT entryId, accountId, status FROM selection_papers WHERE roundId = ? ORDER BY id', [round.id]);
  const ended = papers.filter(({ status }) => status === 'RECUSED' || status === 'VOIDED').map(({ entryId, accountId }) => ({ entryId, judgeId: accountId }));
  const declared = recusals.flatMap((bar) => entries.filter(({ id, schoolId, schoolNow }) => bar.entryId === id || (bar.schoolId !== null && (bar.schoolId === schoolId || bar.schoolId === schoolNow)))
    .map(({ id }) => ({ entryId: id, judgeId: bar.accountId })));
  return {
    judgesPerEntry: round.rules.judging.judgesPerEntry,
    entries: entries.map(({ id, subject, teacherId, schoolId, schoolNow }) => ({
      id, teacherId, panelId: panels.find(({ takes }) => takes(subject))?.id ?? 0, schoolIds: schoolId === schoolNow ? [schoolId] : [schoolId, schoolNow],
    })),
    judges,
    barred: distinct([...ended, ...declared]),
    standing: papers.filter(({ status }) => status === 'OPEN' || status === 'SUBMITTED').map(({ entryId, accountId }) => ({ entryId, judgeId: accountId })),
  };
}

/** What was called out in the room is mixed into the committed seed. */
export function mixedSeed(seed: string, lots: string): string {
  return sha256(`${seed}:${lots}`);
}

export function outcomeHash(pairs: readonly Pair[]): string {
  return sha256(JSON.stringify(pairs.map(({ entryId, judgeId }) => [entryId, judgeId])));
}

/** Facts as short JSON: 2,000 entries stay under the 64 KB of a text column. */
export function packFacts({ judgesPerEntry, entries, judges, barred, standing }: DrawFacts): string {
  return JSON.stringify({
    n: judgesPerEntry, e: entries.map(({ id, panelId, teacherId, schoolIds }) => [id, panelId, teacherId, ...schoolIds]), j: judges.map(({ id, panelId, teacherId, schoolId }) => [id, panelId, teacherId, schoolId]),
    b: barred.map(({ entryId, judgeId }) => [entryId, judgeId]), s: standing.map(({ entryId, judgeId }) => [entryId, judgeId]),
  });
}

export function unpackFacts(packed: string): DrawFacts {
  const { n, e, j, b, s } = JSON.parse(packed) as { n: number; e: [number, number, number, ...number[]][]; j: [number, number, number | null, number | null][]; b: [number, number][]; s: [number, number][] };
  const toPair = ([entryId, judgeId]: [number, number]): Pair => ({ entryId, judgeId });
  return {
    judgesPerEntry: n, entries: e.map(([id, panelId, teacherId, ...schoolIds]) => ({ id, panelId, teacherId, schoolIds })), judges: j.map(([id, panelId, teacherId, schoolId]) => ({ id, panelId, teacherId, schoolId })),
    barred: b.map(toPair), standing: s.map(toPair),
  };
}

function distinct(pairs: readonly Pair[]): Pair[] {
  return [...new Map(pairs.map((pair) => [`${pair.entryId}/${pair.judgeId}`, pair])).values()];
}
