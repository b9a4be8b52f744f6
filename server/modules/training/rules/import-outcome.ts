import type { Words } from '../../../platform/locale.js';
import type { PersonProblem } from './import-person.js';
import { wordsOfRefusal } from './registration-words.js';
import type { RegistrationRefusal } from './registration.js';
import type { RegistrationStatus } from './vocabulary.js';

/** What would become of a line, those that can be taken first. */
export const LINE_OUTCOMES = {
  ADMITTED: { zh: '将录取', en: 'Will be admitted' },
  WAITING: { zh: '将候补', en: 'Will wait' },
  REQUESTED: { zh: '待审核', en: 'Needs approval' },
  ALREADY_REGISTERED: { zh: '已报名', en: 'Already registered' },
  CONDITION_NOT_MET: { zh: '不符合条件', en: 'Condition not met' },
  CLASH: { zh: '时间冲突', en: 'Clash of times' },
  NO_SEAT: { zh: '没有名额', en: 'No seat' },
  ANSWER_WRONG: { zh: '报名表有误', en: 'Form not filled in' },
  NO_SUCH_PERSON: { zh: '查无此人', en: 'No such person' },
  TWICE: { zh: '名单内重复', en: 'Twice in the list' },
} as const satisfies Readonly<Record<string, Words>>;
export type LineOutcome = keyof typeof LINE_OUTCOMES;

/** Outcomes of lines that are taken when asked. */
export const READY: readonly LineOutcome[] = ['ADMITTED', 'WAITING', 'REQUESTED'];

export type LineProblem = PersonProblem
  | { readonly code: 'TWICE'; readonly row: number }
  /** Moved to another school since the check, or left the roster. */
  | { readonly code: 'OUT_OF_REACH' }
  | RegistrationRefusal;

export function outcomeOfRefusal({ code }: RegistrationRefusal): LineOutcome {
  switch (code) {
    case 'ALREADY_REGISTERED': return 'ALREADY_REGISTERED';
    case 'CLASHES_WITH_COHORT': return 'CLASH';
    case 'NO_SEATS_ALLOTTED': case 'QUOTA_USED_UP': case 'FULL': return 'NO_SEAT';
    case 'ANSWER_MISSING': case 'ANSWER_INVALID': return 'ANSWER_WRONG';
    case 'COHORT_NOT_OPEN': case 'REGISTRATION_NOT_STARTED': case 'REGISTRATION_ENDED': case 'TEACHER_NOT_IN_SERVICE': case 'DECLINED_BEFORE': case 'STAGE_NOT_INVITED': case 'SUBJECT_NOT_INVITED':
    case 'TITLE_NOT_INVITED': case 'YEARS_TAUGHT_OUTSIDE': case 'TRAINED_BEFORE': case 'CYCLE_FULL': case 'GROUP_INCOMPLETE': return 'CONDITION_NOT_MET';
  }
}

type OwnProblem = Exclude<LineProblem, RegistrationRefusal>;
const meant = (near: readonly string[], language: 'zh' | 'en'): string => (near.length === 0 ? '' : language === 'zh' ? `是不是：${near.join('、')}？` : ` Perhaps: ${near.join(', ')}?`);

