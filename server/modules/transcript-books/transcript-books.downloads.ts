import type { FastifyInstance, FastifyRequest } from 'fastify';

import { notFound } from '../../platform/errors.js';
import type { Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { attach } from '../credits/index.js';
import { EXCEL, PDF } from './book.job.js';
import { BOOK_MAKERS } from './transcript-books.policy.js';
import type { TranscriptBooksReadModel } from './transcript-books.read-model.js';

/** `GET /downloads/transcript-books/{id}.pdf` and `.xlsx`, for who asked for the book. Names leave the house: audited. */
export function serveTranscriptBooks(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { files, work }: Platform, readModel: TranscriptBooksReadModel): void {
  http.get<{ Params: { file: string } }>('/downloads/transcript-books/:file', async (request, reply) => {
    const { actor } = await contextOf(request);
    const [, id, ending] = /^(\d{1,9})\.(pdf|xlsx)$/.exec(request.params.file) ?? [];
    const book = id && actor.is(...BOOK_MAKERS) ? await readModel.row(actor, Number(id)) : undefined;
    const fileId = ending === 'pdf' ? book?.pdfFileId : book?.xlsxFileId;
    if (!book?.madeAt || !fileId) throw notFound({ zh: '学分证明汇总', en: 'book of transcripts' });
    const { name, mediaType, source } = await files.openStream(fileId, ending === 'pdf' ? PDF.purpose : EXCEL.purpose);
    await work.run(actor, (tx) => Promise.resolve(tx.audit({ action: 'transcriptBook.download', subjectType: 'TranscriptBook', subjectId: book.id, details: { ending, teachers: book.teacherCount } })));
    return attach(reply, name, mediaType).send(source);
  });
}
