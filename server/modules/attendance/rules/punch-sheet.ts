import { addMilliseconds, type Day, type Instant, instantOfCounty } from '../../../platform/clock.js';
import type { Words } from '../../../platform/locale.js';
import type { Cell, SheetRow } from '../../../platform/spreadsheets/index.js';
import { AROUND_SESSION_MINUTES } from './offline-scan.js';

const MINUTE_MS = 60_000;
/** A title may stand above the headings. */
const HEADINGS_WITHIN_ROWS = 5;
/** Headings as the machines in use write them, without spaces and counters: 打卡1, 打卡2. */
const HEADINGS = {
  number: /^(教师编号|教师工号|人员编号|员工编号|编号|工号|考勤号码|teachernumber|number|no\.?|userid|id)$/,
  name: /^(姓名|教师姓名|name)$/,
  date: /^(日期|考勤日期|打卡日期|刷卡日期|date)$/,
  time: /^(时间|日期时间|(考勤|打卡|刷卡|签到|签退|上班|下班)(时间|打卡)?|time|datetime|punch|checkedin|checkin|checkout|in|out)\d*$/,
};
/** A date if there is one, then hours, minutes and perhaps seconds. */
const MOMENT = /(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]*)?(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)/g;
const ONLY_DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** Two texts are the same when their keys are: whatever spaces, width and letter case they are written in. */
export type Keying = (text: string) => string;

export interface PunchColumns {
  readonly number: number | null;
  readonly name: number | null;
  readonly date: number | null;
  readonly times: readonly number[];
}

export interface RollPerson {
  readonly teacherId: number;
  readonly number: string;
  readonly name: string;
}

export interface PunchFacts {
  readonly keyOf: Keying;
  readonly columns: PunchColumns;
  readonly rows: readonly SheetRow[];
  /** Those enrolled now. */
  readonly roll: readonly RollPerson[];
  /** Keys of the county's teacher numbers that are in the file; whoever has one of them and is not on the roll is somebody else. */
  readonly knownNumbers: ReadonlySet<string>;
  readonly ownTeacherId: number | null;
  /** Times without a date are of this day. */
  readonly day: Day;
  readonly from: Instant;
  readonly until: Instant;
  readonly now: Instant;
}

export interface PunchProblem {
  /** Such as C7. */
  readonly address: string;
  readonly found: string;
  readonly words: Words;
}

