import { badInput, forbidden, notFound } from '../../platform/errors.js';
import type { StoredFile } from '../../platform/files/files.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ClaimImportFileRow, ClaimImportRow } from './claim-imports.entities.js';
import { CLAIM_PRECHECKERS } from './credits.policy.js';
import { type ApplyRefusal, type ImportFacts, refusalToApply, refusalToUndo, type UndoRefusal } from './rules/claim-import-steps.js';

interface Keyed { readonly idempotencyKey?: string | null | undefined }
export interface PrepareInput extends Keyed { readonly fileId: string; readonly zipFileId?: string | null | undefined; readonly evidenceFileIds: readonly string[]; readonly schoolId?: string | null | undefined }

/** The steps of a school's claims in bulk: check, file, take back. */
export class ClaimImports {
  constructor(private readonly work: UnitOfWork) {}

  /** Starts the dry run of an uploaded workbook. @throws RequestError NOT_FOUND for files that are not the actor's own. */
  prepare(actor: Actor, { idempotencyKey, ...input }: PrepareInput): Promise<Outcome<number>> {
    const schoolId = schoolOf(actor, input.schoolId);
    return once(this.work, actor, { operation: 'creditClaimImportPrepare', input, key: idempotencyKey ?? null }, async (tx) => {
      const own = async (id: string, purpose: string): Promise<StoredFile> => {
        const file = await tx.row<StoredFile>('SELECT * FROM stored_files WHERE id = ? AND purpose = ? AND ownerAccountId = ?', [Number(id), purpose, actor.accountId]);
        if (!file) throw notFound({ zh: '上传文件', en: 'uploaded file' });
        return file;
      };
      const file = await own(input.fileId, 'claims');
      const zip = input.zipFileId ? await own(input.zipFileId, 'evidence-zip') : null;
      const evidence: StoredFile[] = [];
      for (const id of new Set(input.evidenceFileIds)) evidence.push(await own(id, 'evidence'));
      const importId = await tx.insert(ClaimImportRow, {
        schoolId, fileId: file.id, zipFileId: zip?.id ?? null, fileName: file.name, status: 'PREPARING', refusal: null, readyCount: 0, suspectCount: 0, refusedCount: 0, worthCenticredits: 0,
        onlyGoodRows: false, writtenSeq: 0, jobId: null, createdByAccountId: actor.accountId, createdBy: actor.name, createdAt: tx.now, appliedAt: null, undoneBy: null, undoneAt: null,
      });
      // The same name twice: the later upload is meant.
      await tx.insertMany(ClaimImportFileRow, [...new Map(evidence.map(({ id, name }) => [name.normalize('NFC'), id]))].map(([name, fileId]) => ({ importId, name, fileId })));
      await this.enqueue(tx, 'creditClaimImports.prepare', importId);
      tx.audit({ action: 'creditClaimImport.prepare', subjectType: 'CreditClaimImport', subjectId: importId, details: { schoolId, fileName: file.name, sha256: file.sha256, evidence: evidence.length, zipSha256: zip?.sha256 ?? null } });
      return done(importId);
    });
  }

  /** Starts filing, or goes on with what came to a halt. @throws RequestError NOT_FOUND */
  apply(actor: Actor, { importId, onlyGoodRows, idempotencyKey }: Keyed & { importId: number; onlyGoodRows: boolean }): Promise<Outcome<number, ApplyRefusal>> {
    return once(this.work, actor, { operation: 'creditClaimImportApply', input: { importId, onlyGoodRows }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, ApplyRefusal>> => {
      const facts = await this.lock(tx, actor, importId);
      const refusal = refusalToApply(facts, onlyGoodRows);
      if (refusal) return refused(refusal);
      if (facts.status === 'PLANNED') await tx.run("UPDATE claim_imports SET status = 'APPLYING', onlyGoodRows = ? WHERE id = ?", [onlyGoodRows, importId]);
      await this.enqueue(tx, 'creditClaimImports.apply', importId);
      return done(importId);
    });
  }

  /** Withdraws every claim of an import while nobody has decided on any. @throws RequestError NOT_FOUND */
  undo(actor: Actor, { importId, idempotencyKey }: Keyed & { importId: number }): Promise<Outcome<number, UndoRefusal>> {
    return once(this.work, actor, { operation: 'creditClaimImportUndo', input: { importId }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, UndoRefusal>> => {
      const refusal = refusalToUndo(await this.lock(tx, actor, importId));
      if (refusal) return refused(refusal);
      const claims = (await tx.rows<{ claimId: number }>('SELECT claimId FROM claim_import_rows WHERE importId = ? AND claimId IS NOT NULL ORDER BY claimId', [importId])).map((each) => each.claimId);
      const withdrawn = await tx.run("UPDATE credit_claims SET status = 'WITHDRAWN', changedAt = ? WHERE id IN (?) AND status IN ('PENDING', 'QUARANTINED')", [tx.now, claims]);
      await tx.run("UPDATE claim_imports SET status = 'UNDONE', undoneBy = ?, undoneAt = ? WHERE id = ?", [actor.name, tx.now, importId]);
      tx.audit({ action: 'creditClaimImport.undo', subjectType: 'CreditClaimImport', subjectId: importId, details: { withdrawn } });
      return done(importId);
    });
  }

  /** Locks the import, then its claims, so that nothing is decided between the look and the deed. */
  private async lock(tx: Tx, actor: Actor, importId: number): Promise<ImportFacts> {
    const row = await tx.lockOne<ClaimImportRow>('SELECT * FROM claim_imports WHERE id = ?', [importId]);
    if (!row || !schoolIdsOf(actor).includes(row.schoolId)) throw notFound({ zh: '批量申报', en: 'bulk claims' });
    const job = row.jobId === null ? undefined : await tx.row<{ status: string }>('SELECT status FROM jobs WHERE id = ?', [row.jobId]);
    const states = await tx.lock<{ status: string; decidedAt: string | null }>('SELECT status, decidedAt FROM credit_claims WHERE id IN (SELECT claimId FROM claim_import_rows WHERE importId = ? AND claimId IS NOT NULL) ORDER BY id', [importId]);
    return { status: row.status, isStalled: job?.status === 'FAILED', goodCount: row.readyCount + row.suspectCount, refusedCount: row.refusedCount, decidedCount: states.filter(({ decidedAt }) => decidedAt !== null).length };
  }

  private async enqueue(tx: Tx, kind: string, importId: number): Promise<void> {
    const jobId = await enqueueJob(tx, kind, { importId });
    await tx.run('UPDATE claim_imports SET jobId = ? WHERE id = ?', [jobId, importId]);
  }
}

function schoolIdsOf(actor: Actor): readonly number[] {
  const reach = actor.reach(...CLAIM_PRECHECKERS);
  return reach.county ? [] : reach.schoolIds;
}

/** The one school of the actor, or the one he names. @throws RequestError FORBIDDEN, BAD_USER_INPUT */
function schoolOf(actor: Actor, wanted: string | null | undefined): number {
  const own = schoolIdsOf(actor);
  if (wanted) {
    if (!own.includes(Number(wanted))) throw forbidden();
    return Number(wanted);
  }
  const [schoolId] = own;
  if (schoolId === undefined) throw forbidden();
  if (own.length > 1) throw badInput('input.schoolId', { zh: '您管理多所学校，请选择为哪所学校申报。', en: 'You administer several schools; say for which one.' });
  return schoolId;
}
