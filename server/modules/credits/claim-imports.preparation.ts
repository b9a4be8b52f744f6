import type { Words } from '../../platform/locale.js';
import { openZip, type ZipLimits, ZipRefused } from '../../platform/files/zip-reading.js';
import { EVIDENCE_KINDS, mediaTypeOf, MOST_EVIDENCE_BYTES } from '../../platform/files/file-kinds.js';
import type { Platform } from '../../platform/module.js';
import type { Progress } from '../../platform/transactions/jobs.js';
import type { Author } from '../../platform/transactions/tx.js';
import type { TeachersReadModel } from '../teachers/index.js';
import { ClaimImportLine, type ClaimImportRow } from './claim-imports.entities.js';
import { readClaimWorkbook } from './claim-imports-workbook.js';
import { type ClaimSheets, suspicionReason } from './claim-sheets.js';
import { returnedClaims } from './claims.store.js';
import { OWN_SCHOOL, type ReadRow, type RowOutcome, type RowReason } from './rules/claim-sheet.js';
import { resubmissionOf, type ReturnedClaim } from './rules/resubmission.js';

/** A school's year of certificates, never a disk full: a zip that says more of itself is not unpacked. */
export const EVIDENCE_ZIP: ZipLimits = { mostEntries: 3_000, mostEntryBytes: MOST_EVIDENCE_BYTES, mostBytes: 600 * 1024 * 1024, mostRatio: 200 };

type JudgedRow = ReadRow & { readonly outcome: RowOutcome };

/** The dry run: what each row would become, and why not. Nothing is filed. */
export class ClaimImportPreparation {
  constructor(private readonly platform: Platform, private readonly sheets: ClaimSheets, private readonly teachers: TeachersReadModel) {}

  /** Can be run again after a crash: nothing is stored before the transaction that ends it. */
  async run(importId: number, author: Author, progress: Progress): Promise<{ importId: number; status: string } | null> {
    const { reader, files, work } = this.platform;
    const row = await reader.row<ClaimImportRow>('SELECT * FROM claim_imports WHERE id = ?', [importId]);
    if (row?.status !== 'PREPARING') return null;
    await progress.report(0, 3);
    const refuse = async (refusal: Words): Promise<{ importId: number; status: string }> => {
      await work.run(author, (tx) => tx.run("UPDATE claim_imports SET status = 'REFUSED', refusal = ? WHERE id = ? AND status = 'PREPARING'", [JSON.stringify({ zh: refusal.zh, en: refusal.en }), importId]));
      return { importId, status: 'REFUSED' };
    };
    const read = await readClaimWorkbook((await files.open(row.fileId, 'claims')).bytes);
    if ('refusal' in read) return refuse(read.refusal);
    const evidence = await this.evidenceNames(row);
    if ('refusal' in evidence) return refuse(evidence.refusal);
    await progress.report(1, 3);

    const school = await reader.row<{ name: string }>('SELECT name FROM schools WHERE id = ?', [row.schoolId]);
    const uploader = await reader.row<{ teacherId: number | null }>('SELECT teacherId FROM accounts WHERE id = ?', [row.createdByAccountId]);
    const teachers = await this.teachers.ofSchool(row.schoolId);
    const rows = await this.sheets.read(read.lines, { organiserName: school?.name ?? '', place: OWN_SCHOOL, teachers, uploaderTeacherId: uploader?.teacherId ?? null, evidenceNames: evidence.names, retroactive: null });
    await progress.report(2, 3);
    const judged = await this.withSuspicions(importId, rows);
    const count = (outcome: RowOutcome): number => judged.filter((each) => each.outcome === outcome).length;
    await work.run(author, async (tx) => {
      const taken = await tx.run("UPDATE claim_imports SET status = 'PLANNED', readyCount = ?, suspectCount = ?, refusedCount = ?, worthCenticredits = ? WHERE id = ? AND status = 'PREPARING'",
        [count('READY'), count('SUSPECT'), count('REFUSED'), judged.reduce((sum, each) => sum + (each.claim ? each.worthCenticredits : 0), 0), importId]);
      if (taken !== 1) return;
      await tx.insertMany(ClaimImportLine, judged.map((each, at) => ({
        importId, seq: at + 1, rowNumber: each.row, outcome: each.outcome, person: each.person, title: each.title, worthCenticredits: each.claim ? each.worthCenticredits : 0,
        reasons: JSON.stringify(each.reasons), content: each.claim ? JSON.stringify(each.claim) : null, claimId: null,
      })));
    });
    return { importId, status: 'PLANNED' };
  }

