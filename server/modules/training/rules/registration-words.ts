import { countyTimeOf } from '../../../platform/clock.js';
import type { Words } from '../../../platform/locale.js';
import { decimalText } from '../../credits/rules/wording.js';
import { STAGES, SUBJECTS, TITLES } from '../../organisations/rules/vocabulary.js';
import { type FieldKind, LONGEST_ANSWER } from './form.js';
import type { CohortTitle, RegistrationRefusal } from './registration.js';
import type { QuotaOf } from './seat-board.js';
import { COHORT_STATUSES, REGISTRATION_STATUSES } from './vocabulary.js';

/** Whose seats a quota holds, as told to those whom it covers. */
export const QUOTA_WORDS: Readonly<Record<QuotaOf, Words>> = { SCHOOL: { zh: '本校', en: 'school' }, AREA: { zh: '本片区', en: 'area' }, SUBJECT: { zh: '本学科', en: 'subject' } };

type WordsOf = { readonly [C in RegistrationRefusal['code']]: (refusal: Extract<RegistrationRefusal, { code: C }>) => Words };

/** What each refusal tells the person who registers. */
export const REGISTRATION_WORDS: WordsOf = {
  COHORT_NOT_OPEN: ({ status }) => ({ zh: `本班目前不接受报名（${COHORT_STATUSES[status].zh}）。`, en: `This class does not take registrations (${COHORT_STATUSES[status].en.toLowerCase()}).` }),
  REGISTRATION_NOT_STARTED: ({ opensAt }) => ({ zh: `报名尚未开始，${countyTimeOf(opensAt)} 起可以报名。`, en: `Registration opens at ${countyTimeOf(opensAt)}.` }),
  REGISTRATION_ENDED: ({ closedAt }) => ({ zh: `报名已于 ${countyTimeOf(closedAt)} 截止。如确需参加，请联系县师训中心。`, en: `Registration ended at ${countyTimeOf(closedAt)}. If attendance is needed, ask the training centre.` }),
  TEACHER_NOT_IN_SERVICE: () => ({ zh: '该教师已调出或离职，不能报名。', en: 'This teacher is no longer in service in the county.' }),
  ALREADY_REGISTERED: ({ status }) => ({ zh: `已报名本班（${REGISTRATION_STATUSES[status].zh}），无需重复报名。`, en: `Already registered for this class (${REGISTRATION_STATUSES[status].en.toLowerCase()}).` }),
  DECLINED_BEFORE: () => ({ zh: '本班此前的报名未获录取。如需复议，请联系县师训中心。', en: 'An earlier registration for this class was declined. To have it looked at again, ask the training centre.' }),
  CLASHES_WITH_COHORT: ({ title, titleEn }) => ({ zh: `与已录取的“${title}”上课时间冲突。`, en: `It meets at the same time as “${titleEn}”, which has admitted this teacher.` }),
  STAGE_NOT_INVITED: ({ stages }) => ({ zh: `本班只面向${named(stages, STAGES, 'zh')}教师。`, en: `This class is for ${named(stages, STAGES, 'en').toLowerCase()} teachers only.` }),
  SUBJECT_NOT_INVITED: ({ subjects }) => ({ zh: `本班只面向${named(subjects, SUBJECTS, 'zh')}学科教师。`, en: `This class is for teachers of ${named(subjects, SUBJECTS, 'en')} only.` }),
  TITLE_NOT_INVITED: ({ titles }) => ({ zh: `本班只面向${named(titles, TITLES, 'zh')}。`, en: `This class is for teachers with the title ${named(titles, TITLES, 'en').toLowerCase()} only.` }),
  YEARS_TAUGHT_OUTSIDE: ({ yearsTaught, min, max }) => (yearsTaught === null
    ? { zh: '本班限定教龄，但该教师的参加工作时间没有登记，请先在教师档案中补录。', en: 'This class asks for years taught, and the day of hire of this teacher is not in his file; enter it first.' }
    : { zh: `本班面向教龄${rangeOf(min, max, 'zh')}的教师，开班时教龄为 ${yearsTaught} 年。`, en: `This class is for teachers with ${rangeOf(min, max, 'en')} years taught; on its first day it will be ${yearsTaught}.` }),
  TRAINED_BEFORE: ({ title, titleEn, year }) => ({ zh: `已于 ${year} 年参加“${title}”并结业，本班面向未参加过的教师。`, en: `“${titleEn}” was completed in ${year}; this class is for those who have not had it.` }),
  CYCLE_FULL: ({ category, year, countedCenticredits, maximumCenticredits }) => (maximumCenticredits === null
    ? { zh: `本周期学分要求已全部达标，再参加${category.zh}不再计入，请把机会留给其他教师。`, en: `All that the cycle asks is met; more of ${category.en.toLowerCase()} would not count.` }
    : { zh: `${year === null ? '本周期' : `${year} 年度`}${category.zh}已计满（${decimalText(countedCenticredits)} / ${decimalText(maximumCenticredits)} 学分），再参加不再计入，请把机会留给其他教师。`, en: `${category.en} is full in ${year === null ? 'this cycle' : year} (${decimalText(countedCenticredits)} of ${decimalText(maximumCenticredits)} credits); more would not count.` }),
  NO_SEATS_ALLOTTED: ({ of }) => (of === 'SUBJECT'
    ? { zh: '本班名额按学科分配，该教师任教的学科没有名额。', en: "Seats are allotted to subjects, and this teacher's subject has none." }
    : { zh: '本班名额按学校或片区分配，该教师所在学校没有名额。', en: "Seats are allotted to schools or areas, and this teacher's school has none." }),
  QUOTA_USED_UP: ({ of, seats }) => ({ zh: `${QUOTA_WORDS[of].zh}的 ${seats} 个名额已用完。`, en: `The ${seats} seats of the ${QUOTA_WORDS[of].en} are taken.` }),
  FULL: ({ capacity }) => ({ zh: `本班 ${capacity} 个名额已满。`, en: `All ${capacity} seats are taken.` }),
  ANSWER_MISSING: ({ label, labelEn }) => ({ zh: `请填写“${label}”。`, en: `Please answer “${labelEn}”.` }),
  ANSWER_INVALID: ({ label, labelEn, kind, choices }) => ({ zh: `“${label}”${ANSWER_ZH[kind]}${kind === 'CHOICE' ? `：${choices.join('、')}` : ''}。`, en: `“${labelEn}” ${ANSWER_EN[kind]}${kind === 'CHOICE' ? `: ${choices.join(', ')}` : ''}.` }),
  GROUP_INCOMPLETE: () => ({ zh: '同组有人不能报名，或没有足够的名额让全组一起参加，因此整组未报名。', en: 'Somebody of the group cannot be registered, or there are not seats for all of it, so nobody of it was.' }),
};

