import { Readable } from 'node:stream';

import { countyTimeOf } from '../../platform/clock.js';
import { UniquePaths } from '../../platform/files/entry-names.js';
import type { FiledEntry } from '../../platform/files/filed-zip.js';
import { say } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes, type SheetSpec } from '../../platform/spreadsheets/index.js';
import type { Author } from '../../platform/transactions/tx.js';
import type { RegisterPapers } from '../attendance/index.js';
import type { CertificatePapers, CertificateRow } from '../certificates/index.js';
import type { SurveyPapers } from '../surveys/index.js';
import type { CohortPapers, PaperTable } from '../training/index.js';
import { type ClassFacts, classFacts, type HeldSession, heldSessions, planLines, sessionTime } from './class-facts.js';
import type { ArchivesReadModel } from './archives.read-model.js';
import { ARCHIVE_UPLOAD } from './archives.service.js';
import { ARCHIVE_PARTS, type ArchivePart, type UploadPart } from './rules/vocabulary.js';

/** An archive is a Chinese document, whoever asks for it. */
export const PAPER = 'zh-CN';

export interface ArchiveSources {
  readonly cohorts: CohortPapers;
  readonly registers: RegisterPapers;
  readonly certificates: CertificatePapers;
  readonly surveys: SurveyPapers;
}

const FOLDERS: Readonly<Record<UploadPart, string>> = { NOTICE: '01-方案', NOTES: '04-讲稿', PICTURES: '05-照片', BULLETINS: '06-简报', EXPENSES: '10-经费', OTHER: '11-其他' };

/** Everything that belongs to a class, folder by folder: what the system has itself, and what people brought. */
export class ArchiveEntries {
  constructor(private readonly platform: Platform, private readonly readModel: ArchivesReadModel, private readonly sources: ArchiveSources) {}

  async of(author: Author, cohortId: number): Promise<{ facts: ClassFacts; entries: FiledEntry[] }> {
    const { reader } = this.platform;
    const facts = await classFacts(reader, cohortId);
    const sessions = await heldSessions(reader, facts.rollId);
    const paths = new UniquePaths();
    const made = (part: ArchivePart, folder: string, name: string, about: string, bytes: () => Promise<Uint8Array>): FiledEntry => ({
      path: paths.take(folder, name), part: ARCHIVE_PARTS[part].zh, about, from: '', addedAt: null, open: async () => Readable.from([Buffer.from(await bytes())]),
    });
    const uploaded = await this.uploaded(cohortId, sessions, paths);
    const { closedAt } = await reader.row<{ closedAt: string | null }>('SELECT closedAt FROM cohorts WHERE id = ?', [cohortId]) ?? { closedAt: null };
    const entries = [
      made('PLAN', '01-方案', '培训方案与课程安排.pdf', '培训方案与课程安排', () => this.plan(facts, sessions)), ...uploaded('NOTICE'),
      ...(facts.taken > 0 ? [made('ROSTER', '', '02-名册.xlsx', `学员名册 ${facts.taken} 人`, () => this.table('名册', this.sources.cohorts.admitted(cohortId, PAPER)))] : []),
      ...sessions.map((session) => made('REGISTER', '03-签到册', `${String(session.ordinal).padStart(2, '0')} ${session.day} ${session.topic}.pdf`, `第 ${session.ordinal} 场签到册`, () => this.sources.registers.pdf(session.id, PAPER))),
      ...uploaded('NOTES'), ...uploaded('PICTURES'), ...uploaded('BULLETINS'),
      ...(closedAt === null ? [] : [made('COMPLETION', '', '07-结业名单.xlsx', '结业名单', () => this.table('结业名单', this.sources.cohorts.completion(cohortId, PAPER)))]),
    ];
    const certificates = await reader.rows<CertificateRow>("SELECT * FROM certificates WHERE cohortId = ? AND status = 'VALID' ORDER BY year, seq", [cohortId]);
    entries.push(...certificates.map((row) => made('CERTIFICATES', '08-证书', `${row.number} ${row.holderName}.pdf`, `${row.holderName}的结业证书`, () => this.sources.certificates.one(author, row, { locale: PAPER, isCopy: false }))));
    for (const { id, title } of await reader.rows<{ id: number; title: string }>('SELECT id, title FROM surveys WHERE cohortId = ? ORDER BY opensAt, id', [cohortId])) {
      const excel = await this.sources.surveys.excel(id, PAPER);
      if (excel) entries.push(made('SURVEY', '09-调查结果', `${title}.xlsx`, title, () => Promise.resolve(excel)));
    }
    return { facts, entries: [...entries, ...uploaded('EXPENSES'), ...uploaded('OTHER')] };
  }

