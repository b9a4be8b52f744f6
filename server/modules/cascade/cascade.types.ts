import { ArrayMaxSize, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.js';
import { LevelEnum } from '../credits/index.js';
import { SubjectEnum } from '../teachers/index.js';
import type { StepLevel, StepState } from './rules/lineage.js';

export const CascadeStepLevelEnum = { AREA: 'AREA', SCHOOL: 'SCHOOL' } as const;
registerEnumType(CascadeStepLevelEnum, { name: 'CascadeStepLevel', description: 'Whom a step is held for.', valuesConfig: { AREA: { description: 'An area.' }, SCHOOL: { description: 'One school.' } } });
export const CascadeStepStateEnum = { PLANNED: 'PLANNED', HELD: 'HELD', WITHDRAWN: 'WITHDRAWN', BROKEN: 'BROKEN' } as const;
registerEnumType(CascadeStepStateEnum, { name: 'CascadeStepState', description: 'How a step stands.', valuesConfig: {
  PLANNED: { description: 'Its register is not completed, or nobody was there.' }, HELD: { description: 'Its register is completed and somebody was there.' }, WITHDRAWN: { description: 'Taken back with a reason.' }, BROKEN: { description: 'A step that it hangs on was taken back.' },
} });

@ObjectType('Cascade', { description: 'A training that is passed on (转培训): from the city to areas and schools.' })
export class Cascade {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Title in English.' }) titleEn: string;
  @Field(() => LevelEnum, { description: 'Level of the training that it starts from.' }) level: string;
  @Field(() => String, { description: 'Who organised that.' }) organiser: string;
  @Field(() => ID, { nullable: true, description: 'Our own cohort that it starts from; null for an outside training.' }) cohortId: number | null;
  @Field(() => DayScalar, { description: 'First day of the source.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day of the source.' }) endsOn: string;
  @Field(() => DayScalar, { description: 'The last day on which every target school is to be reached.' }) dueOn: string;
  @Field(() => [SubjectEnum], { description: 'For teachers of these subjects; empty for all.' }) subjects: string[];
  @Field(() => Int, { description: 'Teachers of our county at the source.' }) attendeeCount: number;
  @Field(() => Int, { description: 'Target schools within reach.' }) targetCount: number;
  @Field(() => Int, { description: 'Of them, those for which a step was held; each once.' }) reachedCount: number;
  @Field(() => Int, { description: 'Of them, those not reached after the due day.' }) overdueCount: number;
  @Field(() => Int, { description: "Steps held that still hang together: those of areas, and of the viewer's schools." }) heldSteps: number;
}
export const CascadePage = pageOf('Cascade', () => Cascade);

@ObjectType('CascadeEvidence', { description: 'A file that shows that a step was held; its bytes are at /downloads/cascade-evidence/{id}.' })
export class CascadeEvidence {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Size in bytes.' }) sizeBytes: number;
  @Field(() => String, { description: 'Its media type.' }) mediaType: string;
  @Field(() => String, { description: 'Who brought it.' }) addedByName: string;
  @Field(() => InstantScalar, { description: 'When.' }) addedAt: string;
}

@ObjectType('CascadeProof', { description: 'A certificate or notice that proves who attended; its bytes are at /downloads/cascade-proof/{id}.' })
export class CascadeProof {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Size in bytes.' }) sizeBytes: number;
  @Field(() => String, { description: 'Its media type.' }) mediaType: string;
  @Field(() => String, { description: 'Who brought it.' }) addedByName: string;
  @Field(() => InstantScalar, { description: 'When.' }) addedAt: string;
}

@ObjectType('CascadeAttendee', { description: 'Somebody of our county who was at an outside training.' })
export class CascadeAttendee {
  @Field(() => ID, { description: 'His place among those who attended.' }) id: number;
  @Field(() => String, { description: 'Teacher number.' }) number: string;
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => String, { description: 'School, in Chinese.' }) schoolName: string;
  @Field(() => String, { description: 'School, in English.' }) schoolNameEn: string;
  @Field(() => String, { description: 'What was written down as proof, such as the number of a certificate.' }) proof: string;
  @Field(() => [CascadeProof], { description: 'The files that prove it; empty while they are lacking.' }) proofs: CascadeProof[];
  @Field(() => Boolean, { description: 'Whether the viewer brings and takes away its files.' }) viewerCanKeep: boolean;
}

