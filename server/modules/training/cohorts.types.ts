import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { LevelEnum, type Level } from '../credits/index.js';
import { School } from '../organisations/index.js';
import { StageEnum, SubjectEnum, TitleEnum } from '../teachers/index.js';
import { Programme } from './programmes.types.js';
import type { Admission, CohortStatus, OfferCriterion, TrainedBefore, TrainingMode } from './rules/vocabulary.js';
import { CohortQuotaInput } from './seats.types.js';
import { AdmissionEnum, CohortStatusEnum, OfferCriterionEnum, RegistrationRefusalEnum, TrainedBeforeEnum, TrainingModeEnum } from './training.enums.js';

@ObjectType('RegistrationPermission', { description: 'Whether somebody can be registered, and why not.' })
export class RegistrationPermission {
  @Field(() => Boolean, { description: 'Whether it can be done now.' }) allowed: boolean;
  @Field(() => RegistrationRefusalEnum, { nullable: true, description: 'Why not, for programs.' }) code: string | null;
  @Field(() => String, { nullable: true, description: "Why not, in the request's language." }) reason: string | null;
  @Field(() => Boolean, { description: 'Allowed, but only on the waiting list: the class or the quota is full.' }) waitingListOnly: boolean;
  @Field(() => String, { nullable: true, description: "Allowed, but to be looked at: registered for another class at the same time; in the request's language." }) warning: string | null;
}

@ObjectType('CohortSession', { description: 'A session of a cohort as it is planned; its register is a RegisterSession of the same id.' })
export class CohortSession {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'From 1, in the order planned.' }) ordinal: number;
  @Field(() => String, { description: 'Topic in Chinese.' }) topic: string;
  @Field(() => String, { description: 'Topic in English.' }) topicEn: string;
  @Field(() => String, { description: 'Who speaks.' }) lecturer: string;
  @Field(() => ID, { nullable: true, description: 'The lecturer in the pool of experts; null for somebody who is not in it.' }) expertId: number | null;
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => InstantScalar, { description: 'When it ends.' }) endsAt: string;
  @Field(() => Int, { description: 'How long, in minutes.' }) durationMinutes: number;
  @Field(() => Int, { description: 'Counts its moves; told with a change, so that nobody changes what he has not seen.' }) revision: number;
}

@ObjectType('Cohort', { description: 'A cohort (培训班): a programme held once, for people who register.' })
export class Cohort {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its code, unique.' }) code: string;
  @Field(() => Programme, { description: 'The programme.' }) programme: Programme;
  @Field(() => String, { description: 'Title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Title in English.' }) titleEn: string;
  @Field(() => Int, { description: 'Seats.' }) capacity: number;
  @Field(() => Int, { description: 'Seats taken; never more than the capacity.' }) taken: number;
  @Field(() => Int, { description: 'People on the waiting list.' }) waitingCount: number;
  @Field(() => Int, { description: 'Registrations that await admission.' }) requestedCount: number;
  @Field(() => DayScalar, { description: 'First day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @Field(() => String, { description: 'Where, in Chinese.' }) place: string;
  @Field(() => String, { description: 'Where, in English.' }) placeEn: string;
  @Field(() => InstantScalar, { description: 'From when people can register.' }) registrationOpensAt: string;
  @Field(() => InstantScalar, { description: 'Until when, exclusively.' }) registrationClosesAt: string;
  @Field(() => AdmissionEnum, { description: 'How seats are given.' }) admission: Admission;
  @Field(() => Boolean, { description: 'Whether people can wait for a seat.' }) hasWaitingList: boolean;
  @Field(() => [StageEnum], { description: 'Stages invited; empty for any.' }) stages: string[];
  @Field(() => [SubjectEnum], { description: 'Subjects invited; empty for any.' }) subjects: string[];
  @Field(() => [TitleEnum], { description: 'Titles invited; empty for any.' }) titles: string[];
  @Field(() => Int, { nullable: true, description: 'Full years taught by the first day, at least.' }) minYearsTaught: number | null;
  @Field(() => Int, { nullable: true, description: 'Full years taught by the first day, at most.' }) maxYearsTaught: number | null;
  @Field(() => TrainedBeforeEnum, { description: 'Not for those who have completed this before.' }) notTrainedIn: TrainedBefore;
  @Field(() => Boolean, { description: 'Not for those whose cycle takes no more of the category.' }) refusesFullCycle: boolean;
  @Field(() => DayScalar, { nullable: true, description: 'The last day on which a school replaces people; null up to the beginning of the class.' }) replacesUntil: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'From when the waiting list no longer moves by itself; null until the class begins.' }) waitingStopsAt: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When seats that quotas left unused flow back; null for never, or when it is done.' }) seatsReturnAt: string | null;
  @Field(() => [OfferCriterionEnum], { description: 'By what schools are put in order when these seats are offered again: the first criterion in which two differ decides.' }) offerOrder: OfferCriterion[];
  @Field(() => CohortStatusEnum, { description: 'Where it is.' }) status: CohortStatus;
  @Field(() => ID, { description: 'The roll that its sessions and its attendance are kept on.' }) rollId: number;
  @Field(() => School, { nullable: true, description: 'The school that runs it; null for the county.' }) hostSchool: School | null;
  @Field(() => ID, { nullable: true, description: 'The job that closes it, while it runs and afterwards.' }) closingJobId: number | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed.' }) closedAt: string | null;
}

