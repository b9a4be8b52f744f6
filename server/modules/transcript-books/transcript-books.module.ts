import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { bookJob } from './book.job.js';
import { serveTranscriptBooks } from './transcript-books.downloads.js';
import { transcriptBooksPolicy } from './transcript-books.policy.js';
import { TranscriptBooksReadModel } from './transcript-books.read-model.js';
import { TranscriptBooksResolver } from './transcript-books.resolver.js';
import { BOOK_JOB, TranscriptBooks } from './transcript-books.service.js';

export function transcriptBooksModule(platform: Platform, credits: Pick<Credits, 'transcripts'>): ModuleParts<RequestContext> {
  const readModel = new TranscriptBooksReadModel(platform.reader);
  return {
    policy: transcriptBooksPolicy,
    resolvers: [new TranscriptBooksResolver(new TranscriptBooks(platform), readModel)],
    jobs: { [BOOK_JOB]: bookJob(platform, credits) },
    routes: (http, contextOf) => serveTranscriptBooks(http, contextOf, platform, readModel),
  };
}
