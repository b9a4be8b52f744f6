import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { notFound } from '../../platform/errors.js';
import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { type MakeRefusal, makeWords } from './rules/book-making.js';
import type { TranscriptBooksReadModel } from './transcript-books.read-model.js';
import type { TranscriptBooks } from './transcript-books.service.js';
import { TranscriptBook, TranscriptBookMakeInput, TranscriptBookPage } from './transcript-books.types.js';

export const makePayload = payloadOf<MakeRefusal, TranscriptBook>('TranscriptBookMake', { field: 'book', type: () => TranscriptBook, description: 'The book that is being made.' }, makeWords);

@Resolver()
export class TranscriptBooksResolver {
  constructor(private readonly books: TranscriptBooks, private readonly readModel: TranscriptBooksReadModel) {}

  @Query(() => TranscriptBookPage, { description: "The viewer's own books of transcripts, the newest first." })
  viewerTranscriptBooks(@PageArg(10) page: PageInput, @Ctx() { actor }: RequestContext): Promise<Page<TranscriptBook>> {
    return this.readModel.own(actor, page);
  }

  @Mutation(() => makePayload.type, { description: "Makes the transcripts of a school or of a list of teachers, as a job, in the request's language." })
  async transcriptBookMake(@Arg('input', () => TranscriptBookMakeInput, { description: 'Whose.' }) { schoolId, teacherIds, numbers, cycleYear, idempotencyKey }: TranscriptBookMakeInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const made = await this.books.make(actor, { schoolId: schoolId ? Number(schoolId) : null, teacherIds: (teacherIds ?? []).map(Number), numbers: numbers ?? '', cycleYear: cycleYear ?? null, idempotencyKey }, locale);
    let shown: Outcome<TranscriptBook, MakeRefusal>;
    if (made.done) {
      const book = await this.readModel.one(actor, made.value);
      if (!book) throw notFound({ zh: '学分证明汇总', en: 'book of transcripts' });
      shown = done(book);
    } else shown = made;
    return makePayload.from(shown, locale);
  }
}
