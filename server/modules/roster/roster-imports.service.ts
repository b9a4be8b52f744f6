import { forbidden, notFound } from '../../platform/errors.js';
import type { StoredFile } from '../../platform/files/files.js';
import type { Platform } from '../../platform/module.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { isUniqueViolation } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { RosterImportRow } from './roster.entities.js';
import { ROSTER_IMPORTERS } from './roster.policy.js';
import { isForeignKeyViolation, type RosterDependents } from './roster-dependents.js';
import { takeBack } from './roster-writing.js';
import { type ApplyRefusal, type ImportFacts, refusalToApply, refusalToUndo, type RosterCounts, type UndoRefusal } from './rules/import-steps.js';

/** Unique among imports: who holds it writes. */
const TURN = 'turn';

interface Keyed { idempotencyKey?: string | null }

/** The steps of an import: check, write, take back. Only those who work for the whole county take them. */
export class RosterImports {
  constructor(private readonly platform: Platform, private readonly dependents: RosterDependents) {}

  /** Starts the dry run of an uploaded workbook. @throws RequestError NOT_FOUND when there is no such file. */
  prepare(actor: Actor, { fileId, idempotencyKey }: Keyed & { fileId: number }): Promise<Outcome<number>> {
    countyOnly(actor);
    return once(this.platform.work, actor, { operation: 'rosterImportPrepare', input: { fileId }, key: idempotencyKey ?? null }, async (tx) => {
      const file = await tx.row<StoredFile>("SELECT * FROM stored_files WHERE id = ? AND purpose = 'roster'", [fileId]);
      if (!file) throw notFound({ zh: '上传文件', en: 'uploaded file' });
      const importId = await tx.insert(RosterImportRow, {
        fileId, fileName: file.name, status: 'PREPARING', turnKey: null, refusal: null, counts: null, onlyGoodRows: false, writtenSeq: 0, jobId: null,
        createdBy: actor.name, createdAt: tx.now, appliedBy: null, appliedAt: null, undoneBy: null, undoneAt: null,
      });
      await this.enqueue(tx, 'roster.prepare', importId);
      tx.audit({ action: 'rosterImport.prepare', subjectType: 'RosterImport', subjectId: importId, details: { fileName: file.name, sha256: file.sha256 } });
      return done(importId);
    });
  }

  /** Starts writing, or goes on with what came to a halt. @throws RequestError NOT_FOUND */
  apply(actor: Actor, { importId, onlyGoodRows, idempotencyKey }: Keyed & { importId: number; onlyGoodRows: boolean }): Promise<Outcome<number, ApplyRefusal>> {
    return this.inTurn(actor, 'rosterImportApply', { importId, onlyGoodRows }, idempotencyKey, async (tx): Promise<Outcome<number, ApplyRefusal>> => {
      const facts = await this.lock(tx, importId);
      const refusal = refusalToApply(facts, onlyGoodRows);
      if (refusal) return refused(refusal);
      if (facts.status === 'PLANNED') {
        await tx.run("UPDATE roster_imports SET status = 'APPLYING', turnKey = ?, onlyGoodRows = ?, appliedBy = ? WHERE id = ? AND status = 'PLANNED'", [TURN, onlyGoodRows, actor.name, importId]);
      }
      await this.enqueue(tx, 'roster.apply', importId);
      return done(importId);
    });
  }

  /** Takes an import back as a whole, or says what is in the way. @throws RequestError NOT_FOUND */
  async undo(actor: Actor, { importId, idempotencyKey }: Keyed & { importId: number }): Promise<Outcome<number, UndoRefusal>> {
    try {
      return await this.inTurn(actor, 'rosterImportUndo', { importId }, idempotencyKey, async (tx): Promise<Outcome<number, UndoRefusal>> => {
        const facts = await this.lock(tx, importId);
        const refusal = refusalToUndo(facts) ?? await this.dependents.refusal(tx, importId, facts.writtenSeq);
        if (refusal) return refused(refusal);
        await tx.run('UPDATE roster_imports SET turnKey = ? WHERE id = ?', [TURN, importId]);
        await takeBack(tx, importId);
        await tx.run("UPDATE roster_imports SET status = 'UNDONE', turnKey = NULL, undoneBy = ?, undoneAt = ? WHERE id = ?", [actor.name, tx.now, importId]);
        tx.audit({ action: 'rosterImport.undo', subjectType: 'RosterImport', subjectId: importId });
        return done(importId);
      });
    } catch (error) {
      // Something came to depend on a row between the look and the deletion.
      if (isForeignKeyViolation(error)) return refused({ code: 'SOMETHING_DEPENDS', names: [], more: true });
      throw error;
    }
  }

  private async inTurn<R extends { code: string }>(actor: Actor, operation: string, input: object, key: string | null | undefined, effect: (tx: Tx) => Promise<Outcome<number, R | { code: 'ANOTHER_AT_WORK' }>>): Promise<Outcome<number, R | { code: 'ANOTHER_AT_WORK' }>> {
    countyOnly(actor);
    try {
      return await once(this.platform.work, actor, { operation, input, key: key ?? null }, effect);
    } catch (error) {
      if (isUniqueViolation(error)) return refused({ code: 'ANOTHER_AT_WORK' });
      throw error;
    }
  }

  private async lock(tx: Tx, importId: number): Promise<ImportFacts & { writtenSeq: number }> {
    const row = await tx.lockOne<RosterImportRow>('SELECT * FROM roster_imports WHERE id = ?', [importId]);
    if (!row) throw notFound({ zh: '导入记录', en: 'import' });
    const job = row.jobId === null ? undefined : await tx.row<{ status: string }>('SELECT status FROM jobs WHERE id = ?', [row.jobId]);
    const other = await tx.row('SELECT id FROM roster_imports WHERE turnKey = ? AND id <> ?', [TURN, importId]);
    return { status: row.status, writtenSeq: row.writtenSeq, isStalled: job?.status === 'FAILED', othersTurn: Boolean(other), counts: row.counts === null ? null : JSON.parse(row.counts) as RosterCounts };
  }

  private async enqueue(tx: Tx, kind: string, importId: number): Promise<void> {
    const jobId = await enqueueJob(tx, kind, { importId });
    await tx.run('UPDATE roster_imports SET jobId = ? WHERE id = ?', [jobId, importId]);
  }
}

/** @throws RequestError FORBIDDEN: a role for one area or school does not carry a roster of the county. */
export function countyOnly(actor: Actor): void {
  if (!actor.reach(...ROSTER_IMPORTERS).county) throw forbidden();
}
