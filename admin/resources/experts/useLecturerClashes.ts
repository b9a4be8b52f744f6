import { usePlannedClashes } from '../../pages/calendar/usePlannedClashes.js';
import type { Cohort } from '../cohorts/CohortShow.js';
import { localOf } from '../cohorts/session-drafts.js';
import type { Lecturer } from './LecturerField.js';

/** What somebody holds elsewhere while these sessions of a class are held. */
export function useLecturerClashes(cohortId: string, sessions: Cohort['sessions'], { expertId, name }: Lecturer): ReturnType<typeof usePlannedClashes> {
  const { clashes, isSettled } = usePlannedClashes(name.trim() === '' ? [] : sessions.map(({ startsAt, durationMinutes }) => ({
    day: localOf(startsAt).slice(0, 10), time: localOf(startsAt).slice(11), minutes: String(durationMinutes), lecturer: name, expertId, place: '',
  })), cohortId);
  return { clashes: clashes.filter(({ kind }) => kind === 'LECTURER'), isSettled };
}
