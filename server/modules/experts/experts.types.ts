import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';
import type { ExpertOrigin, ExpertStatus, FeeStatus, InvitationStatus } from './rules/vocabulary.js';

export const ExpertOriginEnum = { COUNTY: 'COUNTY', OUTSIDE: 'OUTSIDE' } as const;
registerEnumType(ExpertOriginEnum, { name: 'ExpertOrigin', description: 'Whether an expert works in the county or comes from outside.' });
export const ExpertStatusEnum = { ACTIVE: 'ACTIVE', RETIRED: 'RETIRED' } as const;
registerEnumType(ExpertStatusEnum, { name: 'ExpertStatus', description: 'Whether an expert can be chosen now.' });
export const InvitationStatusEnum = { INVITED: 'INVITED', ACCEPTED: 'ACCEPTED', DECLINED: 'DECLINED', WITHDRAWN: 'WITHDRAWN' } as const;
registerEnumType(InvitationStatusEnum, { name: 'ExpertInvitationStatus', description: 'No answer yet, accepted, declined by the expert, or withdrawn by the centre.' });
export const FeeStatusEnum = { UNPAID: 'UNPAID', PAID: 'PAID' } as const;
registerEnumType(FeeStatusEnum, { name: 'ExpertFeeStatus', description: 'Whether a fee was paid.' });
export const ExpertSortEnum = { NAME: 'NAME', LOAD: 'LOAD', RATING: 'RATING', PARTICIPANTS: 'PARTICIPANTS' } as const;
registerEnumType(ExpertSortEnum, { name: 'ExpertSort', description: 'By pinyin, the most minutes this year first, the best rated by coordinators first, or the best rated by participants first.' });

@ObjectType('ExpertYear', { description: 'What an expert held in a calendar year, and what it cost.' })
export class ExpertYear {
  @Field(() => Int, { description: 'The year.' }) year: number;
  @Field(() => Int, { description: 'Sessions planned and held.' }) sessions: number;
  @Field(() => Int, { description: 'Their length in minutes.' }) minutes: number;
  @Field(() => Int, { description: 'Fees entered, in fen.' }) feeFen: number;
  @Field(() => Int, { description: 'Those of them that are not paid, in fen.' }) unpaidFen: number;
}

@ObjectType('ExpertRatingSummary', { description: 'How coordinators rated the sessions of an expert.' })
export class ExpertRatingSummary {
  @Field(() => Int, { description: 'How many ratings.' }) count: number;
  @Field(() => Int, { nullable: true, description: 'Their average of 1 to 5 in hundredths, rounded down: 467 is 4.67; null without a rating.' }) averageHundredths: number | null;
}

@ObjectType('ExpertClassRating', { description: 'What the participants of a class said of an expert in a survey.' })
export class ExpertClassRating {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Title of the class.' }) classTitle: string;
  @Field(() => String, { description: 'Title of the class in English.' }) classTitleEn: string;
  @Field(() => Int, { description: 'The year in which the class ended.' }) year: number;
  @Field(() => Int, { description: 'How many answered.' }) answers: number;
  @Field(() => Int, { nullable: true, description: 'Their average of 1 to 5 in hundredths, rounded down; null when fewer than five answered.' }) averageHundredths: number | null;
}

@ObjectType('Expert', { description: 'Somebody of the pool of lecturers and experts.' })
export class Expert {
  @Field(() => ID, { description: 'The id.' }) id: number;
  @Field(() => String, { description: 'The name.' }) name: string;
  @Field(() => String, { description: 'Title or post, as it is printed in a programme.' }) title: string;
  @Field(() => String, { description: 'Where the expert works.' }) organisation: string;
  @Field(() => ExpertOriginEnum, { description: 'Of the county or from outside.' }) origin: ExpertOrigin;
  @Field(() => ID, { nullable: true, description: 'The teacher of the county that this is.' }) teacherId: number | null;
  @Field(() => [SubjectEnum], { description: 'Subjects; empty for any.' }) subjects: string[];
  @Field(() => [StageEnum], { description: 'Stages; empty for any.' }) stages: string[];
  @Field(() => [String], { description: 'Topics as tags.' }) topics: string[];
  @Field(() => Int, { description: 'The usual fee of a session, in fen.' }) feeFen: number;
  @Field(() => String, { nullable: true, description: 'The telephone number with its middle masked.' }) mobileMasked: string | null;
  @Field(() => String, { description: 'A note of the centre.' }) note: string;
  @Field(() => ExpertStatusEnum, { description: 'Whether the expert can be chosen now.' }) status: ExpertStatus;
  @Field(() => [ExpertYear], { description: 'Load and fees by year, the latest first.' }) years: ExpertYear[];
  @Field(() => ExpertRatingSummary, { description: 'How coordinators rated the sessions.' }) rating: ExpertRatingSummary;
  @Field(() => ExpertRatingSummary, { description: 'How participants rated the expert in surveys of their classes, those with five answers and more.' }) participantRating: ExpertRatingSummary;
  @Field(() => [ExpertClassRating], { description: 'The same by class, the latest year first.' }) classRatings: ExpertClassRating[];
  @Field(() => InstantScalar, { description: 'When the entry was last changed.' }) changedAt: string;
  mobileSealed: string | null;
  contactKey: string;
}
export const ExpertPage = pageOf<Expert>('Expert', () => Expert);

