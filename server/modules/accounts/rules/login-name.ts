/** A name as it is compared: half width, trimmed, lower case. */
export function loginNameOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Letters, digits, dot, hyphen and underscore; teacher numbers are login names too. */
export const LOGIN_NAME = /^[a-z0-9][a-z0-9._-]{2,58}$/;
