import { countyTimeOf } from '../../platform/clock.js';
import { payloadOf } from '../../platform/graphql/payload.js';
import type { Words } from '../../platform/locale.js';
import type { CohortRefusal } from './cohorts.service.js';
import { Cohort } from './cohorts.types.js';
import type { ReopenRefusal } from './rules/cohort-life.js';
import { COHORT_STATUSES, type CohortStatus } from './rules/vocabulary.js';

type Code = CohortRefusal['code'];
type RefusalOf<C extends Code> = Extract<CohortRefusal, { code: C }>;
type WordsOf = { readonly [C in Code]: (refusal: RefusalOf<C>) => Words & { field?: string } };

const now = (status: CohortStatus): Words => COHORT_STATUSES[status];
const WORDS: WordsOf = {
  PROGRAMME_ENDED: () => ({ zh: '该项目已结束，不能再开班。', en: 'The programme has ended; no more cohorts can be added.', field: 'input.programmeId' }),
  UNKNOWN_PLACE: ({ index }) => ({ zh: `第 ${index + 1} 行名额的学校或片区不存在。`, en: `Quota row ${index + 1} names a school or area that does not exist.`, field: `input.quotas.${index}` }),
  DAYS_REVERSED: () => ({ zh: '结束日期早于开始日期。', en: 'The last day is before the first.', field: 'input.cohort.endsOn' }),
  WINDOW_REVERSED: () => ({ zh: '报名截止时间必须晚于开始时间。', en: 'Registration must end after it opens.', field: 'input.cohort.registrationClosesAt' }),
  YEARS_TAUGHT_REVERSED: () => ({ zh: '教龄上限小于下限，没有人能报名。', en: 'The most years taught are below the least: nobody could register.', field: 'input.cohort.maxYearsTaught' }),
  SESSION_OUTSIDE_DAYS: ({ index }) => ({ zh: `第 ${index + 1} 场不在培训班起止日期之内。`, en: `Session ${index + 1} is not within the days of the cohort.`, field: `input.sessions.${index}.startsAt` }),
  SESSIONS_OVERLAP: ({ index }) => ({ zh: `第 ${index + 1} 场与另一场时间重叠。`, en: `Session ${index + 1} overlaps with another one.`, field: `input.sessions.${index}.startsAt` }),
  COHORT_ENDED: ({ status }) => ({ zh: `本班${now(status).zh}，不能再修改。`, en: `The cohort is ${now(status).en.toLowerCase()} and cannot be changed.` }),
  COHORT_NOT_DRAFT: ({ status }) => ({ zh: `只有草稿可以开放报名，本班当前为“${now(status).zh}”。`, en: `Only a draft can be opened; this cohort is ${now(status).en.toLowerCase()}.` }),
  COHORT_NOT_OPEN: ({ status }) => ({ zh: `只有报名中的班可以开班，本班当前为“${now(status).zh}”。`, en: `Only an open cohort can start; this one is ${now(status).en.toLowerCase()}.` }),
  STANDS_AFTER_DRAFT: () => ({ zh: '已开放报名的班，起止日期和招收条件不能再改；确需调整请另开新班。', en: 'Once registration is open, days and conditions stand; make a new cohort if they must change.', field: 'input.cohort.startsOn' }),
  PROGRAMME_NOT_PUBLISHED: () => ({ zh: '所属项目尚未发布，请先发布项目。', en: 'The programme is not published yet; publish it first.' }),
  NO_SESSIONS: () => ({ zh: '还没有安排场次，请先填写课程安排。', en: 'No sessions are planned yet; add them first.' }),
  NOBODY_ADMITTED: () => ({ zh: '还没有录取任何学员，不能开班。', en: 'Nobody has been admitted, so the class cannot begin.' }),
  CAPACITY_BELOW_TAKEN: ({ taken }) => ({ zh: `已录取 ${taken} 人，名额不能少于 ${taken}。`, en: `${taken} people are admitted; there cannot be fewer seats.`, field: 'input.capacity' }),
  CAPACITY_BELOW_QUOTAS: ({ allotted }) => ({ zh: `已分配 ${allotted} 个名额，班额不能少于 ${allotted}；请先调整名额分配。`, en: `${allotted} seats are allotted; there cannot be fewer. Change the allotment first.`, field: 'input.capacity' }),
  QUOTA_NAMES_ONE_PLACE: ({ index }) => ({ zh: `第 ${index + 1} 行名额须指定一所学校、一个片区或一个学科（只选一项）。`, en: `Quota row ${index + 1} must name a school, an area or a subject, one of them.`, field: `input.quotas.${index}` }),
  QUOTA_TWICE: ({ index }) => ({ zh: `第 ${index + 1} 行名额与前面重复。`, en: `Quota row ${index + 1} repeats an earlier one.`, field: `input.quotas.${index}` }),
  QUOTA_BELOW_USED: ({ index, used }) => ({ zh: `第 ${index + 1} 行已录取 ${used} 人，名额不能少于 ${used}。`, en: `Quota row ${index + 1} has ${used} people admitted; it cannot have fewer seats.`, field: `input.quotas.${index}.seats` }),
  QUOTAS_OVER_CAPACITY: ({ allotted, capacity }) => ({ zh: `分配的名额合计 ${allotted} 个，超过班额 ${capacity} 个。`, en: `${allotted} seats are allotted, but the cohort has ${capacity}.`, field: 'input.quotas' }),
  RETURN_WITHOUT_QUOTAS: () => ({ zh: '没有分配名额，不需要设收回时间。', en: 'No seats are allotted, so none can flow back.', field: 'input.returnAt' }),
  RETURN_NOT_AHEAD: () => ({ zh: '名额收回时间须晚于现在。', en: 'Seats can flow back at a later time only.', field: 'input.returnAt' }),
  RETURN_AFTER_START: () => ({ zh: '名额收回时间须早于开班日期。', en: 'Seats have to flow back before the first day of the class.', field: 'input.returnAt' }),
  CLOSED_ALREADY: ({ status }) => ({ zh: `本班${now(status).zh}，无需重复办理结业。`, en: `The cohort is ${now(status).en.toLowerCase()} already.` }),
  NOT_BEGUN: ({ status }) => ({ zh: `本班当前为“${now(status).zh}”，开班后才能办理结业。`, en: `The cohort is ${now(status).en.toLowerCase()}; it can be closed once it has run.` }),
  SESSIONS_NOT_OVER: ({ endsAt }) => ({ zh: `最后一场 ${countyTimeOf(endsAt)} 结束，之后才能办理结业。`, en: `The last session ends at ${countyTimeOf(endsAt)}; the cohort can be closed after that.` }),
  ASSESSMENTS_MISSING: ({ missing }) => ({ zh: `还有 ${missing} 人没有考核结果。请先录入；如确认不再考核，请勾选“缺考核者不予结业”。`, en: `${missing} participants have no assessment. Enter them, or confirm that those without one do not complete.`, field: 'input.acceptsMissingAssessments' }),
};

