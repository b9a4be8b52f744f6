import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Secrets } from '../../platform/secrets.js';
import { sha256 } from '../../platform/sha256.js';
import type { Actor } from '../accounts/index.js';
import type { School } from '../organisations/index.js';
import { mixedSeed, outcomeHash, unpackFacts } from './draw-facts.js';
import type { EntriesReadModel } from './entries.read-model.js';
import { openingFacts } from './opening-facts.js';
import { APPOINTMENT_WORDS, type SelectionDraw, type SelectionJudge, type SelectionJudgeCandidate, type SelectionPanel, type SelectionRecusal, type SelectionReplay, type SelectionResult } from './panels.types.js';
import { type EntryOutcome, resultOf } from './result.js';
import { drawSeed, seedOf } from './rounds.service.js';
import { refusalToAppoint } from './rules/appointment.js';
import { awardsOf } from './rules/awards.js';
import { draw } from './rules/draw.js';
import { roundOf, type Round } from './selection.store.js';

const SCHOOL_COLUMNS = 's.id AS schoolId, s.code AS schoolCode, s.name AS schoolName, s.nameEn AS schoolNameEn, s.kind AS schoolKind, s.remoteness AS schoolRemoteness, s.teacherCount AS schoolTeacherCount';
interface SchoolRecord { schoolId: number | null; schoolCode: string; schoolName: string; schoolNameEn: string; schoolKind: string; schoolRemoteness: string; schoolTeacherCount: number }

const toSchool = (record: SchoolRecord): School | null => (record.schoolId === null ? null : {
  id: record.schoolId, code: record.schoolCode, name: record.schoolName, nameEn: record.schoolNameEn, kind: record.schoolKind, remoteness: record.schoolRemoteness, teacherCount: record.schoolTeacherCount, area: null,
});

/** Panels, draws and result: for the county, which sees the names. */
export class PanelsReadModel {
  constructor(private readonly reader: Reader, private readonly secrets: Secrets, private readonly entries: EntriesReadModel) {}

  async panels(roundId: number): Promise<SelectionPanel[]> {
    const panels = await this.reader.rows<{ id: number; title: string; titleEn: string; subjects: string }>('SELECT id, title, titleEn, subjects FROM selection_panels WHERE roundId = ? ORDER BY id', [roundId]);
    const judges = await this.reader.rows<Omit<SelectionJudge, 'school' | 'dismissed' | 'meanMilliPoints'> & SchoolRecord & { panelId: number; dismissedAt: string | null; sumPoints: number | null }>(
      `SELECT j.id, j.panelId, j.accountId, a.name, t.number AS teacherNumber, j.dismissedAt, ${SCHOOL_COLUMNS},
         (SELECT COUNT(*) FROM selection_papers x WHERE x.roundId = j.roundId AND x.accountId = j.accountId AND x.status IN ('OPEN', 'SUBMITTED')) AS papers,
         (SELECT COUNT(*) FROM selection_papers x WHERE x.roundId = j.roundId AND x.accountId = j.accountId AND x.status = 'SUBMITTED') AS submitted,
         (SELECT SUM(x.totalPoints) FROM selection_papers x WHERE x.roundId = j.roundId AND x.accountId = j.accountId AND x.status = 'SUBMITTED') AS sumPoints,
         (SELECT MIN(x.totalPoints) FROM selection_papers x WHERE x.roundId = j.roundId AND x.accountId = j.accountId AND x.status = 'SUBMITTED') AS leastPoints,
         (SELECT MAX(x.totalPoints) FROM selection_papers x WHERE x.roundId = j.roundId AND x.accountId = j.accountId AND x.status = 'SUBMITTED') AS mostPoints
       FROM selection_judges j JOIN accounts a ON a.id = j.accountId LEFT JOIN teachers t ON t.id = j.teacherId LEFT JOIN schools s ON s.id = j.schoolId WHERE j.roundId = ? ORDER BY j.id`, [roundId]);
    return panels.map((panel) => ({
      ...panel, subjects: JSON.parse(panel.subjects) as string[],
      judges: judges.filter(({ panelId }) => panelId === panel.id).map(({ dismissedAt, sumPoints, ...judge }) => ({
        ...judge, school: toSchool(judge), dismissed: dismissedAt !== null, meanMilliPoints: judge.submitted > 0 ? Math.round(((sumPoints ?? 0) * 1000) / judge.submitted) : null,
      })),
    }));
  }

  async panel(id: number): Promise<SelectionPanel | null> {
    const found = await this.reader.row<{ roundId: number }>('SELECT roundId FROM selection_panels WHERE id = ?', [id]);
    return found ? (await this.panels(found.roundId)).find((each) => each.id === id) ?? null : null;
  }

