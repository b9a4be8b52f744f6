import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import { type Actor, reachSql } from '../accounts/index.js';
import type { School } from '../organisations/index.js';
import type { TranscriptBookRow } from './transcript-books.entities.js';
import { BOOK_MAKERS } from './transcript-books.policy.js';
import type { TranscriptBook } from './transcript-books.types.js';

type BookRecord = TranscriptBookRow & { readonly code: string; readonly name: string; readonly nameEn: string; readonly kind: string; readonly remoteness: string; readonly schoolTeacherCount: number };
const COLUMNS = 'b.*, s.code, s.name, s.nameEn, s.kind, s.remoteness, s.teacherCount AS schoolTeacherCount';
const FROM = 'FROM transcript_books b LEFT JOIN schools s ON s.id = b.schoolId';

/** Books as who asked for them finds them again. */
export class TranscriptBooksReadModel {
  constructor(private readonly reader: Reader) {}

  /** The viewer's own, the newest first; that of a school he has left is not his any more. */
  async own(actor: Actor, page: PageInput): Promise<Page<TranscriptBook>> {
    const { where, params } = ownCondition(actor);
    const rows = await this.reader.rows<BookRecord>(`SELECT ${COLUMNS} ${FROM} WHERE ${where} ORDER BY b.id DESC LIMIT ? OFFSET ?`, [...params, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n ${FROM} WHERE ${where}`, params);
    return { items: rows.map(toBook), totalCount: count?.n ?? 0 };
  }

  async one(actor: Actor, id: number): Promise<TranscriptBook | null> {
    const row = await this.row(actor, id);
    return row ? toBook(row) : null;
  }

  row(actor: Actor, id: number): Promise<BookRecord | undefined> {
    const { where, params } = ownCondition(actor);
    return this.reader.row<BookRecord>(`SELECT ${COLUMNS} ${FROM} WHERE ${where} AND b.id = ?`, [...params, id]);
  }
}

function ownCondition(actor: Actor) {
  const scope = reachSql(actor.reach(...BOOK_MAKERS), { area: 's.areaId', school: 'b.schoolId' });
  return { where: `b.createdByAccountId = ? AND (b.schoolId IS NULL OR ${scope.sql})`, params: [actor.accountId, ...scope.params] };
}

function toBook({ id, schoolId, cycleYear, teacherCount, leftOutCount, jobId, createdAt, madeAt, code, name, nameEn, kind, remoteness, schoolTeacherCount }: BookRecord): TranscriptBook {
  const school: School | null = schoolId === null ? null : { id: schoolId, code, name, nameEn, kind, remoteness, teacherCount: schoolTeacherCount, area: null };
  return { id, schoolId, school, cycleYear, teacherCount, leftOutCount, jobId, createdAt, madeAt };
}
