import { Length } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';

import { payloadOf } from '../../platform/graphql/payload.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import { Viewer } from './accounts.types.js';
import type { ActivateRefusal, PasswordChangeRefusal } from './activations.service.js';
import type { FirstAdministratorRefusal } from './first-administrator.service.js';
import { nameTaken, tooManyTries, weakPassword, wrongNameFormat } from './password-words.js';

@ObjectType('ActivationCode', { description: 'A one-time code for the first sign-in or a new password. It is shown once.' })
export class ActivationCodeType {
  @Field(() => String, { description: 'What the holder types as his name.' }) loginName: string;
  @Field(() => String, { description: 'The code, such as `7KQ2M-X4T9B`.' }) code: string;
  @Field(() => InstantScalar, { description: 'Until when it works.' }) validUntil: string;
}

@InputType({ description: 'A name, the code that was handed out, and a password of the own choice.' })
export class AccountActivateInput {
  @Length(1, 60)
  @Field(() => String, { description: 'A teacher number or a login name.' }) loginName: string;
  @Length(1, 40)
  @Field(() => String, { description: 'The code; hyphens, spaces and small letters do not matter.' }) code: string;
  @Length(1, 200)
  @Field(() => String, { description: 'The password to use from now on.' }) newPassword: string;
}

@InputType({ description: 'The password in use and the one to come.' })
export class AccountPasswordChangeInput {
  @Length(1, 200)
  @Field(() => String, { description: 'The password in use.' }) password: string;
  @Length(1, 200)
  @Field(() => String, { description: 'The password to use from now on.' }) newPassword: string;
}

@InputType({ description: 'The first administrator of an empty system.' })
export class AdministratorCreateFirstInput {
  @Length(1, 60)
  @Field(() => String, { description: 'The name to sign in with.' }) loginName: string;
  @Length(1, 40)
  @Field(() => String, { description: "The person's name." }) name: string;
  @Length(1, 200)
  @Field(() => String, { description: 'The password.' }) password: string;
  @Length(1, 100)
  @Field(() => String, { description: 'The setup code that the start of the server printed.' }) setupCode: string;
}

export const accountActivatePayload = payloadOf<ActivateRefusal, Viewer>('AccountActivate', { field: 'viewer', type: () => Viewer, description: 'Whoever is signed in now.' }, {
  TOO_MANY_TRIES: tooManyTries,
  WRONG_CODE: () => ({ zh: '账号或激活码不正确，或激活码已用过、已过期。请核对；仍不行请向学校管理员重新领取。', en: 'The name or the code is wrong, or the code was used or has expired. Check both, or ask your school administrator for a new code.', field: 'input.code' }),
  ACCOUNT_DISABLED: () => ({ zh: '该账号已停用，请联系县师训中心。', en: 'This account is disabled. Please contact the training centre.' }),
  WEAK_PASSWORD: weakPassword('input.newPassword'),
});

export const accountPasswordChangePayload = payloadOf<PasswordChangeRefusal, Viewer>('AccountPasswordChange', { field: 'viewer', type: () => Viewer, description: 'Whoever is signed in.' }, {
  TOO_MANY_TRIES: tooManyTries,
  WRONG_PASSWORD: () => ({ zh: '当前密码不正确。', en: 'The present password is wrong.', field: 'input.password' }),
  WEAK_PASSWORD: weakPassword('input.newPassword'),
});

export const administratorCreateFirstPayload = payloadOf<FirstAdministratorRefusal, Viewer>('AdministratorCreateFirst', { field: 'viewer', type: () => Viewer, description: 'The administrator, signed in.' }, {
  ALREADY_SET_UP: () => ({ zh: '系统已有管理员，请直接登录。', en: 'There is an administrator already. Please sign in.' }),
  TOO_MANY_TRIES: tooManyTries,
  WRONG_SETUP_CODE: () => ({ zh: '安装码不正确。安装码在服务启动时显示，也保存在数据目录的 setup-code 文件中。', en: 'The setup code is wrong. The server prints it when it starts, and keeps it in the file setup-code of its data directory.', field: 'input.setupCode' }),
  LOGIN_NAME_FORMAT: wrongNameFormat,
  LOGIN_NAME_TAKEN: nameTaken,
  WEAK_PASSWORD: weakPassword('input.password'),
});