/** The first and the last punch of somebody; the same when there is one. */
export interface Punched {
  readonly person: RollPerson;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** Where the headings stand and what is in which column; null when person or time cannot be told. */
export function punchColumns(rows: readonly SheetRow[], keyOf: Keying): { columns: PunchColumns; headingRow: number } | null {
  for (const { number: headingRow, cells } of rows.slice(0, HEADINGS_WITHIN_ROWS)) {
    const headed = cells.map(({ column, text }) => ({ column, key: keyOf(text).replace(/[*＊:：]/g, '') }));
    const find = (pattern: RegExp): number | null => headed.find(({ key }) => pattern.test(key))?.column ?? null;
    const columns = { number: find(HEADINGS.number), name: find(HEADINGS.name), date: find(HEADINGS.date), times: headed.filter(({ key }) => HEADINGS.time.test(key)).map(({ column }) => column) };
    if ((columns.number !== null || columns.name !== null) && columns.times.length > 0) return { columns, headingRow };
  }
  return null;
}

/**
 * From when to when a punch belongs to a session: three hours around it, but between two sessions of
 * one roll it belongs to the nearer.
 */
export function punchWindow(session: { startsAt: Instant; endsAt: Instant }, others: readonly { startsAt: Instant; endsAt: Instant }[]): { from: Instant; until: Instant } {
  const halfway = (before: Instant, after: Instant): Instant => addMilliseconds(before, Math.floor((Date.parse(`${after.replace(' ', 'T')}Z`) - Date.parse(`${before.replace(' ', 'T')}Z`)) / 2));
  const earlier = others.filter(({ endsAt }) => endsAt <= session.startsAt).map(({ endsAt }) => endsAt).sort().at(-1);
  const later = others.filter(({ startsAt }) => startsAt >= session.endsAt).map(({ startsAt }) => startsAt).sort()[0];
  const from = addMilliseconds(session.startsAt, -AROUND_SESSION_MINUTES * MINUTE_MS);
  const until = addMilliseconds(session.endsAt, AROUND_SESSION_MINUTES * MINUTE_MS);
  const [cutBefore, cutAfter] = [earlier && halfway(earlier, session.startsAt), later && halfway(session.endsAt, later)];
  return { from: cutBefore && cutBefore > from ? cutBefore : from, until: cutAfter && cutAfter < until ? cutAfter : until };
}

/**
 * Who punched when, or what is wrong, cell by cell. A line with a problem counts for nothing; a line
 * without a punch around the session is somebody else's business and is not looked at further. Pure.
 */
export function punchesOfSheet(facts: PunchFacts): { punched: Punched[]; punches: number; elsewhere: number; problems: PunchProblem[] } {
  const { columns, rows, from, until, now } = facts;
  const find = finderOf(facts);
  const spans = new Map<number, Punched>();
  const problems: PunchProblem[] = [];
  let [punches, elsewhere] = [0, 0];
  for (const { cells } of rows) {
    const times = columns.times.flatMap((column) => cells[column - 1] ?? []).filter(({ type }) => type !== 'empty');
    const read = times.map((cell) => ({ cell, moments: momentsOf(cell, dayOfRow(columns.date === null ? undefined : cells[columns.date - 1], facts.day)) }));
    const here = read.flatMap(({ moments }) => moments ?? []).filter((at) => at >= from && at <= until);
    const wrong = read.filter(({ moments }) => moments === null).map(({ cell }) => problemAt(cell, UNREADABLE));
    if (here.length === 0 && wrong.length === 0) {
      elsewhere += read.length;
      continue;
    }
    const found = find(cells);
    if ('words' in found) wrong.push(found);
    const ahead = read.find(({ moments }) => moments?.some((at) => at >= from && at <= until && at > now));
    if (ahead) wrong.push(problemAt(ahead.cell, AHEAD));
    if (wrong.length > 0 || 'words' in found) {
      problems.push(...wrong);
      continue;
    }
    punches += here.length;
    const known = spans.get(found.teacherId);
    const sorted = [...here, ...(known ? [known.firstAt, known.lastAt] : [])].sort();
    spans.set(found.teacherId, { person: found, firstAt: sorted[0] as Instant, lastAt: sorted.at(-1) as Instant });
  }
  return { punched: [...spans.values()], punches, elsewhere, problems };
}

const UNREADABLE: Words = { zh: '看不出是什么时间；请写成 08:55 或 2026-11-21 08:55。', en: 'This is no time; write 08:55 or 2026-11-21 08:55.' };
const AHEAD: Words = { zh: '这个时间还没有到，请核对签到机的时钟。', en: 'This time is still to come; check the clock of the machine.' };
const NOBODY: Words = { zh: '没有教师编号，也没有姓名。', en: 'Neither a number nor a name.' };
const NOT_ON_ROLL: Words = { zh: '不在本班名册上。', en: 'Not on the roll of this class.' };
const OWN: Words = { zh: '这是您本人，须由其他工作人员导入。', en: 'This is yourself; a colleague has to import it.' };
const problemAt = ({ address, text }: Cell, words: Words): PunchProblem => ({ address, found: text, words });

/** Finds the person of a line: by number; by name where the number is the machine's own and the name is one person's. */
function finderOf({ keyOf, columns, roll, knownNumbers, ownTeacherId }: PunchFacts): (cells: readonly Cell[]) => RollPerson | PunchProblem {
  const byNumber = new Map(roll.map((each) => [keyOf(each.number), each]));
  const byName = new Map<string, RollPerson[]>();
  for (const each of roll) byName.set(keyOf(each.name), [...byName.get(keyOf(each.name)) ?? [], each]);
  return (cells) => {
    const [number, name] = [columns.number, columns.name].map((column) => (column === null ? undefined : cells[column - 1])) as [Cell | undefined, Cell | undefined];
    const numbered = number?.text ? byNumber.get(keyOf(number.text)) : undefined;
    const told = (number?.text ? number : name?.text ? name : number ?? name ?? cells[0]) as Cell;
    if (numbered) {
      if (name?.text && keyOf(name.text) !== keyOf(numbered.name)) return problemAt(name, { zh: `与教师编号不符：${numbered.number} 是${numbered.name}。`, en: `Does not fit the number: ${numbered.number} is ${numbered.name}.` });
      return numbered.teacherId === ownTeacherId ? problemAt(told, OWN) : numbered;
    }
    if (number?.text && knownNumbers.has(keyOf(number.text))) return problemAt(number, NOT_ON_ROLL);
    if (!name?.text) return problemAt(told, number?.text ? NOT_ON_ROLL : NOBODY);
    const [named, ...others] = byName.get(keyOf(name.text)) ?? [];
    if (!named) return problemAt(name, NOT_ON_ROLL);
    if (others.length > 0) return problemAt(name, { zh: `名册上有 ${others.length + 1} 位${named.name}，请填写教师编号。`, en: `${others.length + 1} people on the roll are called ${named.name}; give the teacher number.` });
    return named.teacherId === ownTeacherId ? problemAt(name, OWN) : named;
  };
}

/** The day of a line; null when its cell says none that can be read. */
function dayOfRow(cell: Cell | undefined, day: Day): Day | null {
  if (!cell || cell.type === 'empty') return day;
  if (cell.type === 'date') return String(cell.value);
  const [, year, month, date] = ONLY_DATE.exec(cell.text.normalize('NFKC').trim()) ?? [];
  return year && month && date ? dayIf(year, month, date) : null;
}

/** Every moment in a cell; null when something in it cannot be read. */
function momentsOf(cell: Cell, day: Day | null): Instant[] | null {
  if (cell.type === 'date') return cell.time ? [momentOf(String(cell.value), cell.time)] : null;
  const text = cell.text.normalize('NFKC').trim();
  if (text === '' || text.replace(MOMENT, '').replace(/[\s,;、|/]/g, '') !== '') return text === '' ? [] : null;
  const moments = [...text.matchAll(MOMENT)].map(([, year, month, date, hour, minute, second = '00']) => {
    const on = year && month && date ? dayIf(year, month, date) : day;
    return on === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 ? null : momentOf(on, `${String(hour).padStart(2, '0')}:${minute}:${second}`);
  });
  return moments.some((each) => each === null) ? null : moments as Instant[];
}

const momentOf = (day: Day, time: string): Instant => addMilliseconds(instantOfCounty(`${day} ${time.slice(0, 5)}`), Number(time.slice(6, 8)) * 1000);

function dayIf(year: string, month: string, date: string): Day | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day ? day : null;
}
