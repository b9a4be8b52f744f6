import { type Clock, dayOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Page, PageInput } from '../../platform/graphql/payload.js';
import type { Actor } from '../accounts/index.js';
import { maskedName } from '../teachers/index.js';
import type { EntriesReadModel } from './entries.read-model.js';
import type { PublicNotice, PublicNoticeLine, PublicObjection, SelectionObjection } from './notices.types.js';

type NoticeRecord = Omit<PublicNotice, 'takesObjections' | 'concluded' | 'namesMasked'> & { status: string; namesMasked: number };
type ObjectionRecord = Omit<SelectionObjection, 'entry'> & { entryId: number | null };

const COLUMNS = `n.id AS noticeId, n.roundId, n.startsOn, n.endsOn, n.namesMasked, r.title, r.titleEn, r.year, r.status, p.honourTitle, p.honourTitleEn`;
const TABLES = 'selection_notices n JOIN selection_rounds r ON r.id = n.roundId JOIN selection_pipelines p ON p.id = r.pipelineId';

/** What anybody may read without an account, and the county's list of objections. */
export class NoticesReadModel {
  constructor(private readonly reader: Reader, private readonly clock: Clock, private readonly entries: EntriesReadModel) {}

  async notices(page: PageInput): Promise<Page<PublicNotice>> {
    const records = await this.reader.rows<NoticeRecord>(`SELECT ${COLUMNS} FROM ${TABLES} ORDER BY n.endsOn DESC, n.id DESC LIMIT ? OFFSET ?`, [page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM selection_notices');
    return { items: records.map((record) => this.toNotice(record)), totalCount: count?.n ?? 0 };
  }

  async notice(roundId: number): Promise<PublicNotice | null> {
    const record = await this.reader.row<NoticeRecord>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE n.roundId = ?`, [roundId]);
    return record ? this.toNotice(record) : null;
  }

  async lines({ noticeId, namesMasked }: PublicNotice): Promise<PublicNoticeLine[]> {
    const rows = await this.reader.rows<Omit<PublicNoticeLine, 'struck'> & { struckAt: string | null }>(
      `SELECT entryId, ordinal, teacherName AS name, schoolName AS school, schoolNameEn AS schoolEn, subject, stage, work, struckAt FROM selection_notice_lines WHERE noticeId = ? ORDER BY ordinal`, [noticeId]);
    return rows.map(({ struckAt, ...line }) => ({ ...line, name: namesMasked ? maskedName(line.name) : line.name, struck: struckAt !== null }));
  }

  async byReceipt(receipt: string): Promise<PublicObjection | null> {
    return await this.reader.row<PublicObjection>('SELECT receipt, status, decision, createdAt, decidedAt FROM selection_objections WHERE receipt = ?', [receipt.normalize('NFKC').trim().toUpperCase()]) ?? null;
  }

  async objections(actor: Actor, filter: { roundId?: number; id?: number }, page: PageInput): Promise<Page<SelectionObjection>> {
    const [where, key] = filter.id === undefined ? ['n.roundId = ?', filter.roundId ?? 0] : ['o.id = ?', filter.id];
    const tables = 'selection_objections o JOIN selection_notices n ON n.id = o.noticeId';
    const records = await this.reader.rows<ObjectionRecord>(`SELECT o.id, o.receipt, o.entryId, o.text, o.status, o.decision, o.createdAt, o.decidedAt FROM ${tables} WHERE ${where} ORDER BY o.id LIMIT ? OFFSET ?`, [key, page.limit, page.offset]);
    const count = await this.reader.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${tables} WHERE ${where}`, [key]);
    const entries = await this.entries.byIds(actor, records.flatMap(({ entryId }) => entryId ?? []));
    return { items: records.map(({ entryId, ...record }) => ({ ...record, entry: (entryId !== null && entries.get(entryId)) || null })), totalCount: count?.n ?? 0 };
  }

  private toNotice({ status, namesMasked, ...record }: NoticeRecord): PublicNotice {
    const today = dayOf(this.clock.now());
    return { ...record, namesMasked: Boolean(namesMasked), concluded: status === 'CONCLUDED', takesObjections: status === 'NOTICE' && today >= record.startsOn && today <= record.endsOn };
  }
}