@ObjectType('OwnCascade', { description: 'An outside training that the viewer was at, to be passed on.' })
export class OwnCascade {
  @Field(() => ID, { description: 'His place among those who attended.' }) attendeeId: number;
  @Field(() => String, { description: 'Title in Chinese.' }) title: string;
  @Field(() => String, { description: 'Title in English.' }) titleEn: string;
  @Field(() => LevelEnum, { description: 'Its level.' }) level: string;
  @Field(() => String, { description: 'Who organised it.' }) organiser: string;
  @Field(() => DayScalar, { description: 'Its first day.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Its last day.' }) endsOn: string;
  @Field(() => DayScalar, { description: 'By when every target school is to be reached.' }) dueOn: string;
  @Field(() => String, { description: 'What was written down as proof.' }) proof: string;
  @Field(() => [CascadeProof], { description: 'The files that prove it.' }) proofs: CascadeProof[];
}

@ObjectType('CascadeStep', { description: 'Once passed on, with its own register.' })
export class CascadeStep {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => ID, { nullable: true, description: 'The step that its giver was present at; null for the source.' }) parentId: number | null;
  @Field(() => Int, { description: 'How deep it hangs below the source, from 0.' }) depth: number;
  @Field(() => CascadeStepLevelEnum, { description: 'Whom it is for.' }) level: StepLevel;
  @Field(() => String, { nullable: true, description: 'The area, in Chinese.' }) areaName: string | null;
  @Field(() => String, { nullable: true, description: 'The area, in English.' }) areaNameEn: string | null;
  @Field(() => String, { nullable: true, description: 'The school, in Chinese.' }) schoolName: string | null;
  @Field(() => String, { nullable: true, description: 'The school, in English.' }) schoolNameEn: string | null;
  @Field(() => String, { description: 'Who passes it on.' }) giverName: string;
  @Field(() => String, { description: "The giver's school, in Chinese." }) giverSchoolName: string;
  @Field(() => String, { description: "The giver's school, in English." }) giverSchoolNameEn: string;
  @Field(() => ID, { description: 'Its session on the register.' }) sessionId: number;
  @Field(() => String, { description: 'Topic.' }) topic: string;
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Field(() => Int, { description: 'How long, in minutes.' }) durationMinutes: number;
  @Field(() => CascadeStepStateEnum, { description: 'How it stands.' }) state: StepState;
  @Field(() => Int, { description: 'Who was there.' }) presentCount: number;
  @Field(() => Int, { description: 'Who was to be there.' }) memberCount: number;
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' }) withdrawReason: string | null;
  @Field(() => String, { nullable: true, description: 'Who withdrew it.' }) withdrawnByName: string | null;
  @Field(() => [CascadeEvidence], { description: 'What shows that it was held.' }) evidence: CascadeEvidence[];
  @Field(() => Boolean, { description: 'Whether the viewer keeps its register and evidence, and may withdraw it.' }) viewerCanKeep: boolean;
}

@ObjectType('CascadeSchoolCoverage', { description: 'A target school.' })
export class CascadeSchoolCoverage {
  @Field(() => ID, { description: 'The school.' }) schoolId: number;
  @Field(() => String, { description: 'Its name in Chinese.' }) name: string;
  @Field(() => String, { description: 'Its name in English.' }) nameEn: string;
  @Field(() => Boolean, { description: 'Whether a step was held for it.' }) isReached: boolean;
  @Field(() => Boolean, { description: 'Not reached after the due day.' }) isOverdue: boolean;
  @Field(() => DayScalar, { nullable: true, description: 'The first day on which one was held.' }) heldOn: string | null;
  @Field(() => Int, { description: 'Its teachers who were present at any held step, each once.' }) people: number;
}