function payload<C extends Code>(mutation: string, ...codes: C[]) {
  return payloadOf<RefusalOf<C>, Cohort>(mutation, { field: 'cohort', type: () => Cohort, description: 'The cohort.' },
    Object.fromEntries(codes.map((code) => [code, WORDS[code]])) as unknown as Parameters<typeof payloadOf<RefusalOf<C>, Cohort>>[2]);
}

export const cohortCreatePayload = payload('CohortCreate', 'PROGRAMME_ENDED', 'DAYS_REVERSED', 'WINDOW_REVERSED', 'YEARS_TAUGHT_REVERSED', 'SESSION_OUTSIDE_DAYS', 'SESSIONS_OVERLAP', 'UNKNOWN_PLACE', 'COHORT_ENDED', 'QUOTA_NAMES_ONE_PLACE', 'QUOTA_TWICE', 'QUOTA_BELOW_USED', 'QUOTAS_OVER_CAPACITY');
export const cohortEditPayload = payload('CohortEdit', 'COHORT_ENDED', 'STANDS_AFTER_DRAFT', 'DAYS_REVERSED', 'WINDOW_REVERSED', 'YEARS_TAUGHT_REVERSED', 'SESSION_OUTSIDE_DAYS', 'SESSIONS_OVERLAP');
export const cohortPlanSessionsPayload = payload('CohortPlanSessions', 'COHORT_ENDED', 'DAYS_REVERSED', 'WINDOW_REVERSED', 'SESSION_OUTSIDE_DAYS', 'SESSIONS_OVERLAP');
export const cohortOpenPayload = payload('CohortOpen', 'COHORT_NOT_DRAFT', 'PROGRAMME_NOT_PUBLISHED', 'NO_SESSIONS');
export const cohortStartPayload = payload('CohortStart', 'COHORT_NOT_OPEN', 'NOBODY_ADMITTED');
export const cohortSetCapacityPayload = payload('CohortSetCapacity', 'COHORT_ENDED', 'CAPACITY_BELOW_TAKEN', 'CAPACITY_BELOW_QUOTAS');
export const cohortAllotPayload = payload('CohortAllot', 'UNKNOWN_PLACE', 'RETURN_WITHOUT_QUOTAS', 'RETURN_NOT_AHEAD', 'RETURN_AFTER_START', 'COHORT_ENDED', 'QUOTA_NAMES_ONE_PLACE', 'QUOTA_TWICE', 'QUOTA_BELOW_USED', 'QUOTAS_OVER_CAPACITY');
export const cohortClosePayload = payload('CohortClose', 'CLOSED_ALREADY', 'NOT_BEGUN', 'SESSIONS_NOT_OVER', 'ASSESSMENTS_MISSING');
export const cohortReopenPayload = payloadOf<ReopenRefusal, Cohort>('CohortReopen', { field: 'cohort', type: () => Cohort, description: 'The cohort.' }, {
  NOT_CLOSED: ({ status }) => ({ zh: `本班当前为“${now(status).zh}”，只有已结业的班可以撤销结业。`, en: `The cohort is ${now(status).en.toLowerCase()}; only a closed one can be reopened.` }),
  OWN_COHORT: () => ({ zh: '您本人是该班学员，须由其他管理员撤销结业。', en: 'You are a participant yourself; another coordinator has to reopen it.' }),
});
