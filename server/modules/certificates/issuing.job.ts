import type { Platform } from '../../platform/module.js';
import type { JobHandler } from '../../platform/transactions/jobs.js';
import type { Tx } from '../../platform/transactions/tx.js';
import { type CohortFacts, cohortFacts } from '../training/index.js';
import type { CertificateBatchRow, CertificateRow } from './certificates.entities.js';
import { loadLines, lockCohort, writeCertificates } from './certificates.store.js';
import type { CertificatePapers } from './papers.js';

/** Certificates numbered in one transaction: long enough to be quick, short enough not to keep others waiting. */
const NUMBERED_AT_ONCE = 50;
/** Papers between two reports of progress. */
const PRINTED_AT_ONCE = 10;

/**
 * Numbers what a batch has to number, then prints it. Both parts look at what is left to do, so the job can
 * be killed at any point and started again: a transaction that did not commit has used no number.
 */
export function issuingJob(platform: Platform, papers: CertificatePapers): JobHandler {
  const { work, reader, secrets, printer } = platform;

  const numberNext = async (tx: Tx, { id: batchId, cohortId }: CertificateBatchRow): Promise<number> => {
    await lockCohort(tx, cohortId);
    const cohort = await cohortFacts(tx, cohortId) as CohortFacts;
    const ready = (await loadLines(tx, cohortId, (text) => printer.missingGlyphs(text))).filter(({ standing }) => standing.code === 'READY').slice(0, NUMBERED_AT_ONCE);
    if (ready.length === 0) return 0;
    const issued = await writeCertificates(tx, secrets, ready.map((line) => ({
      cohortId, batchId, completionId: line.completionId, teacherId: line.teacherId, holderName: line.teacherName, schoolName: line.schoolName, schoolNameEn: line.schoolNameEn,
      trainingTitle: cohort.title, trainingTitleEn: cohort.titleEn, startsOn: cohort.startsOn, endsOn: cohort.endsOn, minutes: cohort.minutes, centicredits: line.centicredits, replacesId: null,
    })));
    await tx.run('UPDATE certificate_batches SET issuedCount = issuedCount + ? WHERE id = ?', [issued.length, batchId]);
    tx.audit({ action: 'certificates.number', subjectType: 'CertificateBatch', subjectId: batchId, details: { cohortId, count: issued.length, first: issued[0]?.number, last: issued.at(-1)?.number } });
    return issued.length;
  };

  return async ({ batchId }: { batchId: number }, { author, progress }) => {
    const batch = await reader.row<CertificateBatchRow>('SELECT * FROM certificate_batches WHERE id = ?', [batchId]);
    if (!batch) throw new Error(`there is no certificate batch ${batchId}`);
    let { issuedCount } = batch;
    const total = (): number => 2 * Math.max(batch.plannedCount, issuedCount);
    await progress.report(issuedCount, total());
    let count: number;
    do {
      count = await work.run(author, (tx) => numberNext(tx, batch));
      issuedCount += count;
      await progress.report(issuedCount, total());
    } while (count > 0);

    const rows = await reader.rows<CertificateRow>("SELECT * FROM certificates WHERE batchId = ? AND status = 'VALID' AND pdfFileId IS NULL ORDER BY seq", [batchId]);
    let printedCount = issuedCount - rows.length;
    const tell = async (): Promise<void> => {
      await work.run(author, (tx) => tx.run('UPDATE certificate_batches SET printedCount = ? WHERE id = ?', [printedCount, batchId]));
      await progress.report(issuedCount + printedCount, total());
    };
    for await (const printed of papers.printed(author, rows)) {
      printedCount += printed;
      if (printedCount % PRINTED_AT_ONCE === 0) await tell();
    }
    await tell();
    await work.run(author, (tx) => tx.run('UPDATE certificate_batches SET endedAt = ? WHERE id = ?', [tx.now, batchId]));
    return { cohortId: batch.cohortId, issuedCount, printedCount };
  };
}
