import { type Clock, dateOf, type Instant, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { badInput, forbidden, notFound } from '../../platform/errors.js';
import type { Files, StoredFile } from '../../platform/files/files.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { matchingKey, readWorkbook, type SheetRow, SpreadsheetError } from '../../platform/spreadsheets/index.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { RegisterSessionRow, RollRow } from './attendance.entities.js';
import { sessionNotFound } from './attendance.errors.js';
import { mayManage, mayRead } from './attendance.policy.js';
import { AttendanceStore } from './attendance.store.js';
import { type CheckInCircumstances, circumstancesOf } from './check-in.facts.js';
import { isByScan, outweighs, PresenceBook, sighted } from './presence-book.js';
import type { PresenceStatus } from './rules/attendance-minutes.js';
import { type PunchColumns, punchColumns, type Punched, type PunchProblem, punchesOfSheet, punchWindow, type RollPerson } from './rules/punch-sheet.js';

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;
const MOST_REASON = 200;

/** STANDS: staff entered somebody with a reason, which a machine does not overrule. */
export const PUNCH_EFFECTS = ['STANDS', 'CHANGED', 'NEW', 'SAME'] as const;
export type PunchEffect = (typeof PUNCH_EFFECTS)[number];

/** What becomes of one person. */
export interface PunchedPerson extends Punched {
  readonly effect: PunchEffect;
  /** What the register says with it; what it says already where that stands. */
  readonly status: PresenceStatus;
  readonly presentMinutes: number;
}

export interface PunchLook {
  readonly people: readonly PunchedPerson[];
  readonly punches: number;
  readonly elsewhere: number;
  readonly problems: readonly PunchProblem[];
  readonly from: Instant;
  readonly until: Instant;
}

interface PunchSheet {
  readonly file: StoredFile;
  readonly columns: PunchColumns;
  readonly rows: readonly SheetRow[];
}

export interface ImportedPunches {
  readonly sessionId: number;
  readonly counted: number;
  readonly unchanged: number;
  readonly standing: number;
  readonly leftOut: number;
}

export type PunchImportRefusal = { readonly code: 'ROLL_CLOSED' } | { readonly code: 'FILE_HAS_PROBLEMS'; readonly problems: number };

/** The file of a sign-in machine: looked through as often as one likes, then counted into the register of one session. */
export class PunchImports {
  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly files: Files, private readonly clock: Clock) {}

  /** What the file would do. Writes nothing. @throws RequestError NOT_FOUND, FORBIDDEN, BAD_INPUT for a file that is no list of punches. */
  async check(actor: Actor, input: { sessionId: number; fileId: number }): Promise<PunchLook> {
    const session = await this.reader.row<RegisterSessionRow & Pick<RollRow, 'schoolId' | 'hostTeacherId'>>('SELECT s.*, r.schoolId, r.hostTeacherId FROM register_sessions s JOIN rolls r ON r.id = s.rollId WHERE s.id = ? AND s.cancelledAt IS NULL', [input.sessionId]);
    if (!session) throw sessionNotFound();
    allow(actor, session);
    const sheet = await this.sheetOf(actor, input.fileId);
    return (await look(this.reader, actor, session, sheet, instantOf(this.clock.now()))).look;
  }

  /** Counts everybody whose lines are in order. @throws as {@link check} */
  async apply(actor: Actor, input: { sessionId: number; fileId: number; leavesOutProblems: boolean; idempotencyKey?: string | null }): Promise<Outcome<ImportedPunches, PunchImportRefusal>> {
    const { sessionId, fileId, leavesOutProblems } = input;
    const sheet = await this.sheetOf(actor, fileId);
    return once(this.work, actor, { operation: 'session.importPunches', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<ImportedPunches, PunchImportRefusal>> => {
      const store = new AttendanceStore(tx);
      const { roll, session } = await store.lockSession(sessionId);
      allow(actor, roll);
      if (roll.closedAt) return refused({ code: 'ROLL_CLOSED' });
      const { look: { people, problems }, circumstances } = await look(tx, actor, session, sheet, tx.now);
      if (problems.length > 0 && !leavesOutProblems) return refused({ code: 'FILE_HAS_PROBLEMS', problems: problems.length });
      const counting = people.filter(({ effect }) => effect === 'NEW' || effect === 'CHANGED');
      const book = new PresenceBook(tx, circumstances);
      for (const { person: { teacherId }, firstAt, lastAt } of counting) {
        book.see({ teacherId, at: firstAt, lastAt, source: 'IMPORT', deviceKey: null, requestKey: null, accountId: actor.accountId, accountName: actor.name, reason: sheet.file.name.slice(0, MOST_REASON) });
      }
      await book.save();
      if (counting.length > 0) {
        await store.recountSession(sessionId);
        tx.audit({ action: 'session.importPunches', subjectType: 'register_session', subjectId: sessionId, details: { fileName: sheet.file.name, sha256: sheet.file.sha256, teacherIds: counting.map(({ person }) => person.teacherId), leftOut: problems.length } });
      }
      const having = (effect: PunchEffect): number => people.filter((each) => each.effect === effect).length;
      return done({ sessionId, counted: counting.length, unchanged: having('SAME'), standing: having('STANDS'), leftOut: problems.length });
    });
  }

  private async sheetOf(actor: Actor, fileId: number): Promise<PunchSheet> {
    const file = await this.files.open(fileId, 'punches');
    if (file.ownerAccountId !== actor.accountId) throw notFound({ zh: '文件', en: 'file' });
    try {
      const { sheets } = await readWorkbook(file.bytes, { maxRows: MOST_ROWS, maxColumns: MOST_COLUMNS });
      for (const { hidden, rows } of sheets) {
        const headed = hidden ? null : punchColumns(rows, matchingKey);
        if (headed) return { file, columns: headed.columns, rows: rows.filter(({ number }) => number > headed.headingRow) };
      }
    } catch (error) {
      if (!(error instanceof SpreadsheetError)) throw error;
      throw badInput('fileId', { zh: '文件无法读取，请在 Excel 中另存为 .xlsx 后再试。', en: 'The file cannot be read. Save it as .xlsx in Excel and try again.' });
    }
    throw badInput('fileId', { zh: '没有找到表头。第一行应有“教师编号”或“姓名”，以及“时间”“签到时间”“签退时间”等列。', en: 'No headings were found. The first line needs “Teacher number” or “Name”, and “Time”, “Check in”, “Check out” or the like.' });
  }
}

function allow(actor: Actor, roll: Pick<RollRow, 'schoolId' | 'hostTeacherId'>): void {
  if (!mayRead(actor, roll)) throw sessionNotFound();
  if (!mayManage(actor, roll)) throw forbidden();
}

/** The same look with and without a lock. */
async function look(source: Reader, actor: Actor, session: RegisterSessionRow, { columns, rows }: PunchSheet, now: Instant): Promise<{ look: PunchLook; circumstances: CheckInCircumstances }> {
  const roll = await source.rows<RollPerson>("SELECT t.id AS teacherId, t.number, t.name FROM roll_members m JOIN teachers t ON t.id = m.teacherId WHERE m.rollId = ? AND m.status = 'ENROLLED' ORDER BY t.id", [session.rollId]);
  const others = await source.rows<{ startsAt: Instant; endsAt: Instant }>('SELECT startsAt, endsAt FROM register_sessions WHERE rollId = ? AND id <> ? AND cancelledAt IS NULL', [session.rollId, session.id]);
  const numbers = columns.number === null ? [] : [...new Set(rows.map(({ cells }) => matchingKey(cells[(columns.number as number) - 1]?.text ?? '')))];
  const known = await source.rows<{ number: string }>('SELECT number FROM teachers WHERE number IN (?)', [numbers]);
  const { from, until } = punchWindow(session, others);
  const read = punchesOfSheet({ keyOf: matchingKey, columns, rows, roll, knownNumbers: new Set(known.map(({ number }) => matchingKey(number))), ownTeacherId: actor.teacherId, day: session.day, from, until, now });
  const circumstances = await circumstancesOf(source, session.id, read.punched.map(({ person }) => ({ teacherId: person.teacherId, deviceKey: null }))) as CheckInCircumstances;
  const people = read.punched.map((each) => ({ ...each, ...effectOf(circumstances, each) }))
    .sort((one, other) => PUNCH_EFFECTS.indexOf(one.effect) - PUNCH_EFFECTS.indexOf(other.effect) || dateOf(one.firstAt).getTime() - dateOf(other.firstAt).getTime());
  return { look: { people, punches: read.punches, elsewhere: read.elsewhere, problems: read.problems, from, until }, circumstances };
}

function effectOf(circumstances: CheckInCircumstances, { person: { teacherId }, firstAt, lastAt }: Punched): Pick<PunchedPerson, 'effect' | 'status' | 'presentMinutes'> {
  const known = circumstances.members.get(teacherId)?.presence ?? null;
  const isOnLeave = known?.status === 'LEAVE' && (circumstances.members.get(teacherId)?.leaveMinutes ?? 0) > 0;
  if (known?.source === 'HAND' && !isByScan(known) && !isOnLeave) return { effect: 'STANDS', status: known.status, presentMinutes: known.presentMinutes };
  const { status, presentMinutes, firstAt: first, lastAt: last } = sighted(circumstances, teacherId, [firstAt, lastAt]);
  if (known === null) return { effect: 'NEW', status, presentMinutes };
  const isSame = isByScan(known) && (known.source === 'IMPORT' || outweighs(known, 'IMPORT')) && known.status === status && known.presentMinutes === presentMinutes && known.checkedInAt === first && known.lastSeenAt === last;
  return { effect: isSame ? 'SAME' : 'CHANGED', status, presentMinutes };
}