@ObjectType('CascadeAreaCoverage', { description: 'The target schools of an area, those not reached first.' })
export class CascadeAreaCoverage {
  @Field(() => String, { description: 'The area, in Chinese.' }) name: string;
  @Field(() => String, { description: 'The area, in English.' }) nameEn: string;
  @Field(() => Int, { description: 'Target schools.' }) targetCount: number;
  @Field(() => Int, { description: 'Reached.' }) reachedCount: number;
  @Field(() => [CascadeSchoolCoverage], { description: 'Its target schools.' }) schools: CascadeSchoolCoverage[];
}

@ObjectType('CascadeSubjectCoverage', { description: 'How many teachers of a subject in the target schools were reached.' })
export class CascadeSubjectCoverage {
  @Field(() => SubjectEnum, { description: 'The subject.' }) subject: string;
  @Field(() => Int, { description: 'Teachers in service.' }) teachers: number;
  @Field(() => Int, { description: 'Present at any held step, each once.' }) reached: number;
}

@ObjectType('CascadeSheet', { description: "A cascade with its lineage and coverage, as far as the viewer's schools are concerned." })
export class CascadeSheet {
  @Field(() => Cascade, { description: 'The cascade.' }) cascade: Cascade;
  @Field(() => [CascadeAttendee], { description: 'Who of our county was at an outside training, those without a file first; empty for a cohort of ours, whose registers tell.' }) attendees: CascadeAttendee[];
  @Field(() => [CascadeStep], { description: 'Steps depth first, each under the one that it hangs on; a school is shown its own, and those of areas.' }) steps: CascadeStep[];
  @Field(() => [CascadeAreaCoverage], { description: 'Coverage by area, those with most missing first.' }) areas: CascadeAreaCoverage[];
  @Field(() => [CascadeSubjectCoverage], { description: 'Coverage by subject.' }) subjects: CascadeSubjectCoverage[];
  @Field(() => Boolean, { description: 'Whether the viewer adds steps for areas and any school.' }) viewerCanRule: boolean;
  @Field(() => [ID], { description: 'Target schools for which the viewer may add a step, when not for all.' }) viewerSchoolIds: number[];
}

@ObjectType('CascadeGiver', { description: 'Somebody who may pass a cascade on, and what he was present at.' })
export class CascadeGiver {
  @Field(() => ID, { description: 'The teacher.' }) teacherId: number;
  @Field(() => ID, { nullable: true, description: 'The step that he was present at; null for the source.' }) parentId: number | null;
  @Field(() => String, { description: 'Teacher number.' }) number: string;
  @Field(() => String, { description: 'Name.' }) name: string;
  @Field(() => String, { description: 'School, in Chinese.' }) schoolName: string;
  @Field(() => String, { description: 'School, in English.' }) schoolNameEn: string;
  @Field(() => Boolean, { description: "Of the viewer's own school." }) isOwnSchool: boolean;
  @Field(() => String, { description: 'What he was present at: its topic, or the title of the source.' }) attendedAt: string;
}

@InputType({ description: 'Somebody of our county at an outside training.' })
export class CascadeAttendeeInput {
  @Length(1, 60)
  @Field(() => String, { description: 'Teacher number.' }) number: string;
  @Length(0, 200)
  @Field(() => String, { defaultValue: '', description: 'What proves it, such as the number of a certificate.' }) proof: string = '';
}

