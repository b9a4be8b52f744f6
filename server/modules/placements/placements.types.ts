import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { MutationInput } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { type PresenceStatus, PresenceStatusEnum } from '../attendance/index.js';
import { StageEnum, SubjectEnum } from '../teachers/index.js';

@ObjectType('PlacementMentor', { description: 'A mentor of a host school.' })
export class PlacementMentor {
  @Field(() => ID, { description: 'The id.' }) id: number;
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => SubjectEnum, { description: 'Subject.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage.' }) stage: string;
  @Field(() => String, { description: 'What else whoever comes should know; empty for nothing.' }) note: string;
  @Field(() => Int, { description: 'Places.' }) capacity: number;
  @Field(() => Int, { description: 'Places taken.' }) used: number;
}

@ObjectType('PlacementDay', { description: 'A day at a host school: a session of its register.' })
export class PlacementDay {
  @Field(() => ID, { description: 'The session of the register.' }) sessionId: number;
  @Field(() => DayScalar, { description: 'The day.' }) day: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => InstantScalar, { description: 'When it ends.' }) endsAt: string;
  @Field(() => Boolean, { description: 'Whether the host school has completed its register of the day.' }) isConfirmed: boolean;
}

@ObjectType('PlacementHost', { description: 'A host school of a class, with its mentors and days.' })
export class PlacementHost {
  @Field(() => ID, { description: 'The id.' }) id: number;
  @Field(() => ID, { description: 'The school.' }) schoolId: number;
  @Field(() => String, { description: 'Its name.' }) schoolName: string;
  @Field(() => String, { description: 'Its name in English.' }) schoolNameEn: string;
  @Field(() => [PlacementMentor], { description: 'Mentors in the order in which they were entered.' }) mentors: PlacementMentor[];
  @Field(() => [PlacementDay], { description: 'Days in their order, 60 at most.' }) days: PlacementDay[];
}

@ObjectType('PlacementPerson', { description: 'A participant, and where he is placed.' })
export class PlacementPerson {
  @Field(() => ID, { description: 'The teacher.' }) teacherId: number;
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => ID, { description: 'His school.' }) schoolId: number;
  @Field(() => String, { description: 'Its name.' }) schoolName: string;
  @Field(() => String, { description: 'Its name in English.' }) schoolNameEn: string;
  @Field(() => SubjectEnum, { description: 'Subject.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage.' }) stage: string;
  @Field(() => ID, { nullable: true, description: 'His mentor; null while he has no place.' }) mentorId: number | null;
  @Field(() => Int, { description: 'Days on which his host found him there, late or leaving early included.' }) presentDays: number;
}

@ObjectType('PlacementDesk', { description: 'Hosts, mentors and participants of a shadowing class.' })
export class PlacementDesk {
  @Field(() => ID, { description: 'The class.' }) cohortId: number;
  @Field(() => [PlacementHost], { description: 'Hosts in the order in which they were entered.' }) hosts: PlacementHost[];
  @Field(() => [PlacementPerson], { description: 'Every participant, by area, school and name: as many as the class has.' }) people: PlacementPerson[];
}

@ObjectType('OwnPlacementDay', { description: 'A day of the viewer at his host school.' })
export class OwnPlacementDay {
  @Field(() => ID, { description: 'The session of the register.' }) sessionId: number;
  @Field(() => DayScalar, { description: 'The day.' }) day: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => InstantScalar, { description: 'When it ends.' }) endsAt: string;
  @Field(() => PresenceStatusEnum, { nullable: true, description: 'What the register says of him; null while it says nothing.' }) status: PresenceStatus | null;
}

@ObjectType('OwnPlacement', { description: 'Where the viewer is placed.' })
export class OwnPlacement {
  @Field(() => ID, { description: 'The class.' }) cohortId: number;
  @Field(() => String, { description: 'Its title.' }) cohortTitle: string;
  @Field(() => String, { description: 'Its title in English.' }) cohortTitleEn: string;
  @Field(() => String, { nullable: true, description: 'The host school; null while he has no place.' }) hostName: string | null;
  @Field(() => String, { nullable: true, description: 'The host school in English.' }) hostNameEn: string | null;
  @Field(() => PlacementMentor, { nullable: true, description: 'The mentor.' }) mentor: PlacementMentor | null;
  @Field(() => [OwnPlacementDay], { description: 'Days in their order, 60 at most.' }) days: OwnPlacementDay[];
}

@InputType({ description: 'A mentor of a host school.' })
export class PlacementMentorInput {
  @Length(1, 60) @Matches(/\S/)
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => SubjectEnum, { description: 'Subject.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage.' }) stage: string;
  @MaxLength(100) @Field(() => String, { description: 'What else whoever comes should know: class, office, telephone.', defaultValue: '' }) note: string;
  @Min(1) @Max(20) @Field(() => Int, { description: 'Places, 1 to 20.' }) capacity: number;
}

@InputType({ description: 'A school that takes in people of a shadowing class.' })
export class PlacementAddHostInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @Field(() => ID, { description: 'Which school.' }) schoolId: string;
  @ArrayMinSize(1) @ArrayMaxSize(60) @Field(() => [DayScalar], { description: 'Days, within those of the class.' }) days: string[];
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { context: { zh: '几点几分，如 08:00', en: 'hours and minutes, such as 08:00' } }) @Field(() => String, { description: 'When a day begins, such as 08:00.', defaultValue: '08:00' }) beginsAt: string;
  @Min(30) @Max(600) @Field(() => Int, { description: 'Minutes of a day that count, 30 to 600.' }) dayMinutes: number;
  @ArrayMinSize(1) @ArrayMaxSize(40) @ValidateNested({ each: true })
  @Field(() => [PlacementMentorInput], { description: 'Its mentors.' }) mentors: PlacementMentorInput[];
}

@InputType({ description: 'A mentor to add to a host, or to change; all of it is set.' })
export class PlacementSetMentorInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @Field(() => ID, { description: 'Which host.' }) hostId: string;
  @IsOptional() @Field(() => ID, { nullable: true, description: 'Which mentor; none to add one.' }) mentorId?: string | null;
  @Length(1, 60) @Matches(/\S/)
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => SubjectEnum, { description: 'Subject.' }) subject: string;
  @Field(() => StageEnum, { description: 'Stage.' }) stage: string;
  @MaxLength(100) @Field(() => String, { description: 'What else whoever comes should know.', defaultValue: '' }) note: string;
  @Min(1) @Max(20) @Field(() => Int, { description: 'Places, 1 to 20; never fewer than are taken.' }) capacity: number;
}

@InputType({ description: 'Where a participant is placed.' })
export class PlacementAssignInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
  @Field(() => ID, { description: 'Who.' }) teacherId: string;
  @IsOptional() @Field(() => ID, { nullable: true, description: 'With which mentor; none to free his place.' }) mentorId?: string | null;
}

@InputType({ description: 'A class.' })
export class PlacementProposeInput extends MutationInput {
  @Field(() => ID, { description: 'Which class.' }) cohortId: string;
}
