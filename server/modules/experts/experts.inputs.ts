import { ArrayMaxSize, ArrayNotEmpty, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { DayScalar } from '../../platform/graphql/scalars.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';
import { ExpertOriginEnum, ExpertStatusEnum, FeeStatusEnum, InvitationStatusEnum } from './experts.types.js';
import { MOST_FEN } from './rules/fee.js';
import type { ExpertOrigin, ExpertStatus, FeeStatus, InvitationStatus } from './rules/vocabulary.js';

@InputType({ description: 'Which experts; conditions add up.' })
export class ExpertFilter {
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of name, pinyin, initials, organisation or topic.' }) search?: string | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'Of this subject.' }) subject?: string | null;
  @Field(() => StageEnum, { nullable: true, description: 'For this stage.' }) stage?: string | null;
  @Field(() => ExpertOriginEnum, { nullable: true, description: 'Of the county or from outside.' }) origin?: ExpertOrigin | null;
  @Field(() => ExpertStatusEnum, { nullable: true, description: 'In this state.' }) status?: ExpertStatus | null;
}

@InputType({ description: 'Which fees; conditions add up.' })
export class ExpertFeeFilter {
  @Field(() => ID, { nullable: true, description: 'Of this expert.' }) expertId?: string | null;
  @Field(() => Int, { nullable: true, description: 'For sessions of this year.' }) year?: number | null;
  @Field(() => FeeStatusEnum, { nullable: true, description: 'In this state.' }) status?: FeeStatus | null;
  @Field(() => Boolean, { nullable: true, description: 'Only sessions that are over and have no fee.' }) isMissing?: boolean | null;
}

@InputType({ description: 'Which invitations; conditions add up.' })
export class ExpertInvitationFilter {
  @Field(() => ID, { nullable: true, description: 'Of this expert.' }) expertId?: string | null;
  @Field(() => InvitationStatusEnum, { nullable: true, description: 'In this state.' }) status?: InvitationStatus | null;
}

@InputType({ description: 'An entry of the pool.' })
export class ExpertFields {
  @Length(1, 60)
  @Field(() => String, { description: 'The name.' }) name: string;
  @IsOptional() @Length(0, 60)
  @Field(() => String, { nullable: true, description: 'Title or post, as it is to be printed.' }) title?: string | null;
  @Length(1, 100)
  @Field(() => String, { description: 'Where the expert works.' }) organisation: string;
  @Field(() => ExpertOriginEnum, { description: 'Of the county or from outside; a teacher of the county is always of the county.' }) origin: ExpertOrigin;
  @Field(() => ID, { nullable: true, description: 'The teacher of the county that this is.' }) teacherId?: string | null;
  @IsOptional() @ArrayMaxSize(19)
  @Field(() => [SubjectEnum], { nullable: true, description: 'Subjects; empty or null for any.' }) subjects?: string[] | null;
  @IsOptional() @ArrayMaxSize(5)
  @Field(() => [StageEnum], { nullable: true, description: 'Stages; empty or null for any.' }) stages?: string[] | null;
  @IsOptional() @ArrayMaxSize(12) @Length(1, 30, { each: true })
  @Field(() => [String], { nullable: true, description: 'Topics as tags, up to 12 of 30 characters.' }) topics?: string[] | null;
  @IsOptional() @Min(0) @Max(MOST_FEN)
  @Field(() => Int, { nullable: true, description: 'The usual fee of a session, in fen; null for none.' }) feeFen?: number | null;
  @IsOptional() @Length(0, 20)
  @Field(() => String, { nullable: true, description: 'Telephone number. Left out or null it stays as it is, since it is never shown whole; empty removes it.' }) mobile?: string | null;
  @IsOptional() @Length(0, 500)
  @Field(() => String, { nullable: true, description: 'A note of the centre.' }) note?: string | null;
}

@InputType({ description: 'A new entry of the pool.' })
export class ExpertAddInput extends MutationInput {
  @ValidateNested()
  @Field(() => ExpertFields, { description: 'Who.' }) expert: ExpertFields;
}

@InputType({ description: 'An entry with what it is to be.' })
export class ExpertEditInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) id: string;
  @ValidateNested()
  @Field(() => ExpertFields, { description: 'What it is to be; what may be left out and is, stays as it stands, and null clears it.' }) expert: ExpertFields;
}

