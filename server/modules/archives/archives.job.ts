import { Readable } from 'node:stream';

import { safeName } from '../../platform/files/entry-names.js';
import { filedZip } from '../../platform/files/filed-zip.js';
import type { Platform } from '../../platform/module.js';
import type { JobHandler } from '../../platform/transactions/jobs.js';
import { archiveBook } from './archive-book.js';
import { type ArchiveEntries, type ArchiveSources, PAPER } from './archive-entries.js';
import type { ArchivesReadModel } from './archives.read-model.js';
import type { BoundKind } from './archives.service.js';

/** What zips and PDFs of archives are kept as. */
export const BOUND: Readonly<Record<BoundKind, { purpose: string; mediaType: string; ending: string; column: string }>> = {
  ZIP: { purpose: 'archive-zip', mediaType: 'application/zip', ending: 'zip', column: 'zip' },
  PDF: { purpose: 'archive-pdf', mediaType: 'application/pdf', ending: 'pdf', column: 'pdf' },
};

/**
 * Puts an archive together and keeps it in the place of the one before. Nothing is written until the file is
 * whole: a job that was killed leaves the earlier file as it was, and started again it begins anew.
 */
export function bindJob(platform: Platform, readModel: ArchivesReadModel, entries: ArchiveEntries, sources: ArchiveSources): JobHandler {
  return async ({ cohortId, kind }: { cohortId: number; kind: BoundKind }, { author, progress }) => {
    const { purpose, mediaType, ending, column } = BOUND[kind];
    const begun = await platform.work.run(author, (tx) => Promise.resolve(tx.now));
    const { title, source } = kind === 'ZIP' ? await zip() : await book();
    const { sizeBytes, sha256 } = await platform.files.keepStream(author, { name: `${safeName(`${title} 档案`)}.${ending}`, mediaType, purpose, source }, async (tx, id) => {
      const before = await tx.lockOne<{ fileId: number | null }>(`SELECT ${column}FileId AS fileId FROM cohort_archives WHERE cohortId = ?`, [cohortId]);
      await tx.run(`UPDATE cohort_archives SET ${column}FileId = ?, ${column}MadeAt = ? WHERE cohortId = ?`, [id, begun, cohortId]);
      return before?.fileId ?? null;
    });
    return { sizeBytes, sha256 };

    async function zip(): Promise<{ title: string; source: Readable }> {
      const { facts, entries: list } = await entries.of(author, cohortId);
      const leftOut = await entries.leftOut(cohortId);
      return { title: facts.title, source: filedZip(list, leftOut, facts.changedAt, (done) => progress.report(done, list.length + 1)) };
    }
    async function book(): Promise<{ title: string; source: Readable }> {
      await progress.report(0, 2);
      const { data, pictures, title: name } = await archiveBook(platform, readModel, sources, cohortId);
      await progress.report(1, 2);
      return { title: name, source: Readable.from([Buffer.from(await platform.printer.print('bound-archive', data, PAPER, pictures))]) };
    }
  };
}
