import { Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

import { InstantScalar } from '../../platform/graphql/scalars.js';
import { MutationInput, payloadOf } from '../../platform/graphql/payload.js';
import { ROLES, type Role } from './actor.js';
import type { SignInRefusal } from './sessions.service.js';

export const RoleEnum = Object.fromEntries(ROLES.map((each) => [each, each])) as { [R in Role]: R };
registerEnumType(RoleEnum, { name: 'Role', description: 'What somebody may do; most roles hold for an area, a school or a studio only.' });

@ObjectType('Grant', { description: 'A role and where it holds.' })
export class GrantType {
  @Field(() => RoleEnum, { description: 'The role.' }) role: Role;
  @Field(() => ID, { nullable: true, description: 'The area it holds for.' }) areaId: number | null;
  @Field(() => ID, { nullable: true, description: 'The school it holds for.' }) schoolId: number | null;
  @Field(() => ID, { nullable: true, description: 'The studio it holds for.' }) studioId: number | null;
}

@ObjectType('Viewer', { description: 'Whoever is signed in.' })
export class Viewer {
  @Field(() => ID, { description: 'The account.' }) accountId: number;
  @Field(() => String, { description: 'The name shown in the console.' }) name: string;
  @Field(() => ID, { nullable: true, description: 'The teacher that the account belongs to.' }) teacherId: number | null;
  @Field(() => [GrantType], { description: 'Every role held.' }) grants: readonly GrantType[];
}

@ObjectType('Session', { description: 'A sign-in that is still open.' })
export class SessionType {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'The network address it came from.' }) address: string;
  @Field(() => String, { description: "The browser's own description." }) userAgent: string;
  @Field(() => InstantScalar, { description: 'When it began.' }) createdAt: string;
  @Field(() => InstantScalar, { description: 'When it was last used, to the minute.' }) seenAt: string;
  @Field(() => Boolean, { description: 'Whether it is the session of this request.' }) current: boolean;
}

@InputType({ description: 'A name and a password.' })
export class SessionSignInInput {
  @Length(1, 60)
  @Field(() => String, { description: 'A teacher number or a login name.' }) loginName: string;
  @Length(1, 200)
  @Field(() => String, { description: 'The password.' }) password: string;
}

@InputType({ description: 'The session to end.' })
export class SessionEndInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'Which one; without it the session of this request.' }) sessionId?: string | null;
}

export const sessionSignInPayload = payloadOf<SignInRefusal, Viewer>('SessionSignIn', { field: 'viewer', type: () => Viewer, description: 'Whoever signed in.' }, {
  WRONG_NAME_OR_PASSWORD: () => ({ zh: '账号或密码不正确。', en: 'The name or the password is wrong.', field: 'input.password' }),
  TOO_MANY_TRIES: ({ minutes }) => ({ zh: `尝试次数过多，请 ${minutes} 分钟后再试，或请学校管理员重置密码。`, en: `Too many tries. Wait ${minutes} minutes, or ask your school administrator to reset the password.` }),
  ACCOUNT_DISABLED: () => ({ zh: '该账号已停用，请联系县师训中心。', en: 'This account is disabled. Please contact the training centre.' }),
});

export const sessionEndPayload = payloadOf<never, boolean>('SessionEnd', { field: 'ended', type: () => Boolean, description: 'Whether an open session was ended.' }, {});
