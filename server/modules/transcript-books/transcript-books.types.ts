import { ArrayMaxSize, IsOptional, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { School } from '../organisations/index.js';
import { MOST_TEACHERS } from './rules/book-making.js';

@ObjectType('TranscriptBook', { description: 'Transcripts of many teachers in one PDF, each with its own number, QR code and signature, with an overview in Excel. Fetched from `/downloads/transcript-books/{id}.pdf` and `.xlsx` by who asked for it.' })
export class TranscriptBook {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => School, { nullable: true, description: 'The school whose book it is; null for a list of teachers.' }) school: School | null;
  @Field(() => Int, { nullable: true, description: 'A year of the cycle that was asked for; null: the current one.' }) cycleYear: number | null;
  @Field(() => Int, { description: 'Teachers asked for.' }) teacherCount: number;
  @Field(() => Int, { description: 'Of them, those left out because their cycle hangs on a date that is not known.' }) leftOutCount: number;
  @Field(() => ID, { description: 'The job that makes it; its progress is sent at /events/jobs/{id}.' }) jobId: number;
  @Field(() => InstantScalar, { description: 'When it was asked for.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was whole; null while it is being made.' }) madeAt: string | null;
  schoolId: number | null;
}
/** More than the numbers of a whole county, so that a list that is too long is refused in teachers and not in characters. */
const LONGEST_LIST = 200_000;

export const TranscriptBookPage = pageOf<TranscriptBook>('TranscriptBook', () => TranscriptBook);

@InputType({ description: 'Whose transcripts: of a whole school, of teachers by id, or of teachers by number; what is given adds up.' })
export class TranscriptBookMakeInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'All teachers in service at this school.' }) schoolId?: string | null;
  @IsOptional() @ArrayMaxSize(MOST_TEACHERS)
  @Field(() => [ID], { nullable: true, description: 'These teachers.' }) teacherIds?: string[] | null;
  @IsOptional() @Length(0, LONGEST_LIST)
  @Field(() => String, { nullable: true, description: 'Teacher numbers as pasted from a list: between blanks, commas or line ends, 400 at most.' }) numbers?: string | null;
  @IsOptional() @Min(1950) @Max(2150)
  @Field(() => Int, { nullable: true, description: 'Any year of the cycle wanted; the current one when left out.' }) cycleYear?: number | null;
}