const PROBLEM_WORDS: { readonly [C in OwnProblem['code']]: (problem: Extract<OwnProblem, { code: C }>) => Words } = {
  ID_LOST_DIGITS: () => ({ zh: '身份证号按数值录入，末几位已被 Excel 改成 0。请把该列设为文本格式后重新填写。', en: 'The ID was typed as a number and Excel lost its end. Format the column as text and type it again.' }),
  ID_INVALID: ({ length }) => (length === 18
    ? { zh: '身份证号校验不通过，请核对是否抄错。', en: 'The ID number does not check; a digit may be wrong.' } : { zh: `身份证号应为 18 位，现为 ${length} 位。`, en: `An ID number has 18 digits; this has ${length}.` }),
  NUMBER_UNKNOWN: ({ near }) => ({ zh: `没有这个教师编号。${meant(near, 'zh')}`, en: `There is no such teacher number.${meant(near, 'en')}` }),
  ID_UNKNOWN: ({ near }) => ({ zh: `名册中没有这个身份证号。${meant(near, 'zh')}`, en: `This ID is not in the roster.${meant(near, 'en')}` }),
  NAME_DIFFERS: ({ name }) => (name === null
    ? { zh: '姓名与身份证号不是同一人，请核对。', en: 'The name is not that of the holder of this ID.' } : { zh: `姓名与教师编号不符，该编号是${name}。`, en: `The name does not fit the number, which is ${name}’s.` }),
  SCHOOL_UNKNOWN: ({ near }) => ({ zh: `没有这所学校，或不在您的管理范围内。${meant(near, 'zh')}`, en: `There is no such school within your reach.${meant(near, 'en')}` }),
  SCHOOL_MISSING: ({ near }) => ({ zh: `只有姓名不能确定是谁，请填写学校、教师编号或身份证号。${meant(near, 'zh')}`, en: `A name alone does not tell who it is: give the school, the teacher number or the ID.${meant(near, 'en')}` }),
  NAME_UNKNOWN: ({ near }) => ({ zh: `没有找到这位在职教师。${meant(near, 'zh')}`, en: `No teacher in service has this name there.${meant(near, 'en')}` }),
  SEVERAL_OF_NAME: ({ count }) => ({ zh: `有 ${count} 位同名教师，请填写教师编号或手机号后四位。`, en: `${count} teachers have this name: give the teacher number or the last four digits of the mobile.` }),
  MOBILE_DIFFERS: () => ({ zh: '手机号与名册登记的不符，请核对是否另有其人，或改填教师编号。', en: 'The mobile is not the one on file; check that this is the person, or give the teacher number.' }),
  TWICE: ({ row }) => ({ zh: `与第 ${row} 行是同一人，只按第 ${row} 行办理。`, en: `The same person as in row ${row}, which counts.` }),
  OUT_OF_REACH: () => ({ zh: '检查之后该教师已调出或不在名册中。', en: 'Since the check this teacher has moved away or left the roster.' }),
};

export function wordsOfProblem(problem: LineProblem): Words {
  return problem.code in PROBLEM_WORDS ? (PROBLEM_WORDS[problem.code as OwnProblem['code']] as (problem: LineProblem) => Words)(problem) : wordsOfRefusal(problem as RegistrationRefusal);
}

export type ImportStatus = 'CHECKING' | 'CHECKED' | 'REFUSED' | 'TAKING' | 'TAKEN' | 'CANCELLED';
export interface ImportStanding {
  readonly status: ImportStatus;
  /** Its job gave up. */
  readonly isStalled: boolean;
  readonly ready: number;
}
export type TakeRefusal = { readonly code: 'NOT_CHECKED'; readonly status: ImportStatus } | { readonly code: 'NOTHING_TO_TAKE' };
export type CancelRefusal = { readonly code: 'TAKEN_ALREADY' };

/** Why the lines that are right cannot be taken now, or null. What came to a halt may go on. */
export function refusalToTake({ status, isStalled, ready }: ImportStanding): TakeRefusal | null {
  if (status === 'TAKING' && isStalled) return null;
  if (status !== 'CHECKED') return { code: 'NOT_CHECKED', status };
  return ready === 0 ? { code: 'NOTHING_TO_TAKE' } : null;
}

export function refusalToCancel({ status }: Pick<ImportStanding, 'status'>): CancelRefusal | null {
  return status === 'TAKING' || status === 'TAKEN' ? { code: 'TAKEN_ALREADY' } : null;
}

export type LineStatus = Extract<RegistrationStatus, 'REQUESTED' | 'ADMITTED' | 'WAITING'>;
