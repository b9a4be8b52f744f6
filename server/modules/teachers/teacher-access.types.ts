import { ArrayMaxSize, ArrayNotEmpty, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, payloadOf } from '../../platform/graphql/payload.js';
import { ActivationCodeType } from '../accounts/index.js';
import type { IssueRefusal, RevealRefusal } from './teacher-access.service.js';
import { Teacher } from './teachers.types.js';

export const PassedOverEnum = { MORE_RIGHTS: 'MORE_RIGHTS', DISABLED: 'DISABLED' } as const;
registerEnumType(PassedOverEnum, {
  name: 'ActivationPassedOver', description: 'MORE_RIGHTS: the account may do more than whoever asked may hand out. DISABLED: the account is disabled.',
});

@ObjectType('TeacherActivation', { description: 'What came of one teacher: a code, or why there is none.' })
export class TeacherActivation {
  @Field(() => Teacher, { description: 'Whose.' }) teacher: Teacher;
  @Field(() => ActivationCodeType, { nullable: true, description: 'The code; it is shown once.' }) activation: ActivationCodeType | null;
  @Field(() => PassedOverEnum, { nullable: true, description: 'Why there is none.' }) passedOver: keyof typeof PassedOverEnum | null;
}

@InputType({ description: 'Teachers who need a code for the first sign-in or a new password.' })
export class AccountActivationIssueInput extends MutationInput {
  @ArrayNotEmpty() @ArrayMaxSize(500)
  @Field(() => [ID], { description: 'Which teachers, up to 500.' }) teacherIds: string[];
}

@InputType({ description: 'A reason to read a national id in full.' })
export class TeacherNationalIdRevealInput extends MutationInput {
  @Field(() => ID, { description: 'Whose.' }) teacherId: string;
  @Length(4, 200)
  @Field(() => String, { description: 'Why; it is kept in the audit log.' }) reason: string;
}

export const accountActivationIssuePayload = payloadOf<IssueRefusal, TeacherActivation[]>('AccountActivationIssue', {
  field: 'activations', type: () => [TeacherActivation], description: 'One for each teacher, in the order asked for.',
}, {
  ALREADY_SHOWN: () => ({ zh: '同一请求已处理过，激活码只显示一次。如没有记下，请重新发放。', en: 'This request was answered before, and codes are shown once. Issue new ones if they were not noted.' }),
});

export const teacherNationalIdRevealPayload = payloadOf<RevealRefusal, string>('TeacherNationalIdReveal', {
  field: 'nationalId', type: () => String, description: 'The national id in full.',
}, {
  NOT_ON_FILE: () => ({ zh: '档案中没有该教师的身份证号。', en: "There is no national id in this teacher's file." }),
});