  /** Accounts that hold the role of judge, and whether each may sit. */
  async judgeCandidates(roundId: number, search: string | null, page: PageInput, locale: Locale): Promise<Page<SelectionJudgeCandidate>> {
    const round = await roundOf(this.reader, roundId);
    const where = `a.disabled = ? AND EXISTS (SELECT 1 FROM grants g WHERE g.accountId = a.id AND g.role = 'JUDGE')${search ? ' AND (a.name LIKE ? OR t.nameKey LIKE ?)' : ''}`;
    const params = [false, ...(search ? [`%${search}%`, `%${search.toLowerCase()}%`] : [])];
    const tables = 'accounts a LEFT JOIN teachers t ON t.id = a.teacherId LEFT JOIN schools s ON s.id = t.schoolId';
    const rows = await this.reader.rows<{ accountId: number; name: string; teacherNumber: string | null; subject: string | null; sits: number; isEntrant: number } & SchoolRecord>(
      `SELECT a.id AS accountId, a.name, t.number AS teacherNumber, t.subject, ${SCHOOL_COLUMNS},
         (SELECT COUNT(*) FROM selection_judges j WHERE j.roundId = ? AND j.accountId = a.id AND j.dismissedAt IS NULL) AS sits,
         (SELECT COUNT(*) FROM selection_entries e WHERE e.roundId = ? AND e.teacherId = a.teacherId AND e.status <> 'WITHDRAWN') AS isEntrant
       FROM ${tables} WHERE ${where} ORDER BY t.nameKey, a.id LIMIT ? OFFSET ?`, [roundId, roundId, ...params, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${tables} WHERE ${where}`, params);
    const grants = await this.reader.rows<{ accountId: number; role: string }>('SELECT accountId, role FROM grants WHERE accountId IN (?)', [rows.map(({ accountId }) => accountId)]);
    return {
      totalCount: count?.n ?? 0,
      items: rows.map(({ sits, isEntrant, ...row }) => {
        const roles = grants.filter(({ accountId }) => accountId === row.accountId).map(({ role }) => role);
        const refusal = refusalToAppoint({ isOver: !round || round.status === 'NOTICE' || round.status === 'CONCLUDED', roles, sits: sits > 0, isEntrant: isEntrant > 0 });
        return { ...row, school: toSchool(row), may: { allowed: refusal === null, reason: refusal && say(APPOINTMENT_WORDS[refusal.code](), locale) } };
      }),
    };
  }

  async recusals(roundId: number): Promise<SelectionRecusal[]> {
    const rows = await this.reader.rows<Omit<SelectionRecusal, 'school'> & SchoolRecord>(
      `SELECT c.id, a.name AS judgeName, e.blindCode, c.reason, d.name AS declaredBy, c.createdAt, ${SCHOOL_COLUMNS} FROM selection_recusals c JOIN accounts a ON a.id = c.accountId
       JOIN accounts d ON d.id = c.declaredBy LEFT JOIN selection_entries e ON e.id = c.entryId LEFT JOIN schools s ON s.id = c.schoolId WHERE c.roundId = ? ORDER BY c.id`, [roundId]);
    return rows.map((row) => ({ ...row, school: toSchool(row) }));
  }

  draws(roundId: number): Promise<SelectionDraw[]> {
    return this.reader.rows<SelectionDraw>('SELECT * FROM selection_draws WHERE roundId = ? ORDER BY ordinal', [roundId]);
  }

  async drawOf(id: number): Promise<SelectionDraw | null> {
    return await this.reader.row<SelectionDraw>('SELECT * FROM selection_draws WHERE id = ?', [id]) ?? null;
  }

  /** Draws again from what is stored; null until the seed is revealed with the result. */
  async replay({ roundId, facts, lots, outcomeHash: stored }: SelectionDraw): Promise<SelectionReplay | null> {
    const seed = await drawSeed(this.reader, this.secrets, roundId);
    const round = await this.reader.row<{ seedHash: string | null }>('SELECT seedHash FROM selection_rounds WHERE id = ?', [roundId]);
    if (seed === null) return null;
    return { seedMatches: sha256(seed) === round?.seedHash, outcomeMatches: outcomeHash(draw(unpackFacts(facts), mixedSeed(seed, lots)).pairs) === stored };
  }

  async result(actor: Actor, roundId: number, today: string): Promise<SelectionResult | null> {
    const round = await roundOf(this.reader, roundId);
    if (!round) return null;
    if (round.status === 'NOTICE' || round.status === 'CONCLUDED') return this.publishedResult(actor, round);
    const facts = await openingFacts(this.reader, round, 'NOTICE', today);
    if (round.status !== 'JUDGING' || facts.papersOpen + facts.entriesShortOfJudges > 0) return { complete: false, seats: round.rules.award.total, isTiedAtLine: false, lines: [] };
    const { seats, isTiedAtLine, lines } = await resultOf(this.reader, round, seedOf(this.secrets, round));
    const entries = await this.entries.byIds(actor, lines.map(({ id }) => id));
    return { complete: true, seats, isTiedAtLine, lines: lines.flatMap((line) => { const entry = entries.get(line.id); return entry ? [{ ...line, entry }] : []; }) };
  }

  /** As it was published: struck entries stay in their place. */
  private async publishedResult(actor: Actor, round: Round): Promise<SelectionResult> {
    const rows = await this.reader.rows<{ id: number; subject: string; place: number; totalMilliPoints: number; outcome: string }>(
      'SELECT id, subject, place, totalMilliPoints, outcome FROM selection_entries WHERE roundId = ? AND place IS NOT NULL ORDER BY place', [round.id]);
    const entries = await this.entries.byIds(actor, rows.map(({ id }) => id));
    const { seats, isTiedAtLine } = awardsOf(rows, round.rules.award);
    return {
      complete: true, seats, isTiedAtLine,
      lines: rows.flatMap(({ id, place, totalMilliPoints, outcome }) => {
        const entry = entries.get(id);
        const { verdict, decidedBy, spreadPoints } = JSON.parse(outcome) as EntryOutcome;
        return entry ? [{ entry, place, totalMilliPoints, verdict, decidedBy, spreadPoints }] : [];
      }),
    };
  }
}