export const CohortPage = pageOf<Cohort>('Cohort', () => Cohort);

export const CohortSortEnum = { NEWEST: 'NEWEST', STARTS: 'STARTS', TITLE: 'TITLE', FREE_SEATS: 'FREE_SEATS', REQUESTS: 'REQUESTS' } as const;
registerEnumType(CohortSortEnum, { name: 'CohortSort', description: 'Order of a list of cohorts: latest first day, earliest first day, title, most free seats, or most requests to decide.' });

@InputType({ description: 'Which cohorts; conditions add up.' })
export class CohortFilter {
  @Field(() => ID, { nullable: true, description: 'Of this programme.' }) programmeId?: string | null;
  @Field(() => Int, { nullable: true, description: "Of this year's programmes." }) year?: number | null;
  @ArrayMaxSize(5) @IsOptional()
  @Field(() => [CohortStatusEnum], { nullable: true, description: 'In one of these states.' }) statuses?: CohortStatus[] | null;
  @Field(() => LevelEnum, { nullable: true, description: 'Of this level.' }) sponsorLevel?: Level | null;
  @Field(() => TrainingModeEnum, { nullable: true, description: 'Taught like this.' }) mode?: TrainingMode | null;
  @Field(() => ID, { nullable: true, description: 'Run by this school.' }) hostSchoolId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those of the county (true), or only those that a school runs (false).' }) ofCounty?: boolean | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the title or the beginning of the code.' }) search?: string | null;
}

@InputType({ description: 'A session to be held.' })
export class CohortSessionInput {
  @Length(1, 200)
  @Field(() => String, { description: 'Topic in Chinese.' }) topic: string;
  @IsOptional() @Length(1, 300)
  @Field(() => String, { nullable: true, description: 'Topic in English; the Chinese one when left out.' }) topicEn?: string | null;
  @Length(1, 100)
  @Field(() => String, { description: 'Who speaks; with an expert, the name of the pool is taken.' }) lecturer: string;
  @Field(() => ID, { nullable: true, description: 'The lecturer in the pool of experts.' }) expertId?: string | null;
  @Length(1, 200)
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Min(5) @Max(1_440)
  @Field(() => Int, { description: 'How long, in minutes.' }) durationMinutes: number;
}

