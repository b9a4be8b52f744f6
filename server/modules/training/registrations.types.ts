import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { Area } from '../organisations/index.js';
import { SubjectEnum, Teacher } from '../teachers/index.js';
import { RegistrationPermission } from './cohorts.types.js';
import type { CompletionReason } from './rules/completion.js';
import type { ApprovalStep, Assessment, RegistrationPath, RegistrationStatus } from './rules/vocabulary.js';
import { ApprovalStepEnum, AssessmentEnum, CompletionReasonEnum, RegistrationPathEnum, RegistrationStatusEnum } from './training.enums.js';

@ObjectType('RegistrationAttendance', { description: 'What the register says so far of a participant. Whole minutes, over the sessions that are closed or over.' })
export class RegistrationAttendance {
  @Field(() => Int, { description: 'Minutes held.' }) requiredMinutes: number;
  @Field(() => Int, { description: 'Minutes present.' }) presentMinutes: number;
  @Field(() => Int, { description: 'Minutes missing, leave included.' }) absentMinutes: number;
  @Field(() => Int, { description: 'The part of the missing minutes that was leave.' }) leaveMinutes: number;
  @Field(() => Int, { description: 'The part of the leave that the class does not count as absence.' }) excusedMinutes: number;
  @Field(() => Int, { description: 'Sessions held.' }) sessions: number;
  @Field(() => Int, { description: 'Of these, sessions whose presence was entered by hand.' }) handEntered: number;
}

@ObjectType('RegistrationCompletion', { description: 'How a closed cohort ended for a participant.' })
export class RegistrationCompletion {
  @Field(() => Boolean, { description: 'Whether he completed.' }) completed: boolean;
  @Field(() => CompletionReasonEnum, { description: 'Why, for programs.' }) reason: CompletionReason;
  @Field(() => String, { description: "Why, with the figures, in the request's language." }) reasonText: string;
  @Field(() => Int, { description: 'Share attended, in thousandths, rounded down.' }) attendedPermille: number;
  @Field(() => Int, { description: 'Hundredths of a credit that it brought.' }) centicredits: number;
  @Field(() => String, { nullable: true, description: "Why it brought none, in the request's language." }) creditNote: string | null;
  @Field(() => InstantScalar, { description: 'When the list was frozen.' }) frozenAt: string;
}

@ObjectType('FormAnswer', { description: 'An answer to a question of the form.' })
export class FormAnswer {
  @Field(() => ID, { description: 'Key of the question.' }) key: string;
  @Field(() => String, { description: 'The question in Chinese.' }) label: string;
  @Field(() => String, { description: 'The question in English.' }) labelEn: string;
  @Field(() => String, { description: 'The answer.' }) value: string;
}

@ObjectType('RegistrationApproval', { description: 'What a school or an area said to a request.' })
export class RegistrationApproval {
  @Field(() => ApprovalStepEnum, { description: 'Who was asked.' }) step: ApprovalStep;
  @Field(() => Boolean, { description: 'Whether they agreed.' }) isApproved: boolean;
  @Field(() => String, { nullable: true, description: 'Why not.' }) reason: string | null;
  @Field(() => String, { description: 'Who decided.' }) byName: string;
  @Field(() => InstantScalar, { description: 'When.' }) decidedAt: string;
}

@ObjectType('Registration', { description: "A teacher's registration for a cohort (报名)." })
export class Registration {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => Teacher, { description: 'The teacher.' }) teacher: Teacher;
  @Field(() => Area, { nullable: true, description: "The area of the teacher's school." }) area: Area | null;
  @Field(() => RegistrationPathEnum, { description: 'Who made it.' }) path: RegistrationPath;
  @Field(() => RegistrationStatusEnum, { description: 'Where it is.' }) status: RegistrationStatus;
  @Field(() => ApprovalStepEnum, { nullable: true, description: 'Whose approval a request awaits; null when it is the centre that decides, or nobody any more.' }) step: ApprovalStep | null;
  @Field(() => ID, { nullable: true, description: 'What those who get their seats together or not at all have in common.' }) groupId: number | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When the teacher said by the link that he comes.' }) confirmedAt: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When the centre noted that he was admitted and did not come.' }) noShowAt: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined, withdrawn or replaced.' }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'Who decided it; null when a seat was free at once or came free later.' }) decidedByName: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' }) decidedAt: string | null;
  @Field(() => InstantScalar, { nullable: true, description: 'When a freed seat brought it in from the waiting list.' }) promotedAt: string | null;
  @Field(() => ID, { nullable: true, description: 'The registration that took its seat over.' }) replacedById: number | null;
  @Field(() => AssessmentEnum, { nullable: true, description: 'The result of the assessment, once entered.' }) assessment: Assessment | null;
  @Field(() => InstantScalar, { description: 'When it was made.' }) createdAt: string;
  cohortId: number;
  rollId: number;
  queueNumber: number | null;
  schoolId: number;
  areaId: number | null;
  subject: string;
  storedAnswers: string | null;
}

export const RegistrationPage = pageOf<Registration>('Registration', () => Registration);

export const RegistrationSortEnum = { QUEUE: 'QUEUE', NAME: 'NAME', SCHOOL: 'SCHOOL', NEWEST: 'NEWEST' } as const;
registerEnumType(RegistrationSortEnum, { name: 'RegistrationSort', description: 'QUEUE: the waiting list in its order, then the earliest first. NAME: by pinyin. SCHOOL: by school and pinyin. NEWEST: the latest first.' });

