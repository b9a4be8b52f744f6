export type PasswordWeakness = 'TOO_SHORT' | 'ONE_KIND' | 'HOLDS_NAME' | 'WELL_KNOWN';

export const LEAST_PASSWORD_LENGTH = 8;
const KINDS = [/[a-z]/i, /[0-9]/, /[^a-z0-9]/i];
/** What is tried first everywhere, in lower case; longer ones that begin with these fall too. */
const WELL_KNOWN = ['12345678', '87654321', '11111111', '88888888', '66666666', '00000000', 'password', 'passw0rd', 'p@ssw0rd', 'qwertyui', 'qwer1234', '1qaz2wsx', 'abcd1234', 'a1234567', 'aa123456', 'admin123', 'woaini', 'iloveyou'];

/** The first reason why a password may not be used, or null. Spaces and every script are welcome. */
export function weaknessOf(password: string, loginName: string): PasswordWeakness | null {
  const lower = password.toLowerCase();
  if ([...password].length < LEAST_PASSWORD_LENGTH) return 'TOO_SHORT';
  if (KINDS.filter((kind) => kind.test(password)).length < 2) return 'ONE_KIND';
  if (loginName.length >= 4 && lower.includes(loginName)) return 'HOLDS_NAME';
  if (WELL_KNOWN.some((known) => lower.startsWith(known) && lower.length <= known.length + 2)) return 'WELL_KNOWN';
  return null;
}
