import type { Reader } from '../../platform/data/sql.js';
import type { EntryStatus } from './selection.entities.js';
import { panelsOf, type Round } from './selection.store.js';
import { stageOf, STAGE_KINDS } from './rules/round-rules.js';
import { nextStatus, type OpeningFacts, type RoundStatus, STATUS_OF_STAGE } from './rules/stage-opening.js';

/** Everything the rule of opening a stage looks at. Under the round's lock for a command, without for a look. */
export async function openingFacts(reader: Reader, round: Round, wanted: RoundStatus, today: string): Promise<OpeningFacts> {
  const { id, rules, status } = round;
  const one = async (sql: string, ...params: (string | number)[]): Promise<number> => (await reader.row<{ n: number }>(sql, params))?.n ?? 0;
  const counts = await entryCounts(reader, id);
  const judged: EntryStatus = rules.stages.some(({ kind }) => kind === 'CHECK') ? 'QUALIFIED' : 'NOMINATED';
  const { judgesPerEntry } = rules.judging;
  const notice = await reader.row<{ endsOn: string }>('SELECT endsOn FROM selection_notices WHERE roundId = ?', [id]);
  const kind = STAGE_KINDS.find((each) => STATUS_OF_STAGE[each] === wanted);
  const isToJudge = wanted === 'JUDGING';
  const panels = isToJudge ? await panelFacts(reader, id, judged) : { uncovered: [], panels: [] };
  return {
    status, wanted, next: nextStatus(status, rules), deadline: kind ? stageOf(rules, kind)?.deadline ?? null : null, today,
    seats: status === 'DRAFT' ? await one('SELECT COALESCE(SUM(seats), 0) AS n FROM selection_quotas WHERE roundId = ?', id) : 0,
    entries: [...counts].reduce((sum, [each, n]) => (each === 'WITHDRAWN' ? sum : sum + n), 0),
    entriesUndecided: (counts.get('NOMINATED') ?? 0) + (counts.get('RETURNED') ?? 0),
    entriesQualified: counts.get('QUALIFIED') ?? 0,
    uncoveredSubjects: panels.uncovered,
    thinPanels: panels.panels.filter(({ judges }) => judges < judgesPerEntry).map(({ title, judges }) => ({ title, judges, needed: judgesPerEntry })),
    entriesShortOfJudges: status !== 'JUDGING' ? 0 : await one(
      `SELECT COUNT(*) AS n FROM selection_entries e WHERE e.roundId = ? AND e.status = 'QUALIFIED'
         AND (SELECT COUNT(*) FROM selection_papers p WHERE p.entryId = e.id AND p.status IN ('OPEN', 'SUBMITTED')) < ?`, id, judgesPerEntry),
    papersOpen: status !== 'JUDGING' ? 0 : await one("SELECT COUNT(*) AS n FROM selection_papers WHERE roundId = ? AND status = 'OPEN'", id),
    noticeEndsOn: notice?.endsOn ?? null,
    objectionsOpen: status !== 'NOTICE' ? 0 : await one(
      "SELECT COUNT(*) AS n FROM selection_objections o JOIN selection_notices n ON n.id = o.noticeId WHERE n.roundId = ? AND o.status = 'OPEN'", id),
  };
}

export async function entryCounts(reader: Reader, roundId: number): Promise<Map<EntryStatus, number>> {
  const rows = await reader.rows<{ status: EntryStatus; n: number }>('SELECT status, COUNT(*) AS n FROM selection_entries WHERE roundId = ? GROUP BY status', [roundId]);
  return new Map(rows.map(({ status, n }) => [status, n]));
}

async function panelFacts(reader: Reader, roundId: number, judged: EntryStatus): Promise<{ uncovered: string[]; panels: { title: string; judges: number }[] }> {
  const subjects = (await reader.rows<{ subject: string }>('SELECT DISTINCT subject FROM selection_entries WHERE roundId = ? AND status = ? ORDER BY subject', [roundId, judged])).map((each) => each.subject);
  const panels = await panelsOf(reader, roundId);
  const judges = new Map((await reader.rows<{ panelId: number; n: number }>('SELECT panelId, COUNT(*) AS n FROM selection_judges WHERE roundId = ? AND dismissedAt IS NULL GROUP BY panelId', [roundId]))
    .map(({ panelId, n }) => [panelId, n]));
  return {
    uncovered: subjects.filter((subject) => !panels.some(({ takes }) => takes(subject))),
    panels: panels.filter(({ takes }) => subjects.some(takes)).map(({ id, title }) => ({ title, judges: judges.get(id) ?? 0 })),
  };
}
