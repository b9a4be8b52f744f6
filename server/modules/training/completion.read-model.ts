import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Locale, say, type Words } from '../../platform/locale.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import { TEACHER_COLUMNS, type TeacherRecord, toTeacher } from '../teachers/index.js';
import { type ClosingCohort, closingCohort, type Line, linesNow, recognised, termsOf } from './completion-lines.js';
import type { CompletionFilter, CompletionLine, CompletionList, CompletionSummary } from './completion.types.js';
import { completionWords } from './rules/completion.js';
import type { CohortRow, CompletionRow } from './training.entities.js';

interface KnownLine extends Line {
  readonly frozenAt: string | null;
  readonly centicredits: number;
  readonly creditNote: Words | null;
}

/** A participant's line with the teacher; credits as posted, or as the rules would give them today. */
export type NamedLine = KnownLine & { readonly teacher: TeacherRecord & { readonly nameKey: string } };

/** A list with all its lines: pages are cut from what was read once. */
export interface KnownList extends CompletionList {
  readonly closing: ClosingCohort;
  readonly lines: readonly NamedLine[];
}

/** The completion list at any time: frozen lines as they were written, the others as the facts stand now. */
export class CompletionReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly attendance: Attendance, private readonly credits: Credits) {}

  async list(cohortId: number): Promise<KnownList | null> {
    const known = await this.lines(cohortId);
    if (!known) return null;
    const { cohort } = known.closing;
    return { ...known, frozenAt: cohort.status === 'CLOSED' ? cohort.closedAt : null, summary: summaryOf(known.lines) };
  }

  page({ closing, lines }: KnownList, filter: CompletionFilter, page: PageInput, locale: Locale): Page<CompletionLine> {
    const matching = lines.filter((line) => matches(line, filter));
    return { items: matching.slice(page.offset, page.offset + page.limit).map((line) => toLine(line, closing, locale)), totalCount: matching.length };
  }

  /** Every line by school and pinyin; undefined when there is no such cohort. */
  async lines(cohortId: number): Promise<{ closing: ClosingCohort; lines: NamedLine[] } | undefined> {
    const { reader } = this;
    const cohort = await reader.row<CohortRow>('SELECT * FROM cohorts WHERE id = ?', [cohortId]);
    if (!cohort) return undefined;
    const closing = await closingCohort(reader, cohort);
    const frozen = cohort.status === 'CLOSED' || cohort.status === 'CLOSING' ? await reader.rows<CompletionRow>('SELECT * FROM completions WHERE cohortId = ? AND round = ?', [cohortId, cohort.closingRound]) : [];
    const kept = frozen.map((row): KnownLine => ({ ...row, completed: Boolean(row.completed), creditNote: row.creditNote ? JSON.parse(row.creditNote) as Words : null }));
    const live = cohort.status === 'CLOSED' ? [] : await this.expected(closing, new Set(kept.map((each) => each.registrationId)));
    const byTeacher = new Map([...kept, ...live].map((each) => [each.teacherId, each]));
    const teachers = await reader.rows<NamedLine['teacher']>(
      `SELECT ${TEACHER_COLUMNS}, t.nameKey FROM registrations r JOIN teachers t ON t.id = r.teacherId JOIN schools s ON s.id = r.schoolId WHERE r.cohortId = ? AND r.status = 'ADMITTED' ORDER BY s.code, t.nameKey, t.id`, [cohortId]);
    return { closing, lines: teachers.flatMap((teacher) => { const line = byTeacher.get(teacher.id); return line ? [{ ...line, teacher }] : []; }) };
  }

  private async expected(closing: ClosingCohort, frozen: ReadonlySet<number>): Promise<KnownLine[]> {
    const lines = (await linesNow(this.reader, this.attendance, closing)).filter((each) => !frozen.has(each.registrationId));
    const today = dayOf(this.clock.now());
    const results = await this.credits.postings.preview(this.reader, lines.filter((each) => each.completed).map((line) => recognised(closing, line, String(line.registrationId), today)));
    const byRegistration = new Map(results.map((each) => [Number(each.causeKey), each]));
    return lines.map((line) => {
      const result = byRegistration.get(line.registrationId);
      return { ...line, frozenAt: null, centicredits: result?.posted ? result.centicredits : 0, creditNote: result && !result.posted ? result.words : null };
    });
  }
}

function toLine({ teacher, ...line }: NamedLine, { programme }: ClosingCohort, locale: Locale): CompletionLine {
  return {
    ...line, teacher: toTeacher(teacher), reasonText: say(completionWords(line.reason, { ...line, ...termsOf(programme) }), locale),
    creditNote: line.creditNote ? say(line.creditNote, locale) : null,
  };
}

function matches({ completed, reason, teacher }: NamedLine, filter: CompletionFilter): boolean {
  const search = filter.search?.normalize('NFKC').trim().toLowerCase();
  return (filter.completed == null || completed === filter.completed)
    && (!filter.reason || reason === filter.reason)
    && (!filter.schoolId || teacher.schoolId === Number(filter.schoolId))
    && (!search || teacher.name.includes(search) || teacher.nameKey.includes(search) || teacher.number.toLowerCase().startsWith(search));
}

export function summaryOf(lines: readonly KnownLine[]): CompletionSummary {
  const count = (reason: Line['reason']): number => lines.filter((each) => each.reason === reason).length;
  return {
    participants: lines.length, completed: count('COMPLETED'), absentTooLong: count('ABSENT_TOO_LONG'), assessmentFailed: count('ASSESSMENT_FAILED'),
    assessmentMissing: count('ASSESSMENT_MISSING'), notRecorded: count('ATTENDANCE_NOT_RECORDED'), centicredits: lines.reduce((sum, each) => sum + each.centicredits, 0),
  };
}
