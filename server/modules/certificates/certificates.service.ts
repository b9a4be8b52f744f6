import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { once } from '../../platform/transactions/idempotency.js';
import { enqueueJob } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import { cohortFacts } from '../training/index.js';
import { CertificateBatchRow, CertificateReprintRow, type CertificateSettingsRow } from './certificates.entities.js';
import { CERTIFICATE_ISSUERS } from './certificates.policy.js';
import { cohortNotFound, invalidate, loadLines, lockCertificate, lockCohort, type MissingGlyphs, writeCertificates } from './certificates.store.js';
import { refusalOfName, refusalToReissue, refusalToRevoke, type ReissueRefusal, type ReprintRefusal, type RevokeRefusal } from './rules/changes.js';
import { type IssueRefusal, refusalToIssue } from './rules/issue.js';

export const ISSUE_JOB = 'certificates.issue';

type Keyed = { idempotencyKey?: string | null | undefined };
export type IssueInput = { cohortId: string; leavesOutUnprintable: boolean } & Keyed;
export type RevokeInput = { certificateId: string; reason: string } & Keyed;
export type ReissueInput = { certificateId: string; holderName: string; reason: string } & Keyed;
export type SettingsInput = Pick<CertificateSettingsRow, 'numberPrefix' | 'issuer' | 'issuerEn'> & Keyed;

/** Issues, revokes and reissues. Cohort first, then the certificate, the year's counter last. */
export class Certificates {
  constructor(private readonly work: UnitOfWork, private readonly secrets: Secrets, private readonly missingGlyphs: MissingGlyphs) {}

  /** Starts the batch; the job does the numbering and printing. @returns the id of the batch. */
  issue(actor: Actor, input: IssueInput): Promise<Outcome<number, IssueRefusal>> {
    return this.once(actor, 'certificatesIssue', input, async (tx) => {
      const cohortId = Number(input.cohortId);
      const { leavesOutUnprintable } = input;
      if (!isWithin(actor.reach(...CERTIFICATE_ISSUERS), {})) throw cohortNotFound();
      await lockCohort(tx, cohortId);
      const cohort = await cohortFacts(tx, cohortId);
      if (!cohort) throw cohortNotFound();
      const running = await tx.row<{ requestedByName: string }>(
        "SELECT b.requestedByName FROM certificate_batches b JOIN jobs j ON j.id = b.jobId WHERE b.cohortId = ? AND b.endedAt IS NULL AND j.status IN ('QUEUED', 'RUNNING')", [cohortId]);
      const lines = (await loadLines(tx, cohortId, this.missingGlyphs)).map(({ teacherName: name, standing }) => ({ name, standing }));
      const refusal = refusalToIssue({ status: cohort.status, runningByName: running?.requestedByName ?? null, lines, leavesOutUnprintable });
      if (refusal) return refused(refusal);
      const plannedCount = lines.filter(({ standing }) => standing.code === 'READY').length;
      const batchId = await tx.insert(CertificateBatchRow, {
        cohortId, jobId: null, leavesOutUnprintable, plannedCount, issuedCount: 0, printedCount: 0, requestedByName: actor.name, createdAt: tx.now, endedAt: null,
      });
      const jobId = await enqueueJob(tx, ISSUE_JOB, { batchId });
      await tx.run('UPDATE certificate_batches SET jobId = ? WHERE id = ?', [jobId, batchId]);
      tx.audit({ action: 'certificates.issue', subjectType: 'Cohort', subjectId: cohortId, details: { batchId, plannedCount, leavesOutUnprintable } });
      return done(batchId);
    });
  }

  revoke(actor: Actor, input: RevokeInput): Promise<Outcome<number, RevokeRefusal>> {
    return this.once(actor, 'certificateRevoke', input, async (tx) => {
      const certificate = await lockCertificate(tx, actor, Number(input.certificateId));
      const refusal = refusalToRevoke(certificate, actor);
      if (refusal) return refused(refusal);
      const reason = input.reason.trim();
      await invalidate(tx, certificate.id, 'REVOKED', 'OFFICE', reason);
      tx.audit({ action: 'certificate.revoke', subjectType: 'Certificate', subjectId: certificate.id, details: { number: certificate.number, teacherId: certificate.teacherId, reason } });
      return done(certificate.id);
    });
  }

  /** The same completion under a new number, with the name as it should be; the old one points to it. @returns the id of the new one. */
  reissue(actor: Actor, input: ReissueInput): Promise<Outcome<number, ReissueRefusal>> {
    return this.once(actor, 'certificateReissue', input, async (tx) => {
      const old = await lockCertificate(tx, actor, Number(input.certificateId));
      const holderName = input.holderName.normalize('NFKC').trim();
      const reason = input.reason.trim();
      const refusal = refusalToReissue(old, actor) ?? refusalOfName({ status: old.status, printedName: old.holderName, newName: holderName, missingCharacters: this.missingGlyphs(holderName) });
      if (refusal) return refused(refusal);
      if (old.status === 'VALID') await invalidate(tx, old.id, 'REPLACED', 'OFFICE', reason);
      const { cohortId, completionId, teacherId, schoolName, schoolNameEn, trainingTitle, trainingTitleEn, startsOn, endsOn, minutes, centicredits } = old;
      const [issued] = await writeCertificates(tx, this.secrets, [{
        cohortId, batchId: null, completionId, teacherId, holderName, schoolName, schoolNameEn, trainingTitle, trainingTitleEn, startsOn, endsOn, minutes, centicredits, replacesId: old.id,
      }]);
      if (!issued) throw new Error('no certificate was written');
      tx.audit({
        action: 'certificate.reissue', subjectType: 'Certificate', subjectId: issued.id,
        details: { number: issued.number, replaces: old.number, teacherId, printedName: old.holderName, holderName, reason },
      });
      return done(issued.id);
    });
  }

