import type { Platform } from '../../platform/module.js';
import { notFound } from '../../platform/errors.js';
import type { Locale } from '../../platform/locale.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { type Actor, reachSql } from '../accounts/index.js';
import { type MakeRefusal, numbersIn, type PastedNumber, refusalToLookUp, refusalToMake } from './rules/book-making.js';
import { TranscriptBookRow } from './transcript-books.entities.js';
import { BOOK_MAKERS } from './transcript-books.policy.js';

export const BOOK_JOB = 'transcriptBooks.make';

export interface BookAsked {
  readonly schoolId: number | null;
  readonly teacherIds: readonly number[];
  readonly numbers: string;
  readonly cycleYear: number | null;
  readonly idempotencyKey?: string | null | undefined;
}

/** Asks for the transcripts of a school, or of a list of teachers for a title review. */
export class TranscriptBooks {
  constructor(private readonly platform: Pick<Platform, 'work'>) {}

  /** @returns the book's id. @throws RequestError NOT_FOUND when the school or a teacher by id is out of reach. */
  make(actor: Actor, { idempotencyKey, ...asked }: BookAsked, locale: Locale): Promise<Outcome<number, MakeRefusal>> {
    return once(this.platform.work, actor, { operation: 'transcriptBookMake', input: { ...asked, locale }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, MakeRefusal>> => {
      const pasted = numbersIn(asked.numbers);
      const tooLong = refusalToLookUp(pasted);
      if (tooLong) return refused(tooLong);
      const { teacherIds, unknownNumbers } = await this.teachersOf(tx, actor, asked, pasted);
      const refusal = refusalToMake({ unknownNumbers, teacherCount: teacherIds.length });
      if (refusal) return refused(refusal);
      const { schoolId, cycleYear } = asked;
      const id = await tx.insert(TranscriptBookRow, {
        schoolId, cycleYear, locale, teacherIds: JSON.stringify(teacherIds), teacherCount: teacherIds.length, leftOutCount: 0, jobId: 0, pdfFileId: null, xlsxFileId: null,
        createdByAccountId: actor.accountId, createdAt: tx.now, madeAt: null,
      });
      await tx.run('UPDATE transcript_books SET jobId = ? WHERE id = ?', [await enqueueJob(tx, BOOK_JOB, { bookId: id }), id]);
      tx.audit({ action: 'transcriptBook.make', subjectType: 'TranscriptBook', subjectId: id, details: { schoolId, cycleYear, teachers: teacherIds.length } });
      return done(id);
    });
  }

  /** In the order of schools and numbers, each once. Who is out of reach is as one who is not there. */
  private async teachersOf(tx: Tx, actor: Actor, { schoolId, teacherIds }: BookAsked, pasted: readonly PastedNumber[]): Promise<{ teacherIds: number[]; unknownNumbers: PastedNumber[] }> {
    const scope = reachSql(actor.reach(...BOOK_MAKERS), { area: 's.areaId', school: 't.schoolId', teacher: 't.id' });
    const rows = await tx.rows<{ id: number; number: string; schoolId: number }>(
      `SELECT t.id, t.number, t.schoolId FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE ${scope.sql} AND ((t.schoolId = ? AND t.status = 'ACTIVE') OR t.id IN (?) OR t.number IN (?)) ORDER BY s.code, t.number`, [...scope.params, schoolId, [...teacherIds], pasted.map((each) => each.number)]);
    if (schoolId !== null && !rows.some((each) => each.schoolId === schoolId) && !(await this.reaches(tx, actor, schoolId))) throw notFound({ zh: '学校', en: 'school' });
    const found = new Set(rows.map(({ id }) => id));
    if (!teacherIds.every((id) => found.has(id))) throw notFound({ zh: '教师', en: 'teacher' });
    const known = new Set(rows.map(({ number }) => number));
    return { teacherIds: [...found], unknownNumbers: pasted.filter(({ number }) => !known.has(number)) };
  }

  private async reaches(tx: Tx, actor: Actor, schoolId: number): Promise<boolean> {
    const scope = reachSql(actor.reach(...BOOK_MAKERS), { area: 'areaId', school: 'id' });
    return (await tx.row(`SELECT id FROM schools WHERE id = ? AND ${scope.sql}`, [schoolId, ...scope.params])) !== undefined;
  }
}
