import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { RequestContext } from '../accounts/index.js';
import type { Transcripts } from './transcript.js';
import { TranscriptVerification } from './transcript.types.js';

@Resolver()
export class TranscriptResolver {
  constructor(private readonly transcripts: Transcripts) {}

  @Query(() => TranscriptVerification, { description: 'Whether a printed transcript is genuine, with the figures as the database has them today. Open to anyone who holds the paper.' })
  verifyTranscript(@Arg('token', () => String, { description: 'What its QR code holds after the last slash.' }) token: string, @Ctx() { locale }: RequestContext): Promise<TranscriptVerification> {
    return this.transcripts.verify(token, locale);
  }
}
