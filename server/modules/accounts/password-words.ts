import type { Words } from '../../platform/locale.js';
import { LEAST_PASSWORD_LENGTH, type PasswordWeakness } from './rules/password.js';

export const wrongNameFormat = (): Words & { field: string } => ({
  zh: '登录名为3至59个字符，只能用小写字母、数字、点、短横和下划线，且以字母或数字开头。',
  en: 'A login name has 3 to 59 characters: small letters, digits, dot, hyphen and underscore, beginning with a letter or digit.', field: 'input.loginName',
});
export const nameTaken = (): Words & { field: string } => ({ zh: '这个登录名已有人使用，请换一个。', en: 'This login name is taken. Choose another.', field: 'input.loginName' });
export const tooManyTries = ({ minutes }: { minutes: number }): Words => ({ zh: `尝试次数过多，请${minutes}分钟后再试。`, en: `Too many tries. Wait ${minutes} minutes.` });

/** @param field where the new password was typed */
export const weakPassword = (field: string) => ({ weakness }: { weakness: PasswordWeakness }): Words & { field: string } => ({ ...WEAKNESS[weakness], field });

const WEAKNESS: Readonly<Record<PasswordWeakness, Words>> = {
  TOO_SHORT: { zh: `密码至少要有${LEAST_PASSWORD_LENGTH}个字符。`, en: `A password needs at least ${LEAST_PASSWORD_LENGTH} characters.` },
  ONE_KIND: { zh: '密码要包含字母、数字、其他字符中的至少两种。', en: 'A password needs at least two of letters, digits and other characters.' },
  HOLDS_NAME: { zh: '密码不能包含登录名或教师编号。', en: 'A password must not contain the login name or teacher number.' },
  WELL_KNOWN: { zh: '这个密码太常见，容易被猜中，请换一个。', en: 'This password is too common and easily guessed. Choose another.' },
};
