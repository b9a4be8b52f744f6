import { Readable } from 'node:stream';

import { countyTimeOf, instantOf } from '../../platform/clock.js';
import { type Locale, say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { JobHandler } from '../../platform/transactions/jobs.js';
import type { Credits, PreparedTranscript } from '../credits/index.js';
import { coverOf, overviewWorkbook } from './overview.js';
import type { TranscriptBookRow } from './transcript-books.entities.js';

export const PDF = { purpose: 'transcript-book', mediaType: 'application/pdf' } as const;
export const EXCEL = { purpose: 'transcript-overview', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
/** Who may be in it was decided when it was asked for. */
const COUNTY = { county: true } as const;

/**
 * Reads every statement, then prints them as the single transcript is printed. The book is there when its PDF is
 * whole: a job that was killed begins anew and takes the place of what it left.
 */
export function bookJob(platform: Platform, { transcripts }: Pick<Credits, 'transcripts'>): JobHandler {
  const { reader, files, printer, clock } = platform;
  return async ({ bookId }: { bookId: number }, { author, progress }) => {
    const book = await reader.row<TranscriptBookRow>('SELECT * FROM transcript_books WHERE id = ?', [bookId]);
    if (!book || book.pdfFileId !== null) return { bookId };
    const locale = book.locale as Locale;
    const teacherIds = JSON.parse(book.teacherIds) as number[];
    const steps = teacherIds.length + 2;
    const prepared: PreparedTranscript[] = [];
    for (const [at, teacherId] of teacherIds.entries()) {
      const transcript = await transcripts.prepare(COUNTY, teacherId, book.cycleYear, locale);
      if (transcript) prepared.push(transcript);
      await progress.report(at + 1, steps);
    }
    const within = new Set(prepared.map(({ statement }) => statement.teacher.id));
    const leftOut = (await reader.rows<{ name: string; number: string }>('SELECT name, number FROM teachers WHERE id IN (?) ORDER BY number', [teacherIds.filter((id) => !within.has(id))])).map(({ name, number }) => `${name} ${number}`);
    const title = await titleOf(book, locale);
    const generatedOn = countyTimeOf(instantOf(clock.now()));
    const excel = await workbookBytes(overviewWorkbook(prepared, leftOut, locale));
    await files.keepStream(author, { ...EXCEL, name: `${title}.xlsx`, source: Readable.from([Buffer.from(excel)]) }, async (tx, id) => {
      const before = await tx.lockOne<{ fileId: number | null }>('SELECT xlsxFileId AS fileId FROM transcript_books WHERE id = ?', [bookId]);
      await tx.run('UPDATE transcript_books SET xlsxFileId = ? WHERE id = ?', [id, bookId]);
      return before?.fileId ?? null;
    });
    await progress.report(teacherIds.length + 1, steps);
    const cover = coverOf(prepared, { title, leftOut, issuer: await transcripts.issuer(locale), generatedOn }, locale);
    const pdf = await printer.print('transcript-book', { cover, transcripts: prepared.map(({ paper }) => paper) }, locale);
    await files.keepStream(author, { ...PDF, name: `${title}.pdf`, source: Readable.from([Buffer.from(pdf)]) }, async (tx, id) => {
      await tx.run('UPDATE transcript_books SET pdfFileId = ?, leftOutCount = ?, madeAt = ? WHERE id = ?', [id, leftOut.length, tx.now, bookId]);
      for (const each of prepared) transcripts.noteIn(tx, each);
      return null;
    });
    return { bookId, teachers: prepared.length, leftOut: leftOut.length };
  };

  async function titleOf({ schoolId, teacherCount }: TranscriptBookRow, locale: Locale): Promise<string> {
    const school = schoolId === null ? undefined : await reader.row<{ name: string; nameEn: string }>('SELECT name, nameEn FROM schools WHERE id = ?', [schoolId]);
    return school ? say({ zh: `${school.name}教师学分证明汇总`, en: `Transcripts of ${school.nameEn}` }, locale) : say({ zh: `教师学分证明汇总（${teacherCount} 人）`, en: `Transcripts of ${teacherCount} teachers` }, locale);
  }
}
