import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';

import { MutationInput, pageOf, payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { RoleEnum } from './accounts.types.js';
import { ActivationCodeType } from './activations.types.js';
import type { Role } from './actor.js';
import type { ApiKeyRefusal, OpenRefusal, OwnAccount } from './administration.service.js';
import { nameTaken, wrongNameFormat } from './password-words.js';
import type { GrantRefusal } from './rules/grant-scope.js';

export const AccountStatusEnum = { WAITING: 'WAITING', ACTIVE: 'ACTIVE', DISABLED: 'DISABLED' } as const;
registerEnumType(AccountStatusEnum, { name: 'AccountStatus', description: 'WAITING for its first password, ACTIVE, or DISABLED.' });

@ObjectType('AccountGrant', { description: 'A role of an account and where it holds; without area, school, studio or provider it holds for the county.' })
export class AccountGrant {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => RoleEnum, { description: 'The role.' }) role: Role;
  @Field(() => ID, { nullable: true, description: 'The area it holds for.' }) areaId: number | null;
  @Field(() => ID, { nullable: true, description: 'The school it holds for.' }) schoolId: number | null;
  @Field(() => ID, { nullable: true, description: 'The studio it holds for.' }) studioId: number | null;
  @Field(() => ID, { nullable: true, description: 'The provider it stands for.' }) providerId: number | null;
  @Field(() => InstantScalar, { description: 'Since when.' }) grantedAt: string;
}

@ObjectType('ApiKey', { description: "A provider's key. Only its first characters are known after it was issued." })
export class ApiKeyType {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'Its first characters.' }) prefix: string;
  @Field(() => InstantScalar, { description: 'When it was issued.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked.' }) revokedAt: string | null;
}

@ObjectType('Account', { description: 'An account, as administrators see it.' })
export class Account {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'What is typed at sign-in.' }) loginName: string;
  @Field(() => String, { description: "The holder's name." }) name: string;
  @Field(() => ID, { nullable: true, description: 'The teacher it belongs to.' }) teacherId: number | null;
  @Field(() => AccountStatusEnum, { description: 'Whether it can be used.' }) status: string;
  @Field(() => InstantScalar, { description: 'When it was made.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it was last used, to the minute.' }) seenAt: string | null;
  @Field(() => Int, { description: 'Sign-ins that are still open.' }) openSessions: number;
  @Field(() => [AccountGrant], { description: 'Its roles.' }) grants: AccountGrant[];
  @Field(() => [ApiKeyType], { description: 'Keys issued to it, the newest first, 20 at most.' }) apiKeys: ApiKeyType[];
}

export const AccountPage = pageOf<Account>('Account', () => Account);

@InputType({ description: 'Which accounts; conditions add up.' })
export class AccountFilter {
  @IsOptional() @Length(1, 60)
  @Field(() => String, { nullable: true, description: 'Part of the name or of the login name.' }) search?: string | null;
  @Field(() => RoleEnum, { nullable: true, description: 'Only holders of this role.' }) role?: Role | null;
  @Field(() => AccountStatusEnum, { nullable: true, description: 'Only of this status.' }) status?: keyof typeof AccountStatusEnum | null;
}

@InputType({ description: 'A new account for somebody who is no teacher of the county, or for a provider.' })
export class AccountOpenInput extends MutationInput {
  @Length(1, 60)
  @Field(() => String, { description: 'The name to sign in with.' }) loginName: string;
  @Length(1, 40)
  @Field(() => String, { description: "The holder's name." }) name: string;
}

@InputType({ description: 'A role for an account, and where it holds.' })
export class AccountGrantInput extends MutationInput {
  @Field(() => ID, { description: 'Whose.' }) accountId: string;
  @Field(() => RoleEnum, { description: 'Which role.' }) role: Role;
  @Field(() => ID, { nullable: true, description: 'The area; for AREA_LEAD.' }) areaId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The school; for SCHOOL_ADMINISTRATOR.' }) schoolId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The provider; for PROVIDER.' }) providerId?: string | null;
}

@InputType({ description: 'The grant to take back.' })
export class AccountRevokeGrantInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) grantId: string;
}

@InputType({ description: 'One account.' })
export class AccountInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) accountId: string;
}

@InputType({ description: 'The key to revoke.' })
export class ApiKeyRevokeInput extends MutationInput {
  @Field(() => ID, { description: 'Which one.' }) keyId: string;
}

