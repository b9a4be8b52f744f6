import type { Reader } from '../../platform/data/sql.js';
import { notFound } from '../../platform/errors.js';
import type { Words } from '../../platform/locale.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { EntryRow, PaperRow, PipelineRow, RoundRow } from './selection.entities.js';
import type { RoundRules } from './rules/round-rules.js';

export type Round = Omit<RoundRow, 'rules'> & { readonly rules: RoundRules };

export const ROUND: Words = { zh: '评选', en: 'selection round' };
export const ENTRY: Words = { zh: '参评材料', en: 'entry' };
export const PAPER: Words = { zh: '评审材料', en: 'paper' };

export const withRules = (row: RoundRow): Round => ({ ...row, rules: JSON.parse(row.rules) as RoundRules });

/**
 * The row that every decision about a round waits for: the first lock, before quotas, entries and papers.
 * @throws RequestError NOT_FOUND
 */
export async function lockRound(tx: Tx, id: number): Promise<Round> {
  const row = await tx.lockOne<RoundRow>('SELECT * FROM selection_rounds WHERE id = ?', [id]);
  if (!row) throw notFound(ROUND);
  return withRules(row);
}

/** The entry and, locked before it, its round. @throws RequestError NOT_FOUND */
export async function lockEntry(tx: Tx, id: number): Promise<{ round: Round; entry: EntryRow }> {
  const found = await tx.row<{ roundId: number }>('SELECT roundId FROM selection_entries WHERE id = ?', [id]);
  if (!found) throw notFound(ENTRY);
  const round = await lockRound(tx, found.roundId);
  return { round, entry: await tx.lockOne<EntryRow>('SELECT * FROM selection_entries WHERE id = ?', [id]) as EntryRow };
}

/** A paper on this judge's own desk, locked. @throws RequestError NOT_FOUND, also for the papers of others. */
export async function lockPaper(tx: Tx, id: number, accountId: number): Promise<PaperRow> {
  const paper = await tx.lockOne<PaperRow>("SELECT * FROM selection_papers WHERE id = ? AND accountId = ? AND status IN ('OPEN', 'SUBMITTED')", [id, accountId]);
  if (!paper) throw notFound(PAPER);
  return paper;
}

export async function roundOf(reader: Reader, id: number): Promise<Round | null> {
  const row = await reader.row<RoundRow>('SELECT * FROM selection_rounds WHERE id = ?', [id]);
  return row ? withRules(row) : null;
}

export async function pipelineOf(reader: Reader, id: number): Promise<PipelineRow> {
  const row = await reader.row<PipelineRow>('SELECT * FROM selection_pipelines WHERE id = ?', [id]);
  if (!row) throw notFound({ zh: '评选项目', en: 'selection pipeline' });
  return row;
}

/** The panel that takes each subject: the one that names it, else the first that names none. */
export async function panelsOf(reader: Reader, roundId: number): Promise<{ id: number; title: string; takes: (subject: string) => boolean }[]> {
  const rows = await reader.rows<{ id: number; title: string; subjects: string }>('SELECT id, title, subjects FROM selection_panels WHERE roundId = ? ORDER BY id', [roundId]);
  const panels = rows.map((row) => ({ ...row, subjects: JSON.parse(row.subjects) as string[] }));
  const named = new Map(panels.flatMap(({ id, subjects }) => subjects.map((subject) => [subject, id] as const)).reverse());
  const rest = panels.find(({ subjects }) => subjects.length === 0)?.id;
  return panels.map(({ id, title }) => ({ id, title, takes: (subject) => (named.get(subject) ?? rest) === id }));
}

/** Seats come back when an entry is withdrawn. */
export async function releaseSeat(tx: Tx, roundId: number, schoolId: number): Promise<void> {
  await tx.run('UPDATE selection_quotas SET used = used - 1 WHERE roundId = ? AND schoolId = ? AND used > 0', [roundId, schoolId]);
}

/** One more seat, if the school has one. @returns whether it had. */
export async function takeSeat(tx: Tx, roundId: number, schoolId: number): Promise<boolean> {
  return (await tx.run('UPDATE selection_quotas SET used = used + 1 WHERE roundId = ? AND schoolId = ? AND used + 1 <= seats', [roundId, schoolId])) === 1;
}