@ObjectType('ExpertFee', { description: 'What one session of an expert costs.' })
export class ExpertFee {
  @Field(() => ID, { description: 'The id.' }) id: number;
  @Field(() => Int, { description: 'The amount in fen, before tax.' }) amountFen: number;
  @Field(() => FeeStatusEnum, { description: 'Whether it was paid.' }) status: FeeStatus;
  @Field(() => DayScalar, { nullable: true, description: 'When it was paid.' }) paidOn: string | null;
  @Field(() => String, { nullable: true, description: "The number of the accountant's voucher." }) voucher: string | null;
  @Field(() => String, { description: 'A note for the accountant.' }) note: string;
}

@ObjectType('ExpertSession', { description: 'A session that an expert holds, or is invited to.' })
export class ExpertSession {
  @Field(() => ID, { description: "The session's id." }) id: number;
  @Field(() => Expert, { description: 'Who holds it, or is invited.' }) expert: Expert;
  @Field(() => String, { description: 'What it belongs to: COHORT, STUDIO, AREA or SCHOOL.' }) rollKind: string;
  @Field(() => String, { description: 'Title of the cohort or studio in Chinese.' }) rollTitle: string;
  @Field(() => String, { description: 'Title of the cohort or studio in English.' }) rollTitleEn: string;
  @Field(() => String, { description: 'Topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Topic in English.' }) topicEn: string;
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => InstantScalar, { description: 'When it ends.' }) endsAt: string;
  @Field(() => Int, { description: 'How long, in minutes.' }) durationMinutes: number;
  @Field(() => Boolean, { description: 'Whether it is over.' }) isOver: boolean;
  @Field(() => ExpertFee, { nullable: true, description: 'The fee; null while none is entered.' }) fee: ExpertFee | null;
  @Field(() => ExpertRatingSummary, { description: 'How this session was rated.' }) rating: ExpertRatingSummary;
  @Field(() => Int, { nullable: true, description: "The viewer's own score of it." }) viewerScore: number | null;
}
export const ExpertSessionPage = pageOf<ExpertSession>('ExpertSession', () => ExpertSession);

@ObjectType('ExpertFeeTotals', { description: 'What the sessions of a list cost.' })
export class ExpertFeeTotals {
  @Field(() => Int, { description: 'Fees entered, in fen.' }) amountFen: number;
  @Field(() => Int, { description: 'Paid, in fen.' }) paidFen: number;
  @Field(() => Int, { description: 'Not paid yet, in fen.' }) unpaidFen: number;
  @Field(() => Int, { description: 'Sessions that are over and have no fee entered.' }) missing: number;
}

@ObjectType('ExpertFeePage', { description: 'Sessions of experts with their fees.' })
export class ExpertFeePage {
  @Field(() => [ExpertSession], { description: 'The sessions of this page, the latest first.' }) items: ExpertSession[];
  @Field(() => Int, { description: 'How many there are on all pages.' }) totalCount: number;
  @Field(() => ExpertFeeTotals, { description: 'Totals over all pages.' }) totals: ExpertFeeTotals;
}

@ObjectType('ExpertInvitation', { description: 'An invitation to hold a session.' })
export class ExpertInvitation {
  @Field(() => ID, { description: 'The id.' }) id: number;
  @Field(() => Expert, { description: 'Who is invited.' }) expert: Expert;
  @Field(() => ExpertSession, { description: 'To which session.' }) session: ExpertSession;
  @Field(() => InvitationStatusEnum, { description: 'Where it is.' }) status: InvitationStatus;
  @Field(() => String, { description: 'What was written with it.' }) note: string;
  @Field(() => InstantScalar, { description: 'When it was sent.' }) invitedAt: string;
  @Field(() => String, { description: 'Who sent it.' }) invitedByName: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was answered or withdrawn.' }) answeredAt: string | null;
  @Field(() => String, { nullable: true, description: 'What the expert said, or why it was withdrawn.' }) answer: string | null;
}
export const ExpertInvitationPage = pageOf<ExpertInvitation>('ExpertInvitation', () => ExpertInvitation);
