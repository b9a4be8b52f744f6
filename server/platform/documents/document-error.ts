export type DocumentErrorCode =
  /** The queue is full: try again later. */
  | 'BUSY'
  /** One paper took longer than a paper may. */
  | 'TIMED_OUT'
  /** The template refused the data. */
  | 'FAILED'
  /** More rows or certificates than one file may hold. */
  | 'TOO_LARGE'
  | 'CANCELLED'
  | 'CLOSED';

/** A paper that could not be printed. The message is for the log, the code is for the caller. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
