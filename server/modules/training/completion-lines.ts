import type { Reader } from '../../platform/data/sql.js';
import type { Attendance } from '../attendance/index.js';
import type { Recognised } from '../credits/index.js';
import { type Completion, completionOf, minutesWithoutExcused } from './rules/completion.js';
import { longestBlock } from './rules/session-block.js';
import type { Assessment } from './rules/vocabulary.js';
import type { CohortRow, ProgrammeRow } from './training.entities.js';

/** A cohort with what its completion is judged by. */
export interface ClosingCohort {
  readonly cohort: CohortRow;
  readonly programme: ProgrammeRow;
  readonly sessions: readonly { readonly day: string; readonly durationMinutes: number }[];
}

/** One participant as he stands now. Whole minutes. */
export interface Line extends Completion {
  readonly registrationId: number;
  readonly teacherId: number;
  readonly requiredMinutes: number;
  readonly absentMinutes: number;
  readonly excusedMinutes: number;
  readonly handEntered: number;
}

export async function closingCohort(source: Reader, cohort: CohortRow): Promise<ClosingCohort> {
  const programme = await source.row<ProgrammeRow>('SELECT * FROM programmes WHERE id = ?', [cohort.programmeId]) as ProgrammeRow;
  const sessions = await source.rows<ClosingCohort['sessions'][number]>('SELECT day, durationMinutes FROM register_sessions WHERE rollId = ? AND cancelledAt IS NULL ORDER BY ordinal', [cohort.rollId]);
  return { cohort, programme, sessions };
}

/** The completion of every admitted participant on the facts of this moment, by registration. */
export async function linesNow(source: Reader, attendance: Attendance, { cohort, programme }: ClosingCohort, options: { after?: number; limit?: number } = {}): Promise<Line[]> {
  const registrations = await source.rows<{ id: number; teacherId: number; assessment: Assessment | null }>(
    `SELECT id, teacherId, assessment FROM registrations WHERE cohortId = ? AND status = 'ADMITTED' AND id > ? ORDER BY id LIMIT ?`, [cohort.id, options.after ?? 0, options.limit ?? 100_000]);
  const records = await attendance.attendanceOf(source, cohort.rollId);
  return registrations.map(({ id, teacherId, assessment }) => {
    const { requiredMinutes, absentMinutes, excusedMinutes, handEntered } = records.get(teacherId) ?? { requiredMinutes: 0, absentMinutes: 0, excusedMinutes: 0, handEntered: 0 };
    return { registrationId: id, teacherId, requiredMinutes, absentMinutes, excusedMinutes, handEntered, ...completionOf({ ...termsOf(programme), requiredMinutes, absentMinutes, excusedMinutes, assessment }) };
  });
}

export function termsOf({ absenceNumerator, absenceDenominator, assessmentRequired }: ProgrammeRow): { absenceNumerator: number; absenceDenominator: number; assessmentRequired: boolean } {
  return { absenceNumerator, absenceDenominator, assessmentRequired: Boolean(assessmentRequired) };
}

/**
 * A completion as the ledger is told of it: the programme's planned time on the cohort's last day,
 * with attendance and assessment, so that the rule set in force applies its own gates once more.
 */
export function recognised({ cohort, programme, sessions }: ClosingCohort, line: Pick<Line, 'teacherId' | 'requiredMinutes' | 'absentMinutes' | 'excusedMinutes' | 'assessment'>, causeKey: string, today: string): Recognised {
  const { assessment, requiredMinutes, absentMinutes, excusedMinutes } = line;
  return {
    teacherId: line.teacherId, causeKey, title: cohort.title, startDay: cohort.startsOn, providerKey: null, compared: 'CLASS',
    activity: {
      day: cohort.endsOn, submittedDay: today < cohort.endsOn ? cohort.endsOn : today, retroactive: null, categoryKey: programme.category, itemKey: null, level: programme.sponsorLevel,
      organiser: { key: null, name: programme.organiser, level: programme.sponsorLevel, accredited: true }, ...longestBlock(sessions),
      attendance: { requiredMinutes, absentMinutes: absentMinutes - excusedMinutes },
      assessment: assessment === 'PASSED' || assessment === 'FAILED' ? { passed: assessment === 'PASSED', scorePermille: null } : null,
      evidenceKeys: null, rankKey: null, roleKey: null, quantity: 1, declaredCenticredits: null, durationMinutes: minutesWithoutExcused(programme.minutes, line), wholeDays: 0, halfDays: 0,
      topicKeys: [], topicNames: programme.topic === '' ? [] : [programme.topic], courseKey: null,
    },
  };
}