@InputType({ description: 'What a cohort is.' })
export class CohortFields {
  @Length(1, 120)
  @Field(() => String, { description: 'Title in Chinese.' }) title: string;
  @IsOptional() @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Title in English; the Chinese one when null, or left out of a new one.' }) titleEn?: string | null;
  @Field(() => DayScalar, { description: 'First day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day.' }) endsOn: string;
  @Length(1, 100)
  @Field(() => String, { description: 'Where, in Chinese.' }) place: string;
  @IsOptional() @Length(1, 150)
  @Field(() => String, { nullable: true, description: 'Where, in English; as in Chinese when null, or left out of a new one.' }) placeEn?: string | null;
  @Field(() => InstantScalar, { description: 'From when people can register.' }) registrationOpensAt: string;
  @Field(() => InstantScalar, { description: 'Until when, exclusively.' }) registrationClosesAt: string;
  @Field(() => AdmissionEnum, { nullable: true, description: 'How seats are given; by the coordinator when null, or left out of a new one.' }) admission?: Admission | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether people can wait for a seat; they can when null, or left out of a new one.' }) hasWaitingList?: boolean | null;
  @IsOptional() @ArrayMaxSize(5)
  @Field(() => [StageEnum], { nullable: true, description: 'Stages invited; empty or null for any.' }) stages?: string[] | null;
  @IsOptional() @ArrayMaxSize(19)
  @Field(() => [SubjectEnum], { nullable: true, description: 'Subjects invited; empty or null for any.' }) subjects?: string[] | null;
  @IsOptional() @ArrayMaxSize(6)
  @Field(() => [TitleEnum], { nullable: true, description: 'Titles invited; empty or null for any.' }) titles?: string[] | null;
  @IsOptional() @Min(0) @Max(60)
  @Field(() => Int, { nullable: true, description: 'Full years taught by the first day, at least.' }) minYearsTaught?: number | null;
  @IsOptional() @Min(0) @Max(60)
  @Field(() => Int, { nullable: true, description: 'Full years taught by the first day, at most.' }) maxYearsTaught?: number | null;
  @Field(() => TrainedBeforeEnum, { nullable: true, description: 'Not for those who have completed this before; null for NONE.' }) notTrainedIn?: TrainedBefore | null;
  @Field(() => Boolean, { nullable: true, description: 'Not for those whose cycle takes no more of the category; null for false.' }) refusesFullCycle?: boolean | null;
  @Field(() => DayScalar, { nullable: true, description: 'The last day on which a school replaces people; up to the beginning of the class when null.' }) replacesUntil?: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'From when the waiting list no longer moves by itself; when the class begins when null.' }) waitingStopsAt?: string | null;
}

@InputType({ description: 'A new cohort with its sessions and quotas.' })
export class CohortCreateInput extends MutationInput {
  @Field(() => ID, { description: 'Of which programme.' }) programmeId: string;
  @ValidateNested()
  @Field(() => CohortFields, { description: 'What it is.' }) cohort: CohortFields;
  @Min(1) @Max(10_000)
  @Field(() => Int, { description: 'Seats.' }) capacity: number;
  @ArrayMaxSize(200) @ValidateNested({ each: true })
  @Field(() => [CohortSessionInput], { description: 'Its sessions, in order.', defaultValue: [] }) sessions: CohortSessionInput[];
  @ArrayMaxSize(300) @ValidateNested({ each: true })
  @Field(() => [CohortQuotaInput], { description: 'Seats allotted; empty for free competition.', defaultValue: [] }) quotas: CohortQuotaInput[];
  @Field(() => ID, { nullable: true, description: 'The school that runs it, for school-based training.' }) hostSchoolId?: string | null;
}

@InputType({ description: 'A cohort with what it is to be. Days and conditions only while it is a draft; window, place and waiting list until it starts.' })
export class CohortEditInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) id: string;
  @ValidateNested()
  @Field(() => CohortFields, { description: 'What it is to be; what may be left out and is, stays as it stands, and null clears it.' }) cohort: CohortFields;
}

@InputType({ description: 'Which cohort.' })
export class CohortChoice extends MutationInput {
  @Field(() => ID, { description: 'Its id.' }) id: string;
}

@InputType({ description: 'Sessions to add to a cohort.' })
export class CohortPlanSessionsInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) id: string;
  @ArrayMinSize(1) @ArrayMaxSize(200) @ValidateNested({ each: true })
  @Field(() => [CohortSessionInput], { description: 'The sessions, in order.' }) sessions: CohortSessionInput[];
}

@InputType({ description: 'How many seats a cohort is to have.' })
export class CohortSetCapacityInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) id: string;
  @Min(1) @Max(10_000)
  @Field(() => Int, { description: 'Seats; not below those taken. More seats bring people in from the waiting list.' }) capacity: number;
}