@InputType({ description: 'Which registrations; conditions add up.' })
export class RegistrationFilter {
  @ArrayMaxSize(6) @IsOptional()
  @Field(() => [RegistrationStatusEnum], { nullable: true, description: 'In one of these states.' }) statuses?: RegistrationStatus[] | null;
  @Field(() => RegistrationPathEnum, { nullable: true, description: 'Made like this.' }) path?: RegistrationPath | null;
  @Field(() => ID, { nullable: true, description: 'Of this school.' }) schoolId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this area.' }) areaId?: string | null;
  @Field(() => SubjectEnum, { nullable: true, description: 'Of teachers of this subject.' }) subject?: string | null;
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name, its pinyin or initials, or the beginning of the teacher number.' }) search?: string | null;
}

@ObjectType('RegistrationResult', { description: 'What became of one teacher: registered, or why not.' })
export class RegistrationResultType {
  @Field(() => ID, { description: 'The teacher.' }) teacherId: number;
  @Field(() => ID, { nullable: true, description: 'The registration, when there is one now.' }) registrationId: number | null;
  @Field(() => RegistrationStatusEnum, { nullable: true, description: 'What it became.' }) status: RegistrationStatus | null;
  @Field(() => Int, { nullable: true, description: 'Rank in the waiting list, when waiting.' }) position: number | null;
  @Field(() => String, { nullable: true, description: 'Why not, for programs.' }) code: string | null;
  @Field(() => String, { nullable: true, description: "Why not, in the request's language." }) message: string | null;
}

@ObjectType('RegistrationDecision', { description: 'What became of one registration of a bulk decision.' })
export class RegistrationDecision {
  @Field(() => ID, { description: 'The registration.' }) registrationId: number;
  @Field(() => RegistrationStatusEnum, { description: 'Where it is now.' }) status: RegistrationStatus;
  @Field(() => String, { nullable: true, description: 'Why it was not done as asked, for programs.' }) code: string | null;
  @Field(() => String, { nullable: true, description: "Why it was not done as asked, in the request's language." }) message: string | null;
}

@ObjectType('NominationCandidate', { description: 'A teacher of the school with whether he can be nominated.' })
export class NominationCandidate {
  @Field(() => Teacher, { description: 'The teacher.' }) teacher: Teacher;
  @Field(() => RegistrationPermission, { description: 'Whether he can be nominated, by the rule that enforces it.' }) viewerCanNominate: RegistrationPermission;
}

export const NominationCandidatePage = pageOf<NominationCandidate>('NominationCandidate', () => NominationCandidate);

@InputType({ description: 'An answer to a question of the form.' })
export class FormAnswerInput {
  @Length(1, 16)
  @Field(() => ID, { description: 'Key of the question.' }) key: string;
  @MaxLength(400)
  @Field(() => String, { description: 'The answer; a number in figures, a choice as it is written.' }) value: string;
}

@InputType({ description: 'An answer of one of several teachers.' })
export class TeacherAnswerInput extends FormAnswerInput {
  @Field(() => ID, { description: 'Whose.' }) teacherId: string;
}

@InputType({ description: 'The cohort that the viewer registers for.' })
export class RegistrationApplyInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @ArrayMaxSize(12) @ValidateNested({ each: true })
  @Field(() => [FormAnswerInput], { description: "Answers to the programme's form.", defaultValue: [] }) answers: FormAnswerInput[];
}

@InputType({ description: 'Teachers for a cohort.' })
export class RegistrationListInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @ArrayMinSize(1) @ArrayMaxSize(500)
  @Field(() => [ID], { description: 'Which teachers, 1 to 500; in this order they get what seats there are.' }) teacherIds: string[];
  @ArrayMaxSize(6000) @ValidateNested({ each: true })
  @Field(() => [TeacherAnswerInput], { description: "Answers to the programme's form; the centre may leave some for later.", defaultValue: [] }) answers: TeacherAnswerInput[];
  @Field(() => Boolean, { description: 'Whether they get their seats together or not at all: two to ten of one school.', defaultValue: false }) asGroup: boolean = false;
}

@InputType({ description: 'Registrations of one cohort to admit.' })
export class RegistrationAdmitInput extends MutationInput {
  @Field(() => ID, { description: 'Which cohort.' }) cohortId: string;
  @ArrayMinSize(1) @ArrayMaxSize(1_000)
  @Field(() => [ID], { description: 'Which ones, 1 to 1,000; the earliest registered get their seats first.' }) registrationIds: string[];
}

@InputType({ description: 'Registrations of one cohort to decline, with the reason that the teachers will read.' })
export class RegistrationDeclineInput extends RegistrationAdmitInput {
  @Length(2, 200)
  @Field(() => String, { description: 'Why, 2 to 200 characters.' }) reason: string;
}

@InputType({ description: 'People of one cohort who were admitted and did not come.' })
export class RegistrationMarkNoShowInput extends RegistrationAdmitInput {
  @Field(() => Boolean, { description: 'True to note it, false to take the note back.' }) isNoShow: boolean;
}

@InputType({ description: 'A registration to take back.' })
export class RegistrationWithdrawInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) registrationId: string;
  @IsOptional() @Length(2, 200)
  @Field(() => String, { nullable: true, description: 'Why.' }) reason?: string | null;
}

@InputType({ description: 'An admitted teacher and the one who takes his seat.' })
export class RegistrationReplaceInput extends MutationInput {
  @Field(() => ID, { description: 'The registration that gives up its seat.' }) registrationId: string;
  @Field(() => ID, { description: 'The teacher who takes it: of the same school.' }) teacherId: string;
  @Length(2, 200)
  @Field(() => String, { description: 'Why.' }) reason: string;
}
