import { type AccessTable, fields, reached, type Role, role } from '../accounts/index.js';

/** Who asks for the transcripts of many, each within his reach. */
export const BOOK_MAKERS: readonly Role[] = ['ADMINISTRATOR', 'CREDIT_OFFICER', 'SCHOOL_ADMINISTRATOR'];

export const transcriptBooksPolicy: AccessTable = {
  Query: { viewerTranscriptBooks: role(...BOOK_MAKERS) },
  Mutation: { transcriptBookMake: role(...BOOK_MAKERS) },
  TranscriptBook: fields(reached, 'id school cycleYear teacherCount leftOutCount jobId createdAt madeAt'),
};
