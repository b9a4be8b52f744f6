import { PlanItemRow, PlanProgrammeRow, ProgrammeBudgetRow, ProgrammeExpenseRow, TrainingPlanRow } from '../../../modules/planning/index.js';
import { addDays } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import type { ProgrammePlan } from '../county/training-plan-types.js';
import { type DemoTools, idOf } from './demo-tools.js';

const FEN_PER_SEAT_AND_HOUR = 900;
/** Trainings that a county has no programme of yet. */
const AHEAD = [
  { title: '乡村小规模学校全科教师培训', month: '12', day: '14', seats: 60, hours: 24, group: '教学点教师', stages: 'primary', subjects: '' },
  { title: '中小学心理健康教师专题培训', month: '12', day: '21', seats: 45, hours: 16, group: '专兼职心理教师', stages: '', subjects: 'mental_health' },
];
const NEXT_YEAR = { title: '青年教师教学基本功集训', month: '07', day: '05', seats: 120, hours: 40, group: '教龄五年以内教师', stages: 'primary,junior', subjects: '' };

/** The plans of three years with the programmes that came from them; next year's is still a draft. */
export async function seedPlanning(tools: DemoTools): Promise<void> {
  const { platform, county, training, ids } = tools;
  const thisYear = Number(county.today.slice(0, 4));
  const coordinator = county.centreStaff.find(({ role }) => role === 'training_coordinator')?.name ?? '';
  await platform.work.run(system, async (tx) => {
    const spans = new Map((await tx.rows<{ programmeId: number; startsOn: string; endsOn: string }>('SELECT programmeId, MIN(startsOn) AS startsOn, MAX(endsOn) AS endsOn FROM cohorts GROUP BY programmeId')).map((each) => [each.programmeId, each]));
    for (const year of [thisYear - 1, thisYear, thisYear + 1]) {
      const isDraft = year > thisYear;
      const planId = await tx.insert(TrainingPlanRow, {
        year, status: isDraft ? 'DRAFT' : 'PUBLISHED', changedByAccountId: idOf(ids.accounts, 'coordinator'), changedByName: coordinator, approvedAt: isDraft ? null : `${year}-01-12 02:00:00.000`,
        approvedByName: isDraft ? null : county.centreStaff.find(({ role }) => role === 'researcher')?.name ?? coordinator, publishedAt: isDraft ? null : `${year}-01-14 02:00:00.000`, createdAt: tx.now, changedAt: tx.now,
      });
      const programmes = training.programmes.filter((each) => each.year === year && each.sponsorLevel !== 'SCHOOL');
      const items = programmes.map((plan) => {
        const span = spans.get(idOf(ids.programmes, plan.code));
        const startsOn = span?.startsOn.startsWith(`${year}-`) ? span.startsOn : `${year}-06-01`;
        return itemRow(tx, planId, { title: plan.titleZh, sponsorLevel: plan.sponsorLevel, mode: plan.mode, hours: plan.hours, seats: Math.max(1, plan.seats), startsOn, endsOn: span && span.endsOn >= startsOn ? span.endsOn : startsOn, group: '', stages: '', subjects: '' }, coordinator);
      });
      const extra = (isDraft ? [NEXT_YEAR] : year === thisYear ? AHEAD : []).map(({ month, day, ...each }) => itemRow(tx, planId, { ...each, sponsorLevel: 'COUNTY', mode: 'FACE_TO_FACE', startsOn: `${year}-${month}-${day}`, endsOn: addDays(`${year}-${month}-${day}`, 4) }, coordinator));
      const unique = [...items, ...extra].filter(({ title }, at, all) => all.findIndex((each) => each.title === title) === at);
      const itemIds = await tx.insertMany(PlanItemRow, unique);
      const idOfTitle = new Map(unique.map(({ title }, at) => [title, itemIds[at] as number]));
      await tx.insertMany(PlanProgrammeRow, programmes.map(({ code, titleZh }) => ({ programmeId: idOf(ids.programmes, code), itemId: idOf(idOfTitle, titleZh) })));
      if (!isDraft) await seedBudgets(tx, tools, programmes, coordinator);
    }
  });
}

type ItemSeed = Pick<ProgrammePlan, 'sponsorLevel' | 'mode' | 'hours' | 'seats'> & { title: string; startsOn: string; endsOn: string; group: string; stages: string; subjects: string };

function itemRow(tx: Tx, planId: number, { title, sponsorLevel, mode, hours, seats, startsOn, endsOn, group, stages, subjects }: ItemSeed, responsible: string): Omit<PlanItemRow, 'id'> {
  return { planId, title, sponsorLevel, mode, minutes: hours * 45, seats, startsOn, endsOn, budgetFen: seats * hours * FEN_PER_SEAT_AND_HOUR, responsible, stages, subjects, traineeGroup: group, note: '', createdAt: tx.now, changedAt: tx.now };
}

/** Every programme has a budget; those that are over have vouchers, and each fifth one spent more on meals than planned. */
async function seedBudgets(tx: Tx, { county, ids }: DemoTools, programmes: readonly ProgrammePlan[], enteredByName: string): Promise<void> {
  for (const [at, { code, seats, hours, year }] of programmes.entries()) {
    const programmeId = idOf(ids.programmes, code);
    const whole = Math.max(100_000, seats * hours * FEN_PER_SEAT_AND_HOUR);
    const shares = { LECTURER: 40, MATERIAL: 15, MEAL: 30, VENUE: 15 } as const;
    const planned = Object.entries(shares).map(([kind, share]) => ({ programmeId, kind: kind as keyof typeof shares, plannedFen: Math.floor((whole * share) / 100) }));
    await tx.insertMany(ProgrammeBudgetRow, planned);
    const spentOn = `${year}-${String(3 + (at % 8)).padStart(2, '0')}-1${at % 10}`;
    if (spentOn > county.today) continue;
    await tx.insertMany(ProgrammeExpenseRow, planned.filter(({ kind }) => kind !== 'LECTURER').map(({ kind, plannedFen }, order) => ({
      programmeId, kind, amountFen: kind === 'MEAL' && at % 5 === 0 ? Math.floor(plannedFen * 1.12) : Math.floor(plannedFen * 0.86), spentOn, voucher: `记-${String(100 + at * 3 + order)}`, note: '', enteredByName, enteredAt: tx.now, struckAt: null, struckReason: null,
    })));
  }
}
