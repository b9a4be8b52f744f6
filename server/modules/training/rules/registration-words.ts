import { countyTimeOf } from '../../../platform/clock.js';
import type { Words } from '../../../platform/locale.js';
import { STAGES, SUBJECTS } from '../../organisations/rules/vocabulary.js';
import type { RegistrationRefusal } from './registration.js';
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
  NO_SEATS_ALLOTTED: ({ of }) => (of === 'SUBJECT'
    ? { zh: '本班名额按学科分配，该教师任教的学科没有名额。', en: "Seats are allotted to subjects, and this teacher's subject has none." }
    : { zh: '本班名额按学校或片区分配，该教师所在学校没有名额。', en: "Seats are allotted to schools or areas, and this teacher's school has none." }),
  QUOTA_USED_UP: ({ of, seats }) => ({ zh: `${QUOTA_WORDS[of].zh}的 ${seats} 个名额已用完。`, en: `The ${seats} seats of the ${QUOTA_WORDS[of].en} are taken.` }),
  FULL: ({ capacity }) => ({ zh: `本班 ${capacity} 个名额已满。`, en: `All ${capacity} seats are taken.` }),
};

export function wordsOfRefusal(refusal: RegistrationRefusal): Words {
  return (REGISTRATION_WORDS[refusal.code] as (refusal: RegistrationRefusal) => Words)(refusal);
}

function named(codes: readonly string[], words: readonly { code: string; zh: string; en: string }[], language: 'zh' | 'en'): string {
  return codes.map((code) => words.find((each) => each.code === code)?.[language] ?? code).join(language === 'zh' ? '、' : ', ');
}
