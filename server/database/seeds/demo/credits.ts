import { creditsModule, type PostingResult, type Recognised } from '../../../modules/credits/index.js';
import { closingCohort, type CohortRow, type CompletionRow, recognised } from '../../../modules/training/index.js';
import { yearOf } from '../../../platform/clock.js';
import type { Author, Tx } from '../../../platform/transactions/tx.js';
import { carriedOver } from './carried-over.js';
import { seedClaims } from './credit-claims.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { leftOverTeachers } from './left-over-years.js';
import { platformAt } from './past.js';
import { recogniseFiled } from './recognition.js';

const TEACHERS_AT_A_TIME = 1_000;
/** What a school recognises for a year whose goal was reached; the ledger takes no more of a year. */
const YEAR_CENTICREDITS = 1_000;
/** Schools recognise by half credits. */
const STEP_CENTICREDITS = 50;

/** Credits for what was completed, the schools' recognised years, and what waits on the desk. */
export async function seedCredits(tools: DemoTools): Promise<void> {
  const completions = await completionsByMonth(tools);
  const thisYear = yearOf(tools.county.today);
  for (let year = await firstYearOfCycle(tools); year < thisYear - 2; year += 1) await post(tools, new Date(Date.UTC(year + 1, 0, 10, 2)), await carriedOver(tools, year));
  for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
    for (let month = 1; month <= 12; month += 1) {
      const batch = completions.get(`${year}-${String(month).padStart(2, '0')}`) ?? [];
      await post(tools, new Date(Date.UTC(year, month, 5, 2)), batch, noteOnCompletions);
      await recogniseFiled(tools, new Date(Date.UTC(year, month, 8, 2)));
    }
    const leftOver = year === thisYear - 1 ? await leftOverTeachers(tools) : new Set<number>();
    if (year < thisYear) await post(tools, new Date(Date.UTC(year + 1, 0, 10, 2)), (await schoolYears(tools, year)).filter((each) => !leftOver.has(each.teacherId)));
  }
  await seedClaims(tools);
}

async function firstYearOfCycle({ platform, county: { today } }: DemoTools): Promise<number> {
  const cycle = (await creditsModule(platform).credits.ruleSets.inForce(platform.reader, today))?.cycle;
  const year = yearOf(today);
  return cycle?.begins.kind === 'COMMON' ? year - ((year - cycle.begins.startYear) % cycle.years) : year;
}

/** In the order of their teachers and in parts, each part in one transaction that bears the time of then. */
async function post(tools: DemoTools, at: Date, records: readonly Recognised[], then?: (tx: Tx, results: readonly PostingResult[]) => Promise<void>): Promise<void> {
  const platform = platformAt(tools.platform, at.toISOString());
  const { postings } = creditsModule(platform).credits;
  const author: Author = { accountId: idOf(tools.ids.accounts, 'coordinator'), name: tools.county.centreStaff.find(({ role }) => role === 'training_coordinator')?.name ?? '' };
  const teacherIds = [...new Set(records.map((each) => each.teacherId))].sort((one, other) => one - other);
  for (let from = 0; from < teacherIds.length; from += TEACHERS_AT_A_TIME) {
    const part = new Set(teacherIds.slice(from, from + TEACHERS_AT_A_TIME));
    await platform.work.run(author, async (tx) => {
      const results = await postings.post(tx, records.filter((each) => part.has(each.teacherId)));
      await then?.(tx, results);
    });
  }
}

/** What the closing of a class writes down beside its posting: what was earned, or why nothing. */
async function noteOnCompletions(tx: Tx, results: readonly PostingResult[]): Promise<void> {
  const earned = new Map<number, number[]>();
  for (const result of results) {
    const id = Number(result.causeKey.slice('completion:'.length));
    if (!result.posted) await tx.run('UPDATE completions SET creditNote = ? WHERE id = ?', [JSON.stringify(result.words), id]);
    else if (result.centicredits > 0) earned.set(result.centicredits, [...(earned.get(result.centicredits) ?? []), id]);
  }
  for (const [centicredits, ids] of earned) await tx.run('UPDATE completions SET centicredits = ? WHERE id IN (?)', [centicredits, ids]);
}

/** Completed trainings by the month that they ended in. */
async function completionsByMonth({ platform: { reader } }: DemoTools): Promise<Map<string, Recognised[]>> {
  const byMonth = new Map<string, Recognised[]>();
  const cohorts = await reader.rows<CohortRow>("SELECT * FROM cohorts WHERE status = 'CLOSED' ORDER BY endsOn, id");
  for (const cohort of cohorts) {
    const closing = await closingCohort(reader, cohort);
    const lines = await reader.rows<CompletionRow>('SELECT * FROM completions WHERE cohortId = ? AND completed = 1 ORDER BY id', [cohort.id]);
    const month = cohort.endsOn.slice(0, 7);
    byMonth.set(month, [...(byMonth.get(month) ?? []), ...lines.map((line) => recognised(closing, line, `completion:${line.id}`, cohort.endsOn))]);
  }
  return byMonth;
}

/**
 * The year of school-based training as each school recognised it: ten credits for the goal, in proportion below it and
 * above the hours it may count; without the hours that a class of the school has brought already.
 */
export async function schoolYears({ platform: { reader }, training, ids }: DemoTools, year: number): Promise<Recognised[]> {
  const posted = new Map((await reader.rows<{ teacherId: number; centicredits: number }>("SELECT teacherId, centicredits FROM credit_totals WHERE cycleYear = ? AND categoryKey = 'school-based'", [year])).map((each) => [each.teacherId, each.centicredits]));
  return training.schoolBasedYears.filter((plan) => plan.year === year).flatMap(({ teacherNumber, hours, goalHours, capHours }) => {
    const teacherId = idOf(ids.teachers, teacherNumber);
    const isInProportion = hours < goalHours || hours > capHours;
    const stated = isInProportion ? Math.floor((hours * YEAR_CENTICREDITS) / goalHours / STEP_CENTICREDITS) * STEP_CENTICREDITS : YEAR_CENTICREDITS;
    const declaredCenticredits = stated - (posted.get(teacherId) ?? 0);
    if (declaredCenticredits <= 0) return [];
    return [{
      teacherId, causeKey: `school-year:${year}:${teacherId}`, title: `${year}年度校本研修（学校认定，全年 ${hours} 学时）`, startDay: `${year}-01-01`, providerKey: null,
      activity: {
        categoryKey: 'school-based', itemKey: 'school-based-recognised', level: 'SCHOOL' as const, organiser: { key: null, level: 'SCHOOL' as const, accredited: true },
        day: `${year}-12-31`, submittedDay: `${year + 1}-01-10`, retroactive: null, declaredCenticredits, quantity: 1, rankKey: null, roleKey: null, topicKeys: [], courseKey: null,
        durationMinutes: hours * 45, wholeDays: 0, halfDays: 0, consecutiveDays: 0, uninterruptedMinutes: 0, attendance: null, assessment: null, evidenceKeys: null,
      },
    }];
  });
}
