import { type AccessTable, fields, reached, role } from '../accounts/index.js';
import { isCentreOrAuditor, OFFICE_ROLES } from '../organisations/index.js';

export const calendarPolicy: AccessTable = {
  Query: { calendarSessions: role(...OFFICE_ROLES), ...fields(isCentreOrAuditor, 'sessionClashes plannedClashes') },
  Cohort: { clashes: isCentreOrAuditor },
  CalendarSession: fields(reached, 'id rollKind cohortId title titleEn topic topicEn lecturer place day startsAt endsAt memberCount clashes'),
  SessionClash: fields(reached, 'id kind one other teacherCount teacherNames'),
  PlannedClash: fields(reached, 'index kind with teacherCount'),
};