  /** Enters a further copy into the register of reprints; the number stays. @returns the id of the certificate. */
  reprint(actor: Actor, input: RevokeInput): Promise<Outcome<number, ReprintRefusal>> {
    return this.once(actor, 'certificateReprint', input, async (tx) => {
      const certificate = await lockCertificate(tx, actor, Number(input.certificateId));
      const refusal = refusalToRevoke(certificate, actor);
      if (refusal) return refused(refusal);
      const { id, number } = certificate;
      const ordinal = certificate.reprintCount + 1;
      const reason = input.reason.trim();
      await tx.insert(CertificateReprintRow, { certificateId: id, ordinal, reason, accountId: actor.accountId, accountName: actor.name, at: tx.now });
      await tx.run('UPDATE certificates SET reprintCount = ?, changedAt = ? WHERE id = ?', [ordinal, tx.now, id]);
      tx.audit({ action: 'certificate.reprint', subjectType: 'Certificate', subjectId: id, details: { number, ordinal, reason } });
      return done(id);
    });
  }

  /** For certificates issued from now on; those issued keep what is printed on them. */
  editSettings(actor: Actor, input: SettingsInput): Promise<Outcome<number>> {
    return this.once(actor, 'certificateSettingsEdit', input, async (tx) => {
      const [numberPrefix, issuer, issuerEn] = [input.numberPrefix, input.issuer, input.issuerEn].map((each) => each.normalize('NFKC').trim()) as [string, string, string];
      await tx.run('UPDATE certificate_settings SET numberPrefix = ?, issuer = ?, issuerEn = ?, changedAt = ? WHERE id = 1', [numberPrefix, issuer, issuerEn, tx.now]);
      tx.audit({ action: 'certificateSettings.edit', subjectType: 'CertificateSettings', subjectId: 1, details: { numberPrefix, issuer, issuerEn } });
      return done(1);
    });
  }

  private once<T>(actor: Actor, operation: string, input: Keyed, effect: (tx: Tx) => Promise<T>): Promise<T> {
    return once(this.work, actor, { operation, input, key: input.idempotencyKey ?? null }, effect);
  }
}

/** The credit of a completion was taken back: its certificate goes too. Told by credits after its commit. */
export async function revokeForReversedCredit(tx: Tx, { entryId }: { entryId: number }): Promise<void> {
  const entry = await tx.row<{ causeKey: string }>('SELECT causeKey FROM ledger_entries WHERE id = ?', [entryId]);
  const completionId = Number(/^completion:(\d+)$/.exec(entry?.causeKey ?? '')?.[1]);
  const completion = completionId ? await tx.row<{ cohortId: number }>('SELECT cohortId FROM completions WHERE id = ?', [completionId]) : undefined;
  if (!completion) return;
  // A batch that is issuing right now either sees the reversal or has committed before this lock is given.
  await lockCohort(tx, completion.cohortId);
  const certificate = await tx.lockOne<{ id: number; number: string; teacherId: number }>('SELECT id, number, teacherId FROM certificates WHERE validCompletionId = ?', [completionId]);
  if (!certificate) return;
  const reversal = await tx.row<{ trace: string }>('SELECT trace FROM ledger_entries WHERE reversesId = ?', [entryId]);
  const { reason = '' } = JSON.parse(reversal?.trace ?? '{}') as { reason?: string };
  await invalidate(tx, certificate.id, 'REVOKED', 'CREDIT_REVERSED', reason);
  tx.audit({ action: 'certificate.revoke', subjectType: 'Certificate', subjectId: certificate.id, details: { number: certificate.number, teacherId: certificate.teacherId, reason, entryId } });
}

/** A closing was taken back: certificates of its list go, those of completions that had earned no credit too. Told by training after its commit. */
export async function revokeForReopenedCohort(tx: Tx, { cohortId, round, reason }: { cohortId: number; round: number; reason: string }): Promise<void> {
  await lockCohort(tx, cohortId);
  const certificates = await tx.lock<{ id: number; number: string; teacherId: number }>(
    "SELECT id, number, teacherId FROM certificates WHERE cohortId = ? AND status = 'VALID' AND completionId IN (SELECT id FROM completions WHERE cohortId = ? AND round <= ?) ORDER BY id", [cohortId, cohortId, round]);
  for (const { id, number, teacherId } of certificates) {
    await invalidate(tx, id, 'REVOKED', 'COHORT_REOPENED', reason);
    tx.audit({ action: 'certificate.revoke', subjectType: 'Certificate', subjectId: id, details: { number, teacherId, reason, cohortId } });
  }
}
