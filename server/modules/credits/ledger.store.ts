import type { Reader } from '../../platform/data/sql.js';
import type { LedgerEntryRow } from './credits.entities.js';
import { addDays } from './rules/calendar.js';
import type { LedgerPosting } from './rules/counted-credits.js';
import type { PersonFacts } from './rules/person-class.js';
import type { PostedAmount } from './rules/posting.js';
import { classOfPost, type HonourLevel, type RegisterFacts } from './rules/register-class.js';
import type { Level } from './rules/rule-set.js';

export type PersonRecord = PersonFacts & { readonly schoolId: number };

/** Facts about teachers that rules ask for. A post gives the class of the same key, from the day of hire. */
export async function loadPersons(source: Reader, teacherIds: readonly number[]): Promise<Map<number, PersonRecord>> {
  // One row for each honour, or one: a class of person may hang on the post, the title, the school or an honour.
  const rows = await source.rows<PersonRow>(
    `SELECT t.id, t.bornOn, t.hiredOn, t.post, t.title, t.sex, t.stage, t.schoolId, s.remoteness, h.level, h.grantedOn, h.expiresOn, h.revokedOn
     FROM teachers t JOIN schools s ON s.id = t.schoolId LEFT JOIN honours h ON h.teacherId = t.id WHERE t.id IN (?)`, [[...teacherIds]]);
  const honours = new Map<number, RegisterFacts['honours'][number][]>(rows.map(({ id }) => [id, []]));
  for (const { id, level, grantedOn, expiresOn, revokedOn } of rows) {
    if (level !== null && grantedOn !== null) honours.get(id)?.push({ level, fromDay: grantedOn, toDay: revokedOn !== null && (expiresOn === null || revokedOn <= expiresOn) ? addDays(revokedOn, -1) : expiresOn });
  }
  return new Map(rows.map(({ id, bornOn, hiredOn, post, title, sex, stage, schoolId, remoteness }) => [id, {
    birthDay: bornOn, hireDay: hiredOn, schoolId,
    classSpells: [{ classKey: classOfPost(post), fromDay: hiredOn ?? '1950-01-01', toDay: null }],
    register: { post, title, sex, stage, remoteness, honours: honours.get(id) ?? [] },
  }]));
}

interface PersonRow {
  readonly id: number; readonly bornOn: string | null; readonly hiredOn: string | null; readonly post: string; readonly title: string; readonly sex: string; readonly stage: string; readonly schoolId: number; readonly remoteness: string;
  readonly level: HonourLevel | null; readonly grantedOn: string | null; readonly expiresOn: string | null; readonly revokedOn: string | null;
}

export type PostedRecord = Pick<LedgerEntryRow, 'teacherId' | 'sourceKey' | 'categoryKey' | 'level' | 'itemKey' | 'courseKey' | 'topicKeys' | 'cycleYear' | 'day' | 'centicredits' | 'uninterruptedMinutes' | 'trace'> & { readonly ruleSetVersion: number };

/** All entries of these teachers, reversals included, by teacher, in the order they were posted. */
export async function loadPostings(source: Reader, teacherIds: readonly number[]): Promise<Map<number, PostedRecord[]>> {
  const rows = await source.rows<PostedRecord>(
    `SELECT e.teacherId, e.sourceKey, e.categoryKey, e.level, e.itemKey, e.courseKey, e.topicKeys, e.cycleYear, e.day, e.centicredits, e.uninterruptedMinutes, e.trace, r.version AS ruleSetVersion
     FROM ledger_entries e JOIN rule_sets r ON r.id = e.ruleSetId WHERE e.teacherId IN (?) ORDER BY e.teacherId, e.id`, [[...teacherIds]]);
  const byTeacher = new Map<number, PostedRecord[]>();
  for (const row of rows) {
    const list = byTeacher.get(row.teacherId);
    if (list) list.push(row);
    else byTeacher.set(row.teacherId, [row]);
  }
  return byTeacher;
}

/** What stands in these teachers' ledgers as caps look at it: far less than {@link loadPostings} reads. */
export async function loadPostedAmounts(source: Reader, teacherIds: readonly number[]): Promise<Map<number, PostedAmount[]>> {
  const rows = await source.rows<Omit<PostedAmount, 'topicKeys'> & { teacherId: number; topicKeys: string }>(
    'SELECT teacherId, categoryKey, level, itemKey, courseKey, topicKeys, cycleYear, centicredits FROM ledger_entries WHERE teacherId IN (?)', [[...teacherIds]]);
  const byTeacher = new Map<number, PostedAmount[]>();
  for (const row of rows) {
    const list = byTeacher.get(row.teacherId);
    const amount = { ...row, topicKeys: topicsOf(row.topicKeys) };
    if (list) list.push(amount);
    else byTeacher.set(row.teacherId, [amount]);
  }
  return byTeacher;
}

const topicsOf = (json: string): string[] => (json === '[]' ? [] : JSON.parse(json) as string[]);

interface Trace {
  readonly posting?: { readonly checks: LedgerPosting['checks'] };
}

export function asPostings(rows: readonly PostedRecord[]): LedgerPosting[] {
  return rows.map(({ trace, topicKeys, level, ...row }) => ({
    ...row, level: level as Level, topicKeys: topicsOf(topicKeys),
    checks: (JSON.parse(trace) as Trace).posting?.checks ?? [],
  }));
}
