import { notFound } from '../../platform/errors.js';
import type { StoredFile } from '../../platform/files/files.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor, Reach } from '../accounts/index.js';
import { REGISTRATION_CHECK_JOB } from './registration-check.js';
import { RegistrationImportRow } from './registration-imports.entities.js';
import { REGISTRATION_TAKE_JOB } from './registration-taking.js';
import { type CancelRefusal, READY, refusalToCancel, refusalToTake, type TakeRefusal } from './rules/import-outcome.js';
import type { CohortStatus, RegistrationPath } from './rules/vocabulary.js';

type Keyed = { idempotencyKey?: string | null | undefined };

/** As whom somebody brings a list, and whose teachers may be in it: the centre the county's, a school or an area its own. */
export function importerOf(actor: Actor): { readonly path: RegistrationPath; readonly reach: Reach } {
  const centre = actor.reach('COORDINATOR', 'ADMINISTRATOR');
  if (centre.county) return { path: 'COORDINATOR', reach: centre };
  return actor.is('SCHOOL_ADMINISTRATOR') ? { path: 'SCHOOL', reach: actor.reach('SCHOOL_ADMINISTRATOR', 'AREA_LEAD') } : { path: 'AREA', reach: actor.reach('AREA_LEAD') };
}

/** The steps of a list: checked, then taken or left. */
export class RegistrationImports {
  constructor(private readonly work: UnitOfWork) {}

  /** Starts the dry run of an uploaded list. @throws RequestError NOT_FOUND when class or file are none of his. */
  prepare(actor: Actor, input: { cohortId: string; fileId: string } & Keyed): Promise<Outcome<number>> {
    const { path, reach } = importerOf(actor);
    return once(this.work, actor, { operation: 'registrationImportPrepare', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const cohort = await tx.row<{ id: number; status: CohortStatus }>('SELECT id, status FROM cohorts WHERE id = ?', [Number(input.cohortId)]);
      if (!cohort || (cohort.status === 'DRAFT' && path !== 'COORDINATOR')) throw notFound({ zh: '培训班', en: 'cohort' });
      const file = await tx.row<StoredFile>("SELECT * FROM stored_files WHERE id = ? AND purpose = 'registrations' AND ownerAccountId = ?", [Number(input.fileId), actor.accountId]);
      if (!file) throw notFound({ zh: '上传文件', en: 'uploaded file' });
      const importId = await tx.insert(RegistrationImportRow, {
        cohortId: cohort.id, fileId: file.id, fileName: file.name, path, reach: JSON.stringify(reach), status: 'CHECKING', refusal: null, ignoredColumns: null, takenSeq: 0, jobId: null,
        createdByAccountId: actor.accountId, createdBy: actor.name, createdAt: tx.now, takenBy: null, takenAt: null,
      });
      await this.enqueue(tx, REGISTRATION_CHECK_JOB, importId);
      tx.audit({ action: 'registrationImport.prepare', subjectType: 'RegistrationImport', subjectId: importId, details: { cohortId: cohort.id, fileName: file.name, sha256: file.sha256 } });
      return done(importId);
    });
  }

  /** Starts to register the lines that are right, or goes on with what came to a halt. @throws RequestError NOT_FOUND */
  take(actor: Actor, input: { importId: string } & Keyed): Promise<Outcome<number, TakeRefusal>> {
    return once(this.work, actor, { operation: 'registrationImportTake', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, TakeRefusal>> => {
      const row = await lockImport(tx, actor, Number(input.importId));
      const job = row.jobId === null ? undefined : await tx.row<{ status: string }>('SELECT status FROM jobs WHERE id = ?', [row.jobId]);
      const { n: ready } = await tx.row<{ n: number }>('SELECT COUNT(*) AS n FROM registration_import_lines WHERE importId = ? AND outcome IN (?)', [row.id, [...READY]]) ?? { n: 0 };
      const refusal = refusalToTake({ status: row.status, isStalled: job?.status === 'FAILED', ready });
      if (refusal) return refused(refusal);
      // Whoever brought it may reach less by now; the centre takes a school's list within that school's reach.
      const now = importerOf(actor);
      await tx.run("UPDATE registration_imports SET status = 'TAKING', takenBy = ?, reach = ? WHERE id = ?", [row.takenBy ?? actor.name, now.path === row.path ? JSON.stringify(now.reach) : row.reach, row.id]);
      await this.enqueue(tx, REGISTRATION_TAKE_JOB, row.id);
      tx.audit({ action: 'registrationImport.take', subjectType: 'RegistrationImport', subjectId: row.id, details: { cohortId: row.cohortId, ready } });
      return done(row.id);
    });
  }

  /** Leaves a list that was only checked. @throws RequestError NOT_FOUND */
  cancel(actor: Actor, input: { importId: string } & Keyed): Promise<Outcome<number, CancelRefusal>> {
    return once(this.work, actor, { operation: 'registrationImportCancel', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, CancelRefusal>> => {
      const row = await lockImport(tx, actor, Number(input.importId));
      const refusal = refusalToCancel(row);
      if (refusal) return refused(refusal);
      await tx.run("UPDATE registration_imports SET status = 'CANCELLED' WHERE id = ?", [row.id]);
      tx.audit({ action: 'registrationImport.cancel', subjectType: 'RegistrationImport', subjectId: row.id, details: { cohortId: row.cohortId } });
      return done(row.id);
    });
  }

  private async enqueue(tx: Tx, kind: string, importId: number): Promise<void> {
    const jobId = await enqueueJob(tx, kind, { importId });
    await tx.run('UPDATE registration_imports SET jobId = ? WHERE id = ?', [jobId, importId]);
  }
}

/** Lists are his who brought them; the centre sees all. */
export function seesImport(actor: Actor, { createdByAccountId }: Pick<RegistrationImportRow, 'createdByAccountId'>): boolean {
  return createdByAccountId === actor.accountId || actor.reach('COORDINATOR', 'ADMINISTRATOR').county;
}

async function lockImport(tx: Tx, actor: Actor, id: number): Promise<RegistrationImportRow> {
  const row = await tx.lockOne<RegistrationImportRow>('SELECT * FROM registration_imports WHERE id = ?', [id]);
  if (!row || !seesImport(actor, row)) throw notFound({ zh: '导入记录', en: 'import' });
  return row;
}
