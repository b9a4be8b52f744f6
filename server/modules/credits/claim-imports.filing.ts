import { Readable } from 'node:stream';

import { openZip } from '../../platform/files/zip-reading.js';
import type { Platform } from '../../platform/module.js';
import type { Progress } from '../../platform/transactions/jobs.js';
import type { Author, Tx } from '../../platform/transactions/tx.js';
import { ClaimImportFileRow, type ClaimImportLine, type ClaimImportRow } from './claim-imports.entities.js';
import { EVIDENCE_ZIP, evidenceTypeOf, sourceKeyOf } from './claim-imports.preparation.js';
import type { Claims } from './claims.service.js';
import type { PlannedClaim, RowReason } from './rules/claim-sheet.js';

/** Rows in one transaction. */
const CHUNK = 250;

const MOVED: RowReason = { code: 'PERSON_MOVED', zh: '检查之后该教师已调离本校，没有申报。', en: 'The teacher has left this school since the check; it was not filed.' };

/**
 * Files the good rows of a checked workbook, chunk by chunk. The place where it is moves in the transaction
 * that files, so after a crash it goes on there and nothing is filed twice.
 */
export class ClaimImportFiling {
  constructor(private readonly platform: Platform, private readonly claims: Claims) {}

  async run(importId: number, author: Author, progress: Progress): Promise<{ importId: number; status: string } | null> {
    const { reader, work } = this.platform;
    const row = await reader.row<ClaimImportRow>('SELECT * FROM claim_imports WHERE id = ?', [importId]);
    if (row?.status !== 'APPLYING') return null;
    const total = row.readyCount + row.suspectCount + row.refusedCount;
    await progress.report(row.writtenSeq, total);
    const fileIds = await this.evidence(row, author);
    for (let from = row.writtenSeq; ;) {
      const reached = await work.run(author, (tx) => this.fileChunk(tx, row, from, fileIds));
      if (reached === null) break;
      from = reached;
      await progress.report(from, total);
    }
    await work.run(author, async (tx) => {
      const ended = await tx.run("UPDATE claim_imports SET status = 'APPLIED', appliedAt = ? WHERE id = ? AND status = 'APPLYING'", [tx.now, importId]);
      if (ended === 1) tx.audit({ action: 'creditClaimImport.apply', subjectType: 'CreditClaimImport', subjectId: importId, details: { schoolId: row.schoolId, onlyGoodRows: Boolean(row.onlyGoodRows), filed: row.readyCount + row.suspectCount, leftOut: row.refusedCount } });
    });
    return { importId, status: 'APPLIED' };
  }

  private async fileChunk(tx: Tx, { id: importId, schoolId }: ClaimImportRow, from: number, fileIds: ReadonlyMap<string, number>): Promise<number | null> {
    const locked = await tx.lockOne<ClaimImportRow>('SELECT writtenSeq, status FROM claim_imports WHERE id = ?', [importId]);
    if (locked?.status !== 'APPLYING' || locked.writtenSeq !== from) throw new Error(`the claims of import ${importId} are being filed elsewhere`);
    const lines = await tx.rows<ClaimImportLine>("SELECT * FROM claim_import_rows WHERE importId = ? AND seq > ? AND outcome <> 'REFUSED' ORDER BY seq LIMIT ?", [importId, from, CHUNK]);
    const last = lines.at(-1);
    if (!last) return null;
    const planned = lines.map((line) => ({ line, claim: JSON.parse(line.content ?? '{}') as PlannedClaim }));
    const present = new Set((await tx.rows<{ id: number }>('SELECT id FROM teachers WHERE schoolId = ? AND id IN (?)', [schoolId, [...new Set(planned.map(({ claim }) => claim.teacherId))]])).map(({ id }) => id));
    const kept = planned.filter(({ claim }) => present.has(claim.teacherId));
    const filed = await this.claims.file(tx, kept.map(({ line, claim: { evidenceNames, activity, ...claim } }) => ({
      ...claim, sourceType: 'SCHOOL', sourceKey: sourceKeyOf(importId, line.rowNumber), providerKey: null, activity: { ...activity, submittedDay: tx.today },
      evidenceFileIds: evidenceNames.flatMap((name) => fileIds.get(name) ?? []),
    })));
    if (filed.length > 0) {
      await tx.run(`UPDATE claim_import_rows SET claimId = CASE id ${kept.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE id IN (?)`,
        [...kept.flatMap(({ line }, at) => [line.id, filed[at]?.claimId ?? 0]), kept.map(({ line }) => line.id)]);
    }
    const moved = planned.filter(({ claim }) => !present.has(claim.teacherId)).map(({ line }) => line.id);
    if (moved.length > 0) await tx.run("UPDATE claim_import_rows SET outcome = 'REFUSED', reasons = ? WHERE id IN (?)", [JSON.stringify([MOVED]), moved]);
    await tx.run('UPDATE claim_imports SET writtenSeq = ?, readyCount = readyCount - ?, refusedCount = refusedCount + ? WHERE id = ?', [last.seq, moved.length, moved.length, importId]);
    return last.seq;
  }

  /** Files by name: those brought beside the workbook, and what the rows name of the zip, kept one by one. */
  private async evidence({ id: importId, zipFileId }: ClaimImportRow, author: Author): Promise<Map<string, number>> {
    const { reader, files } = this.platform;
    const known = new Map((await reader.rows<{ name: string; fileId: number }>('SELECT name, fileId FROM claim_import_files WHERE importId = ?', [importId])).map(({ name, fileId }) => [name, fileId]));
    if (zipFileId === null) return known;
    const lines = await reader.rows<{ content: string }>("SELECT content FROM claim_import_rows WHERE importId = ? AND outcome <> 'REFUSED'", [importId]);
    const wanted = [...new Set(lines.flatMap(({ content }) => (JSON.parse(content) as PlannedClaim).evidenceNames))].filter((name) => !known.has(name));
    if (wanted.length === 0) return known;
    const zip = await openZip((await files.open(zipFileId, 'evidence-zip')).bytes, EVIDENCE_ZIP);
    for (const name of wanted) {
      const bytes = await zip.read(name);
      const mediaType = evidenceTypeOf(bytes, name);
      if (!mediaType) throw new Error(`the zip of import ${importId} is not the one that was checked`);
      const { id } = await files.keepStream(author, { name, mediaType, purpose: 'evidence', source: Readable.from([bytes]) }, async (tx, fileId) => {
        await tx.insert(ClaimImportFileRow, { importId, name, fileId });
        return null;
      });
      known.set(name, id);
    }
    return known;
  }
}
