import { Actor, GrantRow } from '../../../modules/accounts/index.js';
import { Attendance } from '../../../modules/attendance/index.js';
import { creditsModule } from '../../../modules/credits/index.js';
import { StudioMeetings, StudioRow } from '../../../modules/studios/index.js';
import { addDays, dayOf, instantOf, instantOfCounty } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import type { StudioPlan } from '../county/training-plan-types.js';
import { type RollSeed, seedRolls } from './attendance.js';
import { type DemoTools, idOf } from './demo-tools.js';
import { platformAt } from './past.js';

const KINDS = { master_studio: 'MASTER_STUDIO', expert_station: 'EXPERT_STATION' } as const;
/** Of the meetings held, the last of every second studio still waits for its host to file. */
const DAYS_TO_FILE = 3;

interface OpenedStudio {
  readonly plan: StudioPlan;
  readonly host: Actor;
  readonly sessionIds: readonly number[];
}

/** Studios with hosts, members and meetings on the shared register, and the claims that their hosts filed. */
export async function seedStudios(tools: DemoTools): Promise<void> {
  const { platform, training } = tools;
  const founded = training.studios[0]?.foundedOn;
  if (!founded) return;
  const studios = await platformAt(platform, `${founded}T02:00:00Z`).work.run({ accountId: idOf(tools.ids.accounts, 'coordinator'), name: 'demo' }, (tx) => openStudios(tx, tools));
  for (const { plan, host, sessionIds } of studios) {
    const waits = studios.findIndex((each) => each.plan === plan) % 2 === 0;
    for (const [at, meeting] of plan.meetings.slice(0, waits ? -1 : undefined).entries()) {
      const moment = platformAt(platform, `${addDays(meeting.startsAtLocal.slice(0, 10), DAYS_TO_FILE)}T08:00:00Z`);
      await new StudioMeetings(moment.work, new Attendance(moment.clock), creditsModule(moment).credits.claims).file(host, { sessionId: sessionIds[at] as number });
    }
  }
}

async function openStudios(tx: Tx, { platform, county, training, ids }: DemoTools): Promise<OpenedStudio[]> {
  const now = instantOf(platform.clock.now());
  const schoolOf = new Map(county.teachers.map(({ number, schoolCode }) => [number, schoolCode]));
  const nameOf = new Map(county.teachers.map(({ number, name }) => [number, name]));
  const idsOf = (numbers: readonly string[]): number[] => numbers.map((number) => idOf(ids.teachers, number));
  const rolls = await seedRolls(tx, training.studios.map(({ nameZh, nameEn, hostNumber, memberNumbers, meetings }): RollSeed => ({
    kind: 'STUDIO', title: nameZh, titleEn: nameEn, schoolId: null, hostTeacherId: idOf(ids.teachers, hostNumber), closed: false,
    members: idsOf([hostNumber, ...memberNumbers]).map((teacherId) => ({ teacherId })),
    sessions: [...meetings.map(({ topicZh, topicEn, startsAtLocal, durationMinutes, place }) => ({ topic: topicZh, topicEn, lecturer: nameOf.get(hostNumber) ?? '', place, startsAt: instantOfCounty(startsAtLocal), durationMinutes })), nextMeeting(county.today, nameOf.get(hostNumber) ?? '', meetings.at(-1))],
    absences: absencesOf(meetings, ids.teachers), lates: new Map(), held: (startsAt) => startsAt < now && dayOf(startsAt) < county.today,
  })));
  const studioIds = await tx.insertMany(StudioRow, training.studios.map((plan, at) => ({
    code: plan.code, kind: KINDS[plan.kind], nameZh: plan.nameZh, nameEn: plan.nameEn, hostTeacherId: idOf(ids.teachers, plan.hostNumber), schoolId: idOf(ids.schools, schoolOf.get(plan.hostNumber) ?? ''),
    foundedOn: plan.foundedOn, rollId: rolls[at]?.rollId as number, creditLevel: 'COUNTY' as const, categoryKey: 'school-based', status: 'ACTIVE' as const, createdAt: tx.now, changedAt: tx.now,
  })));
  const grants = training.studios.map(({ hostNumber }, at) => ({ accountId: idOf(ids.accountOfTeacher, hostNumber), role: 'STUDIO_HOST' as const, areaId: null, schoolId: null, studioId: studioIds[at] as number, providerId: null }));
  await tx.insertMany(GrantRow, grants.map((grant) => ({ ...grant, grantedAt: tx.now })));
  return training.studios.map((plan, at) => ({
    plan, sessionIds: rolls[at]?.sessionIds ?? [],
    host: new Actor(grants[at]?.accountId ?? 0, nameOf.get(plan.hostNumber) ?? '', idOf(ids.teachers, plan.hostNumber), grants[at] ? [grants[at]] : []),
  }));
}

/** One meeting ahead, on the Thursday after next. */
function nextMeeting(today: string, lecturer: string, last: StudioPlan['meetings'][number] | undefined): RollSeed['sessions'][number] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const day = addDays(today, ((4 - weekday + 7) % 7) + 7);
  return { topic: '年度考核总结与成果交流', topicEn: 'Review of the year and its results', lecturer, place: last?.place ?? '', startsAt: instantOfCounty(`${day} 14:30`), durationMinutes: last?.durationMinutes ?? 135 };
}

function absencesOf(meetings: StudioPlan['meetings'], teacherIds: ReadonlyMap<string, number>): Map<number, number[]> {
  const absences = new Map<number, number[]>();
  for (const { ordinal, absentNumbers } of meetings) {
    for (const number of absentNumbers) {
      const id = idOf(teacherIds, number);
      absences.set(id, [...(absences.get(id) ?? []), ordinal]);
    }
  }
  return absences;
}