@InputType({ description: 'A training to be passed on.' })
export class CascadeOpenInput extends MutationInput {
  @Length(2, 100)
  @Field(() => String, { description: 'Title in Chinese.' }) title: string;
  @Length(0, 150)
  @Field(() => String, { defaultValue: '', description: 'Title in English.' }) titleEn: string = '';
  @Field(() => LevelEnum, { description: 'Level of the source: NATIONAL, PROVINCE, CITY or COUNTY.' }) level: string;
  @Length(1, 100)
  @Field(() => String, { description: 'Who organised it.' }) organiser: string;
  @Field(() => ID, { nullable: true, description: 'Our own cohort that it starts from.' }) cohortId?: string | null;
  @Field(() => DayScalar, { description: 'First day of the source.' }) startsOn: string;
  @Field(() => DayScalar, { description: 'Last day of the source.' }) endsOn: string;
  @Field(() => DayScalar, { description: 'The last day on which every target school is to be reached.' }) dueOn: string;
  @ArrayMaxSize(30)
  @Field(() => [SubjectEnum], { defaultValue: [], description: 'For teachers of these subjects; empty for all.' }) subjects: string[];
  @ArrayMaxSize(500) @ValidateNested({ each: true })
  @Field(() => [CascadeAttendeeInput], { defaultValue: [], description: 'Who of our county was at an outside training.' }) attendees: CascadeAttendeeInput[];
  @ArrayMaxSize(100)
  @Field(() => [ID], { defaultValue: [], description: 'Schools of these areas are its targets; empty for all.' }) areaIds: string[];
}

@InputType({ description: 'A step to be written down, planned or held.' })
export class CascadeStepAddInput extends MutationInput {
  @Field(() => ID, { description: 'Which cascade.' }) cascadeId: string;
  @Field(() => ID, { nullable: true, description: 'The step that the giver was present at; null for the source.' }) parentId?: string | null;
  @Field(() => CascadeStepLevelEnum, { description: 'Whom it is for.' }) level: StepLevel;
  @Field(() => ID, { nullable: true, description: "The area, for an area's step." }) areaId?: string | null;
  @Field(() => ID, { nullable: true, description: "The school; for an area's step the school that keeps the register, if any." }) schoolId?: string | null;
  @Field(() => ID, { description: 'The teacher who passes it on.' }) giverId: string;
  @Length(1, 150)
  @Field(() => String, { description: 'Topic.' }) topic: string;
  @Length(1, 100)
  @Field(() => String, { description: 'Where.' }) place: string;
  @Field(() => InstantScalar, { description: 'When it begins.' }) startsAt: string;
  @Min(10) @Max(600)
  @Field(() => Int, { description: 'How long, in minutes: 10 to 600.' }) durationMinutes: number;
  @ArrayMaxSize(1000)
  @Field(() => [String], { defaultValue: [], description: "Numbers of the teachers who attend. Left out for a school: all of its teachers of the cascade's subjects." }) teacherNumbers: string[];
}

@InputType({ description: 'A step to be taken back.' })
export class CascadeStepWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'Which step.' }) id: string;
  @Length(2, 300)
  @Field(() => String, { description: 'Why; it stands beside the step.' }) reason: string;
}

@InputType({ description: 'A file that shows that a step was held.' })
export class CascadeEvidenceAddInput extends MutationInput {
  @Field(() => ID, { description: 'Which step.' }) stepId: string;
  @Field(() => ID, { description: 'What was uploaded at /uploads/cascade, by the same person.' }) fileId: string;
}

@InputType({ description: 'A file to be taken away from a step.' })
export class CascadeEvidenceRemoveInput extends MutationInput {
  @Field(() => ID, { description: 'Which file.' }) id: string;
}

@InputType({ description: 'A certificate or notice for somebody who attended.' })
export class CascadeProofAddInput extends MutationInput {
  @Field(() => ID, { description: 'Who attended: an id of CascadeAttendee or OwnCascade.' }) attendeeId: string;
  @Field(() => ID, { description: 'What was uploaded at /uploads/cascade-proof, by the same person.' }) fileId: string;
}

@InputType({ description: 'A proof to be taken away.' })
export class CascadeProofRemoveInput extends MutationInput {
  @Field(() => ID, { description: 'Which file.' }) id: string;
}
