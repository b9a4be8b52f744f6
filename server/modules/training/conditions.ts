import type { Reader } from '../../platform/data/sql.js';
import type { Credits, FullCycle } from '../credits/index.js';
import type { ProgrammeTerms, Terms } from './candidates.js';
import type { RegistrationFacts } from './rules/registration.js';

interface Completed {
  readonly teacherId: number;
  readonly programmeId: number;
  readonly topic: string;
  readonly title: string;
  readonly titleEn: string;
  readonly year: number;
}

interface Asked {
  readonly cohort: Terms;
  readonly programme: ProgrammeTerms;
}

type Conditions = Pick<RegistrationFacts, 'trainedBefore' | 'fullCycle'>;

/** What teachers have completed and how full their cycles are: read only for cohorts that ask. */
export async function conditionsOf(source: Reader, credits: Credits, asked: readonly Asked[], teacherIds: readonly number[]): Promise<(cohort: Terms, teacherId: number) => Conditions> {
  const completed = await completedBefore(source, asked, teacherIds);
  const full = new Map<number, Map<number, FullCycle>>();
  for (const { cohort, programme } of asked) {
    if (cohort.refusesFullCycle) full.set(cohort.id, await credits.fullCycles(source, { teacherIds, categoryKey: programme.category, day: cohort.startsOn }));
  }
  const programmeOf = new Map(asked.map(({ cohort, programme }) => [cohort.id, programme]));
  return (cohort, teacherId) => {
    const programme = programmeOf.get(cohort.id);
    const before = cohort.notTrainedIn === 'NONE' ? undefined : completed.find((each) => each.teacherId === teacherId
      && (each.programmeId === cohort.programmeId || (cohort.notTrainedIn === 'TOPIC' && each.topic !== '' && each.topic === programme?.topic)));
    return { trainedBefore: before ? { title: before.title, titleEn: before.titleEn, year: before.year } : null, fullCycle: full.get(cohort.id)?.get(teacherId) ?? null };
  };
}

async function completedBefore(source: Reader, asked: readonly Asked[], teacherIds: readonly number[]): Promise<readonly Completed[]> {
  const choosy = asked.filter(({ cohort }) => cohort.notTrainedIn !== 'NONE');
  if (choosy.length === 0) return [];
  return source.rows<Completed>(
    `SELECT x.teacherId, c.programmeId, p.topic, p.title, p.titleEn, p.year FROM completions x JOIN cohorts c ON c.id = x.cohortId AND c.closingRound = x.round JOIN programmes p ON p.id = c.programmeId
     WHERE x.teacherId IN (?) AND x.completed = 1 AND (c.programmeId IN (?) OR (p.topic <> '' AND p.topic IN (?))) ORDER BY c.startsOn DESC, x.id`,
    [[...teacherIds], choosy.map(({ cohort }) => cohort.programmeId), choosy.map(({ programme }) => programme.topic)]);
}
