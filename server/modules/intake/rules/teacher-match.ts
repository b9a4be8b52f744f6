import type { AnswerCode } from './answer.js';

/** A teacher of the roster; the ID number only as its blind index. */
export interface KnownTeacher {
  readonly id: number;
  readonly number: string;
  readonly nationalIdKey: string | null;
  readonly name: string;
  readonly status: string;
}

export interface StatedIdentity {
  readonly teacherNumber: string | null;
  readonly nationalIdKey: string | null;
  readonly name: string;
}

export type Match =
  | { readonly teacher: KnownTeacher }
  | { readonly teacher: null; readonly status: 'UNKNOWN_TEACHER' | 'AMBIGUOUS'; readonly code: Extract<AnswerCode, 'TEACHER_UNKNOWN' | 'IDENTITIES_DISAGREE' | 'NAME_DIFFERS'> };

/**
 * Whose record it is. By teacher number or by ID number; where both are given they must be the same
 * person's, though a roster that holds no ID number for somebody does not speak against him. The name must
 * be his in any case: a typing error in a number must not credit a stranger.
 */
export function matchTeacher(stated: StatedIdentity, byNumber: KnownTeacher | undefined, byNationalId: KnownTeacher | undefined): Match {
  const found = byNumber ?? byNationalId;
  if (!found) return { teacher: null, status: 'UNKNOWN_TEACHER', code: 'TEACHER_UNKNOWN' };
  const numberDisagrees = stated.teacherNumber !== null && byNumber?.id !== found.id;
  const nationalIdDisagrees = stated.nationalIdKey !== null && byNationalId?.id !== found.id && (byNationalId !== undefined || found.nationalIdKey !== null);
  if (numberDisagrees || nationalIdDisagrees) return { teacher: null, status: 'AMBIGUOUS', code: 'IDENTITIES_DISAGREE' };
  if (comparable(found.name) !== comparable(stated.name)) return { teacher: null, status: 'AMBIGUOUS', code: 'NAME_DIFFERS' };
  return { teacher: found };
}

/** Width, spaces and the many middle dots of transcribed names do not make another person. */
function comparable(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').replace(/[·•・‧∙⋅．.]/gu, '·').toLowerCase();
}