@InputType({ description: 'Which expert.' })
export class ExpertChoice extends MutationInput {
  @Field(() => ID, { description: 'The id.' }) id: string;
}

@InputType({ description: 'A reason to read a telephone number in full.' })
export class ExpertMobileRevealInput extends MutationInput {
  @Field(() => ID, { description: 'Whose.' }) id: string;
  @Length(4, 200)
  @Field(() => String, { description: 'Why; it is kept in the audit log.' }) reason: string;
}

@InputType({ description: 'Who holds a session.' })
export class SessionNameLecturerInput extends MutationInput {
  @Field(() => ID, { description: 'Which session.' }) sessionId: string;
  @Field(() => ID, { nullable: true, description: 'Somebody of the pool, or nobody of it.' }) expertId?: string | null;
  @IsOptional() @Length(1, 100)
  @Field(() => String, { nullable: true, description: 'The name, for somebody who is not in the pool.' }) lecturer?: string | null;
}

@InputType({ description: 'An invitation to hold sessions.' })
export class ExpertInviteInput extends MutationInput {
  @Field(() => ID, { description: 'Whom.' }) expertId: string;
  @ArrayNotEmpty() @ArrayMaxSize(50)
  @Field(() => [ID], { description: 'To which sessions, up to 50; all or none.' }) sessionIds: string[];
  @Length(0, 300)
  @Field(() => String, { description: 'What is written with it.', defaultValue: '' }) note: string = '';
}

@InputType({ description: 'The answer to an invitation, as the centre was told.' })
export class ExpertInvitationAnswerInput extends MutationInput {
  @Field(() => ID, { description: 'Which invitation.' }) id: string;
  @Field(() => Boolean, { description: 'Whether it was accepted.' }) accepts: boolean;
  @Length(0, 300)
  @Field(() => String, { description: 'What the expert said.', defaultValue: '' }) answer: string = '';
}

@InputType({ description: 'An invitation to take back.' })
export class ExpertInvitationWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'Which invitation.' }) id: string;
  @Length(2, 300)
  @Field(() => String, { description: 'Why.' }) reason: string;
}

@InputType({ description: 'A rating of a session.' })
export class ExpertRateInput extends MutationInput {
  @Field(() => ID, { description: 'Which session.' }) sessionId: string;
  @Min(1) @Max(5)
  @Field(() => Int, { description: '1 to 5.' }) score: number;
  @Length(0, 300)
  @Field(() => String, { description: 'Why; kept within the centre.', defaultValue: '' }) remark: string = '';
}

@InputType({ description: 'The fee of a session.' })
export class ExpertFeeEnterInput extends MutationInput {
  @Field(() => ID, { description: 'Which session.' }) sessionId: string;
  @Min(0) @Max(MOST_FEN)
  @Field(() => Int, { description: 'The amount in fen, before tax.' }) amountFen: number;
  @Length(0, 200)
  @Field(() => String, { description: 'A note for the accountant.', defaultValue: '' }) note: string = '';
}

@InputType({ description: 'Fees that were paid.' })
export class ExpertFeePayInput extends MutationInput {
  @ArrayNotEmpty() @ArrayMaxSize(500)
  @Field(() => [ID], { description: 'Which fees, up to 500; all or none.' }) ids: string[];
  @Field(() => DayScalar, { description: 'On which day.' }) paidOn: string;
  @Length(1, 40)
  @Field(() => String, { description: "The number of the accountant's voucher." }) voucher: string;
}

@InputType({ description: 'A payment entered by mistake.' })
export class ExpertFeeReopenInput extends MutationInput {
  @Field(() => ID, { description: 'Which fee.' }) id: string;
  @Length(2, 200)
  @Field(() => String, { description: 'Why; it is kept in the audit log.' }) reason: string;
}
