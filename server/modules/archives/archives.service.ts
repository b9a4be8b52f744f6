import { notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob } from '../../platform/transactions/jobs.js';
import type { Subscriber } from '../../platform/transactions/outbox.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ArchiveFileRow, ArchiveTermRow, CohortArchiveRow } from './archives.entities.js';
import { loadFacts } from './archives.facts.js';
import { keptArchives, readableArchives } from './archives.policy.js';
import { type AddRefusal, refusalToAdd, refusalToRequire, refusalToSeal, type RequireRefusal, type SealRefusal } from './rules/archive-life.js';
import { checklistOf } from './rules/checklist.js';
import type { ArchivePart, Requirement, UploadPart } from './rules/vocabulary.js';

type Keyed = { readonly idempotencyKey?: string | null | undefined };
export type BoundKind = 'ZIP' | 'PDF';
export const BIND_JOB = 'archives.bind';
/** What uploads for archives are kept as. */
export const ARCHIVE_UPLOAD = 'archive';
const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

/** Papers of cohorts: brought, described, removed, sealed. Every change locks the cohort, then its archive. */
export class Archives {
  constructor(private readonly work: UnitOfWork) {}

  addFile(actor: Actor, input: Keyed & { cohortId: number; part: UploadPart; fileId: number; sessionId: number | null; caption: string }): Promise<Outcome<number, AddRefusal>> {
    const { cohortId, part, fileId, sessionId, caption } = input;
    return once(this.work, actor, { operation: 'archiveFileAdd', input: { cohortId, part, fileId, sessionId, caption }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, AddRefusal>> => {
      const archive = await lockArchive(tx, keptArchives(actor), cohortId);
      const file = await tx.row<{ name: string; mediaType: string; sizeBytes: number; sha256: string }>(
        'SELECT name, mediaType, sizeBytes, sha256 FROM stored_files f WHERE id = ? AND purpose = ? AND ownerAccountId = ? AND NOT EXISTS (SELECT 1 FROM archive_files a WHERE a.fileId = f.id)', [fileId, ARCHIVE_UPLOAD, actor.accountId]);
      const same = file && await tx.row<{ name: string }>('SELECT f.name FROM archive_files a JOIN stored_files f ON f.id = a.fileId WHERE a.cohortId = ? AND a.part = ? AND f.sha256 = ? LIMIT 1', [cohortId, part, file.sha256]);
      const refusal = refusalToAdd({
        isArchived: archive.archivedAt !== null, part, file: file ?? null, isSessionKnown: sessionId === null || await isSession(tx, cohortId, sessionId),
        fileCount: archive.fileCount, fileBytes: archive.fileKilobytes * 1024, sameAs: same?.name ?? null,
      });
      if (refusal || !file) return refused(refusal ?? { code: 'FILE_UNKNOWN' });
      const id = await tx.insert(ArchiveFileRow, { cohortId, part, fileId, sessionId, caption: caption.trim(), addedByName: actor.name, addedAt: tx.now });
      await tx.run('UPDATE cohort_archives SET fileCount = fileCount + 1, fileKilobytes = fileKilobytes + ?, changedAt = ? WHERE id = ?', [kilobytes(file.sizeBytes), tx.now, archive.id]);
      tx.audit({ action: 'archiveFile.add', subjectType: 'Cohort', subjectId: cohortId, details: { archiveFileId: id, part, name: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes } });
      return done(cohortId);
    });
  }

  /** The words under a picture, and the session that notes belong to. */
  describeFile(actor: Actor, input: Keyed & { id: number; caption: string; sessionId: number | null }): Promise<Outcome<number, { readonly code: 'ARCHIVED' } | { readonly code: 'SESSION_UNKNOWN' }>> {
    const { id, caption, sessionId } = input;
    return once(this.work, actor, { operation: 'archiveFileDescribe', input: { id, caption, sessionId }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { readonly code: 'ARCHIVED' } | { readonly code: 'SESSION_UNKNOWN' }>> => {
      const { archive } = await lockFile(tx, actor, id);
      if (archive.archivedAt !== null) return refused({ code: 'ARCHIVED' });
      if (sessionId !== null && !(await isSession(tx, archive.cohortId, sessionId))) return refused({ code: 'SESSION_UNKNOWN' });
      await tx.run('UPDATE archive_files SET caption = ?, sessionId = ? WHERE id = ?', [caption.trim(), sessionId, id]);
      await tx.run('UPDATE cohort_archives SET changedAt = ? WHERE id = ?', [tx.now, archive.id]);
      return done(archive.cohortId);
    });
  }

  removeFile(actor: Actor, { id, idempotencyKey }: Keyed & { id: number }): Promise<Outcome<number, { readonly code: 'ARCHIVED' }>> {
    return once(this.work, actor, { operation: 'archiveFileRemove', input: { id }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { readonly code: 'ARCHIVED' }>> => {
      const { archive, file } = await lockFile(tx, actor, id);
      if (archive.archivedAt !== null) return refused({ code: 'ARCHIVED' });
      await tx.run('DELETE FROM archive_files WHERE id = ?', [id]);
      await tx.run('UPDATE cohort_archives SET fileCount = fileCount - 1, fileKilobytes = fileKilobytes - ?, changedAt = ? WHERE id = ?', [kilobytes(file.sizeBytes), tx.now, archive.id]);
      tx.audit({ action: 'archiveFile.remove', subjectType: 'Cohort', subjectId: archive.cohortId, details: { archiveFileId: id, part: file.part, name: file.name, sha256: file.sha256 } });
      return done(archive.cohortId);
    });
  }

  require(actor: Actor, input: Keyed & { cohortId: number; part: ArchivePart; requirement: Requirement; reason: string }): Promise<Outcome<number, RequireRefusal>> {
    const { cohortId, part, requirement, reason } = input;
    return once(this.work, actor, { operation: 'archivePartRequire', input: { cohortId, part, requirement, reason }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, RequireRefusal>> => {
      const archive = await lockArchive(tx, readableArchives(actor), cohortId);
      const refusal = refusalToRequire({ isArchived: archive.archivedAt !== null, requirement, reason });
      if (refusal) return refused(refusal);
      await tx.upsertMany(ArchiveTermRow, [{ cohortId, part, requirement, reason: reason.trim() || null, byName: actor.name, at: tx.now }], ['cohortId', 'part'], { requirement: 'replace', reason: 'replace', byName: 'replace', at: 'replace' });
      await tx.run('UPDATE cohort_archives SET changedAt = ? WHERE id = ?', [tx.now, archive.id]);
      tx.audit({ action: 'archivePart.require', subjectType: 'Cohort', subjectId: cohortId, details: { part, requirement, reason } });
      return done(cohortId);
    });
  }

  seal(actor: Actor, { cohortId, idempotencyKey }: Keyed & { cohortId: number }): Promise<Outcome<number, SealRefusal>> {
    return once(this.work, actor, { operation: 'archiveSeal', input: { cohortId }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number, SealRefusal>> => {
      const archive = await lockArchive(tx, readableArchives(actor), cohortId);
      const facts = (await loadFacts(tx, [cohortId], tx)).get(cohortId);
      if (!facts) throw cohortNotFound();
      const items = checklistOf(facts);
      const refusal = refusalToSeal({ isArchived: archive.archivedAt !== null, items });
      if (refusal) return refused(refusal);
      await tx.run('UPDATE cohort_archives SET archivedAt = ?, archivedByName = ? WHERE id = ?', [tx.now, actor.name, archive.id]);
      tx.audit({ action: 'archive.seal', subjectType: 'Cohort', subjectId: cohortId, details: { files: archive.fileCount, parts: items.filter((each) => each.state === 'PRESENT').map((each) => each.part) } });
      return done(cohortId);
    });
  }

  reopen(actor: Actor, input: Keyed & { cohortId: number; reason: string }): Promise<Outcome<number, { readonly code: 'NOT_ARCHIVED' }>> {
    const { cohortId, reason } = input;
    return once(this.work, actor, { operation: 'archiveReopen', input: { cohortId, reason }, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, { readonly code: 'NOT_ARCHIVED' }>> => {
      const archive = await lockArchive(tx, readableArchives(actor), cohortId);
      if (archive.archivedAt === null) return refused({ code: 'NOT_ARCHIVED' });
      await open(tx, archive, reason.trim());
      return done(cohortId);
    });
  }

  /** Starts the job that writes the zip or the PDF; while one is at work for the same class, that one is told. */
  bind(actor: Actor, { cohortId, kind, idempotencyKey }: Keyed & { cohortId: number; kind: BoundKind }): Promise<Outcome<number>> {
    return once(this.work, actor, { operation: 'archiveBind', input: { cohortId, kind }, key: idempotencyKey ?? null }, async (tx): Promise<Outcome<number>> => {
      const archive = await lockArchive(tx, readableArchives(actor), cohortId);
      const column = kind === 'ZIP' ? 'zipJobId' : 'pdfJobId';
      const running = await tx.row<{ id: number }>("SELECT id FROM jobs WHERE id = ? AND ownerAccountId = ? AND status IN ('QUEUED', 'RUNNING')", [archive[column] ?? 0, actor.accountId]);
      if (running) return done(cohortId);
      const jobId = await enqueueJob(tx, BIND_JOB, { cohortId, kind });
      await tx.run(`UPDATE cohort_archives SET ${column} = ? WHERE id = ?`, [jobId, archive.id]);
      tx.audit({ action: 'archive.bind', subjectType: 'Cohort', subjectId: cohortId, details: { kind, jobId } });
      return done(cohortId);
    });
  }
}

/** The completion list of a sealed archive was taken back: what is in the archive is no longer what happened. */
export const openForReopenedCohort: Subscriber = async (tx, { cohortId, reason }) => {
  const archive = await tx.lockOne<CohortArchiveRow>('SELECT * FROM cohort_archives WHERE cohortId = ? AND archivedAt IS NOT NULL', [Number(cohortId)]);
  if (archive) await open(tx, archive, `撤回结业：${String(reason)}`);
};

async function open(tx: Tx, archive: CohortArchiveRow, reason: string): Promise<void> {
  await tx.run('UPDATE cohort_archives SET archivedAt = NULL, archivedByName = NULL, reopenedAt = ?, reopenReason = ?, changedAt = ? WHERE id = ?', [tx.now, reason.slice(0, 300), tx.now, archive.id]);
  tx.audit({ action: 'archive.reopen', subjectType: 'Cohort', subjectId: archive.cohortId, details: { reason, archivedAt: archive.archivedAt } });
}

/** The archive of a cohort within reach, locked; it is written down at its first change. @throws RequestError NOT_FOUND */
async function lockArchive(tx: Tx, within: { sql: string; params: (readonly number[])[] }, cohortId: number): Promise<CohortArchiveRow> {
  if (!(await tx.lockOne(`SELECT c.id FROM cohorts c WHERE c.id = ? AND ${within.sql}`, [cohortId, ...within.params]))) throw cohortNotFound();
  await tx.upsertMany(CohortArchiveRow, [{ cohortId, fileCount: 0, fileKilobytes: 0, changedAt: tx.now }], ['cohortId']);
  return await tx.lockOne<CohortArchiveRow>('SELECT * FROM cohort_archives WHERE cohortId = ?', [cohortId]) as CohortArchiveRow;
}

async function lockFile(tx: Tx, actor: Actor, id: number): Promise<{ archive: CohortArchiveRow; file: ArchiveFileRow & { name: string; sha256: string; sizeBytes: number } }> {
  const found = await tx.row<{ cohortId: number }>('SELECT cohortId FROM archive_files WHERE id = ?', [id]);
  if (!found) throw fileNotFound();
  const archive = await lockArchive(tx, keptArchives(actor), found.cohortId);
  const file = await tx.row<ArchiveFileRow & { name: string; sha256: string; sizeBytes: number }>('SELECT a.*, f.name, f.sha256, f.sizeBytes FROM archive_files a JOIN stored_files f ON f.id = a.fileId WHERE a.id = ?', [id]);
  if (!file) throw fileNotFound();
  return { archive, file };
}

async function isSession(tx: Tx, cohortId: number, sessionId: number): Promise<boolean> {
  return await tx.row('SELECT s.id FROM register_sessions s JOIN cohorts c ON c.rollId = s.rollId WHERE c.id = ? AND s.id = ?', [cohortId, sessionId]) !== undefined;
}

export const cohortNotFound = (): Error => notFound({ zh: '培训班', en: 'cohort' });
export const fileNotFound = (): Error => notFound({ zh: '文件', en: 'file' });