@ObjectType('OpenedAccount', { description: 'A new account and the code for its first sign-in.' })
export class OpenedAccount {
  @Field(() => Account, { description: 'The account.' }) account: Account;
  @Field(() => ActivationCodeType, { description: 'The code; it is shown once.' }) activation: ActivationCodeType;
}

@ObjectType('IssuedApiKey', { description: 'A new key, shown once.' })
export class IssuedApiKey {
  @Field(() => Account, { description: 'The account it belongs to.' }) account: Account;
  @Field(() => String, { description: 'The whole key, for the header `Authorization: Bearer …`.' }) key: string;
}

const account = { field: 'account', type: () => Account, description: 'The account as it is now.' };
const ownAccount = () => ({ zh: '不能更改自己的角色和状态，请由另一位系统管理员操作。', en: 'Nobody changes his own roles or status. Ask another administrator.' });
const alreadyShown = () => ({ zh: '同一请求已处理过，只显示一次的内容不能再次查看。如没有记下，请重新发放。', en: 'This request was answered before, and what is shown once cannot be shown again. Issue a new one if it was not noted.' });
const accountDisabled = () => ({ zh: '该账号已停用，请先启用。', en: 'This account is disabled. Enable it first.' });

export const accountOpenPayload = payloadOf<OpenRefusal, OpenedAccount>('AccountOpen', { field: 'opened', type: () => OpenedAccount, description: 'The account and its code.' }, {
  LOGIN_NAME_FORMAT: wrongNameFormat, LOGIN_NAME_TAKEN: nameTaken, ALREADY_SHOWN: alreadyShown,
});

const SCOPE_WORDS = { area: { zh: '片区', en: 'area' }, school: { zh: '学校', en: 'school' }, provider: { zh: '外部平台', en: 'platform' } } as const;

export const accountGrantPayload = payloadOf<GrantRefusal, Account>('AccountGrant', account, {
  OWN_ACCOUNT: ownAccount,
  ACCOUNT_DISABLED: accountDisabled,
  ROLE_GIVEN_ELSEWHERE: ({ role }) => (role === 'TEACHER'
    ? { zh: '教师角色随教师档案产生，不能单独授予。', en: 'The role of teacher comes with the teacher\'s file and is not given by hand.', field: 'input.role' }
    : { zh: '工作室主持人随工作室设立产生，请在工作室中办理。', en: 'A studio host is named with the studio.', field: 'input.role' }),
  SCOPE_NEEDED: ({ scope }) => ({ zh: `请选择这个角色管理的${SCOPE_WORDS[scope].zh}。`, en: `Choose the ${SCOPE_WORDS[scope].en} for which the role holds.`, field: `input.${scope}Id` }),
  SCOPE_NOT_ALLOWED: () => ({ zh: '这个角色面向全县，不能限定范围。', en: 'This role holds for the county and takes no such scope.', field: 'input.role' }),
  SCOPE_UNKNOWN: () => ({ zh: '所选的片区、学校或外部平台不存在，请刷新后重选。', en: 'The chosen area, school or platform does not exist. Reload and choose again.' }),
  ALREADY_GRANTED: () => ({ zh: '该账号已有这个角色。', en: 'The account holds this role already.', field: 'input.role' }),
});

export const accountRevokeGrantPayload = payloadOf<OwnAccount, Account>('AccountRevokeGrant', account, { OWN_ACCOUNT: ownAccount });
export const accountDisablePayload = payloadOf<OwnAccount, Account>('AccountDisable', account, { OWN_ACCOUNT: ownAccount });
export const accountEnablePayload = payloadOf<OwnAccount, Account>('AccountEnable', account, { OWN_ACCOUNT: ownAccount });
export const accountEndSessionsPayload = payloadOf<never, Account>('AccountEndSessions', account, {});
export const apiKeyRevokePayload = payloadOf<never, Account>('ApiKeyRevoke', account, {});
export const apiKeyIssuePayload = payloadOf<ApiKeyRefusal, IssuedApiKey>('ApiKeyIssue', { field: 'issued', type: () => IssuedApiKey, description: 'The key.' }, {
  ACCOUNT_DISABLED: accountDisabled,
  NO_PROVIDER: () => ({ zh: '只有外部平台的账号可以使用接口密钥。请先授予“外部平台”角色。', en: 'Only the account of an external platform uses keys. Give it that role first.' }),
  ALREADY_SHOWN: alreadyShown,
});
