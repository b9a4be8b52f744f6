import { type AccessTable, anyone, fields, reached, type Role, role } from '../accounts/index.js';

/** Those who reckon and publish. */
export const TOTALS_PUBLISHERS: readonly Role[] = ['CREDIT_OFFICER', 'ADMINISTRATOR'];
/** The centre sees every school and what is not published yet. */
export const TOTALS_CENTRE: readonly Role[] = [...TOTALS_PUBLISHERS, 'COORDINATOR', 'AUDITOR'];
/** Areas and schools see what was published. */
export const TOTALS_READERS: readonly Role[] = [...TOTALS_CENTRE, 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];

export const schoolTotalsPolicy: AccessTable = {
  Query: { ...fields(role(...TOTALS_READERS), 'schoolTotals schoolTotalsYears'), ...fields(anyone, 'publicSchoolTotals publicSchoolTotalsYears') },
  Mutation: fields(role(...TOTALS_PUBLISHERS), 'schoolTotalsReckon schoolTotalsPublish'),
  SchoolTotals: fields(anyone, 'id cycleYear day isClosedYear ruleSetName unitName publishedAt note edition categories areas lines county'),
  SchoolTotalsCategory: fields(anyone, 'key name'),
  SchoolTotalsLine: fields(anyone, 'id name nameEn areaId schoolCount teacherCount countedCenticredits averageCenticredits onCourseCount onCoursePermille cycleMetCount cycleMetPermille categoryCenticredits isOwn'),
  SchoolTotalsYear: fields(reached, 'cycleYear reckonedDay hasUnpublished isOutdated publications'),
  SchoolTotalsPublication: fields(reached, 'id day publishedAt publishedBy note'),
};