const ANSWER_ZH: Readonly<Record<FieldKind, string>> = { TEXT: `不能超过 ${LONGEST_ANSWER} 字`, NUMBER: '须填数字', CHOICE: '须从以下选项中选择' };
const ANSWER_EN: Readonly<Record<FieldKind, string>> = { TEXT: `takes ${LONGEST_ANSWER} characters at most`, NUMBER: 'asks for a number', CHOICE: 'asks for one of these' };

function rangeOf(min: number | null, max: number | null, language: 'zh' | 'en'): string {
  if (min !== null && max !== null) return language === 'zh' ? ` ${min}–${max} 年` : `${min} to ${max}`;
  return language === 'zh' ? ` ${min ?? max} 年${min === null ? '及以内' : '及以上'}` : `${min === null ? 'at most' : 'at least'} ${min ?? max}`;
}

/** What somebody should know who may register all the same: he is registered elsewhere at that time. */
export function wordsOfClash({ title, titleEn, status }: CohortTitle & { readonly status: 'REQUESTED' | 'ADMITTED' | 'WAITING' }): Words {
  return { zh: `与“${title}”上课时间冲突（${REGISTRATION_STATUSES[status].zh}），请确认能够参加。`, en: `It meets at the same time as “${titleEn}” (${REGISTRATION_STATUSES[status].en.toLowerCase()}); make sure that you can come.` };
}

export function wordsOfRefusal(refusal: RegistrationRefusal): Words {
  return (REGISTRATION_WORDS[refusal.code] as (refusal: RegistrationRefusal) => Words)(refusal);
}

function named(codes: readonly string[], words: readonly { code: string; zh: string; en: string }[], language: 'zh' | 'en'): string {
  return codes.map((code) => words.find((each) => each.code === code)?.[language] ?? code).join(language === 'zh' ? '、' : ', ');
}