  private async uploaded(cohortId: number, sessions: readonly HeldSession[], paths: UniquePaths): Promise<(part: UploadPart) => FiledEntry[]> {
    const files = await this.platform.reader.rows<{ id: number; part: UploadPart; fileId: number; name: string; caption: string; sessionId: number | null; addedByName: string; addedAt: string }>(
      'SELECT a.id, a.part, a.fileId, f.name, a.caption, a.sessionId, a.addedByName, a.addedAt FROM archive_files a JOIN stored_files f ON f.id = a.fileId WHERE a.cohortId = ? ORDER BY a.id', [cohortId]);
    return (part) => files.filter((each) => each.part === part).map(({ fileId, name, caption, sessionId, addedByName, addedAt }, at) => {
      const session = sessions.find((each) => each.id === sessionId);
      const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
      // A picture is found by what it shows, notes by their session.
      const called = part === 'PICTURES' ? `${String(at + 1).padStart(2, '0')}${caption ? ` ${caption}${ending}` : ` ${name}`}` : session ? `第${session.ordinal}场 ${name}` : name;
      return {
        path: paths.take(FOLDERS[part], called), part: ARCHIVE_PARTS[part].zh, about: caption || (session ? `第 ${session.ordinal} 场 ${session.lecturer}` : ARCHIVE_PARTS[part].zh), from: addedByName, addedAt,
        open: async () => (await this.platform.files.openStream(fileId, ARCHIVE_UPLOAD)).source,
      };
    });
  }

  private plan(facts: ClassFacts, sessions: readonly HeldSession[]): Promise<Uint8Array> {
    return this.platform.printer.print('table-report', {
      title: facts.title, subtitle: planLines(facts, PAPER).slice(1).map(({ label, value }) => `${label} ${value}`).join('　'),
      columns: [{ header: '场次', align: 'center' }, { header: '时间' }, { header: '主题', width: { share: 2 } }, { header: '主讲', width: { share: 1 } }, { header: '地点', width: { share: 1 } }],
      rows: sessions.map((each) => [String(each.ordinal), sessionTime(each), each.topic, each.lecturer, each.place]),
      orientation: 'landscape', generatedOn: countyTimeOf(facts.changedAt),
    }, PAPER);
  }

  private async table(name: string, table: Promise<PaperTable | null>): Promise<Uint8Array> {
    const { columns, rows } = await table ?? { columns: [], rows: [] };
    return workbookBytes({ sheets: [{ name, columns, rows }] });
  }

  /** Parts that this class has none of, with the reason, for the list of contents. */
  async leftOut(cohortId: number): Promise<SheetSpec[]> {
    const rows = [...(await this.readModel.terms(cohortId)).values()].flatMap(({ part, requirement, reason }) => (requirement === 'NOT_APPLICABLE' ? [{ part: say(ARCHIVE_PARTS[part], PAPER), reason: reason ?? '' }] : []));
    return rows.length === 0 ? [] : [{ name: '不适用', columns: [{ key: 'part', header: '类别', type: 'text', width: 18 }, { key: 'reason', header: '原因', type: 'text', width: 60 }], rows }];
  }
}
