import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { Area, School } from '../organisations/index.js';
import { SubjectEnum } from '../teachers/index.js';
import type { QuotaOf } from './rules/seat-board.js';
import type { OfferCriterion } from './rules/vocabulary.js';
import { OfferCriterionEnum } from './training.enums.js';

@ObjectType('CohortQuota', { description: 'Seats of a cohort allotted to one school, one area or one subject, and their take-up.' })
export class CohortQuota {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => School, { nullable: true, description: 'The school, without its area; null when they are allotted to something else.' }) school: School | null;
  @Field(() => Area, { nullable: true, description: 'The area; null when they are allotted to something else.' }) area: Area | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'The subject; null when they are allotted to something else.' }) subject: string | null;
  @Field(() => Int, { description: 'Seats allotted.' }) seats: number;
  @Field(() => Int, { description: 'Seats used by people who are admitted.' }) used: number;
  @Field(() => Int, { description: 'People of this place who await admission.' }) requested: number;
  @Field(() => Int, { description: 'People of this place on the waiting list.' }) waiting: number;
}

export const TakeUpByEnum = { AREA: 'AREA', SCHOOL: 'SCHOOL', SUBJECT: 'SUBJECT' } as const;
registerEnumType(TakeUpByEnum, { name: 'TakeUpBy', description: 'By what the take-up of seats is broken down.' });
export type TakeUpBy = QuotaOf;

@ObjectType('SeatTakeUp', { description: 'What one area, school or subject does with the seats of a cohort, allotted to it or not.' })
export class SeatTakeUp {
  @Field(() => School, { nullable: true, description: 'The school, without its area, when broken down by school.' }) school: School | null;
  @Field(() => Area, { nullable: true, description: 'The area, when broken down by area; null for schools without one.' }) area: Area | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'The subject, when broken down by subject.' }) subject: string | null;
  @Field(() => Int, { nullable: true, description: 'Seats allotted to it; null when none were.' }) seats: number | null;
  @Field(() => Int, { description: 'Seats used by people who are admitted.' }) used: number;
  @Field(() => Int, { description: 'People who await admission.' }) requested: number;
  @Field(() => Int, { description: 'People on the waiting list.' }) waiting: number;
}

@ObjectType('SeatOffer', { description: 'A school in the order of an offer, with the facts that put it there.' })
export class SeatOffer {
  @Field(() => Int, { description: 'Its place, from 1.' }) ordinal: number;
  @Field(() => School, { description: 'The school, without its area.' }) school: School;
  @Field(() => Int, { description: 'Its teachers on that day.' }) teacherCount: number;
  @Field(() => Int, { description: "Its seats in the county's classes of the two years before." }) pastAdmitted: number;
  @Field(() => Int, { description: 'The same per thousand teachers, rounded down.' }) pastPermille: number;
  @Field(() => Int, { description: 'People of it who waited and could come.' }) wanted: number;
  @Field(() => Int, { description: 'Seats it got.' }) granted: number;
  @Field(() => String, { description: "Why it stood there and what came of it, in the request's language." }) explanation: string;
}

@ObjectType('SeatReturn', { description: 'Seats that quotas left unused by their deadline, and whom they were offered to. Everybody who sees the cohort may read it.' })
export class SeatReturn {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Int, { description: 'From 1: seats can be allotted anew and flow back again.' }) round: number;
  @Field(() => InstantScalar, { description: 'The deadline.' }) dueAt: string;
  @Field(() => InstantScalar, { description: 'When it was done.' }) returnedAt: string;
  @Field(() => [OfferCriterionEnum], { description: 'The order that was stated.' }) offerOrder: OfferCriterion[];
  @Field(() => Int, { description: 'Seats of the cohort.' }) capacity: number;
  @Field(() => Int, { description: 'Seats taken before the offer.' }) taken: number;
  @Field(() => Int, { description: 'Seats kept for requests made in time that awaited admission.' }) keptForRequests: number;
  @Field(() => Int, { description: 'Seats offered.' }) offered: number;
  @Field(() => Int, { description: 'Seats that found somebody; the others were open to everybody afterwards.' }) granted: number;
  @Field(() => [SeatOffer], { description: 'The schools in their order.' }) offers: SeatOffer[];
  @Field(() => [SeatTakeUp], { description: 'The quotas as they stood at the deadline: seats, used, and requests in time.' }) quotas: SeatTakeUp[];
}

@InputType({ description: 'Seats for one school, one area or one subject; name exactly one of the three.' })
export class CohortQuotaInput {
  @Field(() => ID, { nullable: true, description: 'The school.' }) schoolId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The area.' }) areaId?: string | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'The subject.' }) subject?: string | null;
  @Min(0) @Max(10_000)
  @Field(() => Int, { description: 'Seats.' }) seats: number;
}

@InputType({ description: 'How the seats of a cohort are allotted.' })
export class CohortAllotInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) id: string;
  @ArrayMaxSize(300) @ValidateNested({ each: true })
  @Field(() => [CohortQuotaInput], { description: 'All rows as they are to be; empty for free competition.' }) quotas: CohortQuotaInput[];
  @Field(() => InstantScalar, { nullable: true, description: 'When unused seats flow back and are offered again; as before when left out, never when null.' }) returnAt?: string | null;
  @IsOptional() @ArrayMaxSize(3)
  @Field(() => [OfferCriterionEnum], { nullable: true, description: 'In which order they are offered; as before when left out, by remoteness, past share and size when null.' }) offerOrder?: OfferCriterion[] | null;
}