  /** Names of what was brought beside the workbook and in its zip, those of kinds that evidence may have. */
  private async evidenceNames({ id, zipFileId }: ClaimImportRow): Promise<{ readonly names: ReadonlySet<string> } | { readonly refusal: Words }> {
    const loose = await this.platform.reader.rows<{ name: string }>('SELECT name FROM claim_import_files WHERE importId = ?', [id]);
    const names = new Set(loose.map(({ name }) => name.normalize('NFC')));
    if (zipFileId === null) return { names };
    try {
      const zip = await openZip((await this.platform.files.open(zipFileId, 'evidence-zip')).bytes, EVIDENCE_ZIP);
      const twice = [...zip.ambiguous];
      if (twice.length > 0) return { refusal: { zh: `压缩包的不同文件夹里有同名文件：${twice.slice(0, 5).join('、')}。请改成不同的名字。`, en: `Folders of the zip hold files of one name: ${twice.slice(0, 5).join(', ')}. Rename them.` } };
      for (const name of zip.names) if (evidenceTypeOf(await zip.read(name), name) !== null) names.add(name);
      return { names };
    } catch (error) {
      if (!(error instanceof ZipRefused)) throw error;
      return { refusal: zipWords(error) };
    }
  }

  /** Rows whose hours stand under another source already will be held back when they are filed: said before. */
  private async withSuspicions(importId: number, rows: readonly ReadRow[]): Promise<JudgedRow[]> {
    const claims = rows.flatMap(({ row, claim }) => (claim ? [{ sourceKey: sourceKeyOf(importId, row), claim }] : []));
    const returned = await returnedClaims(this.platform.reader, claims.map(({ claim }) => claim.teacherId));
    const mended = new Map<string, ReturnedClaim>();
    for (const { sourceKey, claim: { teacherId, activity, title, startDay } } of claims) {
      const free = returned.filter((each) => ![...mended.values()].includes(each));
      const found = free.length > 0 ? resubmissionOf({ sourceKey, providerKey: null, teacherId: String(teacherId), categoryKey: activity.categoryKey, trainingName: title, startDay, endDay: activity.day, durationMinutes: activity.durationMinutes }, free) : null;
      if (found) mended.set(sourceKey, found);
    }
    const good = claims.map((each) => ({ ...each, mends: mended.get(each.sourceKey)?.sourceKey }));
    const found = new Map((await this.sheets.suspicions('SCHOOL', good)).map((suspicion, at) => [good[at]?.sourceKey, suspicion]));
    return rows.map((row): JudgedRow => {
      if (!row.claim) return { ...row, outcome: 'REFUSED' };
      const suspicion = found.get(sourceKeyOf(importId, row.row));
      const before = mended.get(sourceKeyOf(importId, row.row));
      if (!suspicion && before) return { ...row, outcome: 'READY', reasons: [...row.reasons, mendedReason(before)] };
      return suspicion ? { ...row, outcome: 'SUSPECT', reasons: [...row.reasons, suspicionReason(suspicion)] } : { ...row, outcome: 'READY' };
    });
  }
}

const mendedReason = ({ trainingName }: ReturnedClaim): RowReason =>
  ({ code: 'RESUBMITTED', zh: `再次申报：替代此前被退回的申报“${trainingName}”，提交后原来那条随之撤回，已交的证明材料并入。`, en: `Resubmission: it takes the place of the returned claim “${trainingName}”, which is withdrawn once this is filed; its evidence is joined.` });

export const sourceKeyOf = (importId: number, row: number): string => `school:${importId}:${row}`;

/** The media type of a part of the zip, or null when its content is none that evidence may have. */
export const evidenceTypeOf = (bytes: Uint8Array, name: string): string | null => mediaTypeOf(bytes, name, EVIDENCE_KINDS);

function zipWords({ code, part }: ZipRefused): Words {
  switch (code) {
    case 'UNREADABLE': return { zh: '证明材料压缩包已损坏，无法读取。请重新压缩后上传。', en: 'The zip with the evidence is damaged. Make it again and upload that.' };
    case 'ENCRYPTED': return { zh: '证明材料压缩包设了密码，请取消密码后再上传。', en: 'The zip with the evidence asks for a password. Remove it and upload again.' };
    case 'TOO_MANY': return { zh: `证明材料压缩包里的文件过多（最多 ${EVIDENCE_ZIP.mostEntries} 个），请分成几份申报。`, en: `The zip with the evidence holds too many files (${EVIDENCE_ZIP.mostEntries} at most); file in several parts.` };
    case 'TOO_LARGE': return { zh: `证明材料压缩包解压后过大，停在“${part}”：单个文件不超过 10 MB，合计不超过 600 MB。`, en: `The zip with the evidence is too large when unpacked, at “${part}”: 10 MB a file and 600 MB in all at most.` };
  }
}
