import { Actor } from '../../../modules/accounts/index.js';
import { Attendance, PresenceRow } from '../../../modules/attendance/index.js';
import { Hosts, Places } from '../../../modules/placements/index.js';
import { CohortRow, ProgrammeRow, RegistrationRow } from '../../../modules/training/index.js';
import { addDays, dayOf, type Instant, instantOfCounty } from '../../../platform/clock.js';
import { system } from '../../../platform/transactions/jobs.js';
import type { Tx } from '../../../platform/transactions/tx.js';
import { type DemoTools, idOf } from './demo-tools.js';

const PEOPLE = 16;
/** Two primary schools and a junior one, with what their mentors teach. */
const HOSTS = [{ kind: 'primary', schools: 2, subjects: ['chinese', 'mathematics'], people: 10 }, { kind: 'junior', schools: 1, subjects: ['english', 'chinese'], people: 5 }];
const PLACES = [3, 2];
const DAY_MINUTES = 360;
const TITLE = { title: '骨干教师跟岗研修', titleEn: 'Placements for backbone teachers' };
const NOTES = ['三年级二班，教学楼 302', '五年级组办公室', '教导处，先到门卫登记', '', '英语组，综合楼 204', '八年级组'];
interface Person { readonly teacherId: number; readonly schoolId: number; readonly areaId: number | null; readonly subject: string }

/** A shadowing class that is at its host schools now: three schools, their mentors, the first days confirmed, a few people still to be placed. */
export async function seedPlacements({ platform, county, ids }: DemoTools): Promise<void> {
  const coordinator = new Actor(idOf(ids.accounts, 'coordinator'), 'demo', null, [{ role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const register = new Attendance(platform.clock);
  const weekdays = Array.from({ length: 20 }, (_, at) => addDays(county.today, at - 8)).filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0);
  const [first = county.today, ...days] = weekdays;
  const hosts: { id: number; subjects: readonly string[] }[] = [];
  for (const { kind, schools, subjects } of HOSTS) hosts.push(...(await platform.reader.rows<{ id: number }>('SELECT id FROM schools WHERE kind = ? ORDER BY teacherCount DESC, id LIMIT ?', [kind, schools])).map(({ id }) => ({ id, subjects })));
  const cohortId = await platform.work.run(system, (tx) => seedClass(tx, register, { first, last: days.at(-1) ?? first, hostIds: hosts.map(({ id }) => id) }));
  const [service, places] = [new Hosts(platform.work, register), new Places(platform.work, register)];
  for (const [at, { id, subjects }] of hosts.entries()) {
    const mentors = await platform.reader.rows<{ name: string; subject: string; stage: string }>("SELECT name, subject, stage FROM teachers WHERE schoolId = ? AND status = 'ACTIVE' AND subject IN (?) AND title IN ('senior', 'first') ORDER BY subject, id", [id, subjects]);
    const chosen = subjects.flatMap((subject) => mentors.filter((each) => each.subject === subject).slice(0, 1));
    await service.add(coordinator, { cohortId: String(cohortId), schoolId: String(id), days, beginsAt: '08:00', dayMinutes: DAY_MINUTES, mentors: chosen.map((mentor, n) => ({ ...mentor, note: NOTES[at * PLACES.length + n] ?? '', capacity: PLACES[n] ?? 1 })) });
  }
  const teacher = await platform.reader.row<{ teacherId: number }>("SELECT r.teacherId FROM registrations r JOIN accounts a ON a.teacherId = r.teacherId WHERE r.cohortId = ? AND a.loginName = 'teacher'", [cohortId]);
  const mentor = await platform.reader.row<{ id: number }>("SELECT m.id FROM placement_mentors m JOIN placement_hosts h ON h.id = m.hostId WHERE h.cohortId = ? AND m.subject = 'english' ORDER BY m.id LIMIT 1", [cohortId]);
  if (teacher && mentor) await places.assign(coordinator, { cohortId: String(cohortId), teacherId: String(teacher.teacherId), mentorId: String(mentor.id) });
  await places.propose(coordinator, { cohortId: String(cohortId) });
  await platform.work.run(system, (tx) => confirmDays(tx, cohortId, county.today));
}

async function seedClass(tx: Tx, register: Attendance, { first, last, hostIds }: { first: string; last: string; hostIds: readonly number[] }): Promise<number> {
  const [opened, year] = [instantOfCounty(`${addDays(first, -20)} 09:00`), Number(first.slice(0, 4))];
  const programmeId = await tx.insert(ProgrammeRow, {
    code: `${year}-GENGANG`, ...TITLE, sponsorLevel: 'COUNTY', mode: 'SHADOWING', category: 'face-to-face', organiser: '县师训教研中心', minutes: 60 * 45, year, seats: PEOPLE, assessmentRequired: false,
    absenceNumerator: 1, absenceDenominator: 5, status: 'PUBLISHED', createdAt: opened, changedAt: opened,
  });
  const rollId = await register.openRoll(tx, { kind: 'COHORT', ...TITLE, schoolId: null, hostTeacherId: null });
  const [opening] = await register.planSessions(tx, rollId, [{ topic: '开班与跟岗要求', topicEn: 'Opening: what a placement asks', lecturer: '', place: '师训中心 201', startsAt: instantOfCounty(`${first} 08:30`), durationMinutes: 90 }]);
  const demo = await tx.rows<Person>("SELECT t.id AS teacherId, t.schoolId, s.areaId, t.subject FROM accounts a JOIN teachers t ON t.id = a.teacherId JOIN schools s ON s.id = t.schoolId WHERE a.loginName = 'teacher' AND t.schoolId NOT IN (?)", [hostIds]);
  const others: Person[] = [];
  for (const { kind, subjects, people: most } of HOSTS) {
    others.push(...await tx.rows<Person>(
      "SELECT t.id AS teacherId, t.schoolId, s.areaId, t.subject FROM teachers t JOIN schools s ON s.id = t.schoolId WHERE s.kind = ? AND t.status = 'ACTIVE' AND t.post = 'teacher' AND t.subject IN (?) AND t.schoolId NOT IN (?) ORDER BY t.id % 37, t.id LIMIT ?", [kind, subjects, hostIds, most]));
  }
  const people = [...demo, ...others.filter(({ teacherId }) => teacherId !== demo[0]?.teacherId)].slice(0, PEOPLE);
  const cohortId = await tx.insert(CohortRow, {
    programmeId, code: `${year}-GENGANG-1`, ...TITLE, capacity: PEOPLE, taken: people.length, waitingCount: 0, requestedCount: 0, lastQueueNumber: 0, startsOn: first, endsOn: last, place: '各跟岗学校', placeEn: 'Host schools',
    registrationOpensAt: opened, registrationClosesAt: instantOfCounty(`${addDays(first, -3)} 18:00`), admission: 'COORDINATOR_ADMITS', hasWaitingList: false, stages: '', subjects: '', status: 'RUNNING', rollId, hostSchoolId: null,
    closingJobId: null, closedAt: null, createdAt: opened, changedAt: opened,
  });
  await tx.insertMany(RegistrationRow, people.map((person) => ({ cohortId, ...person, path: 'SCHOOL' as const, status: 'ADMITTED' as const, step: null, answers: null, queueNumber: null, reason: null, decidedByName: null, decidedAt: opened, promotedAt: null, replacedById: null, assessment: null, requestKey: null, createdAt: opened, changedAt: opened })));
  await register.addToRoll(tx, rollId, people.map(({ teacherId }) => teacherId));
  await confirm(tx, { id: opening as number, durationMinutes: 90, endsAt: instantOfCounty(`${first} 10:00`) }, people.map(({ teacherId }) => teacherId));
  return cohortId;
}

/** What is over is confirmed, but that the last school has not got round to its last day. */
async function confirmDays(tx: Tx, cohortId: number, today: string): Promise<void> {
  const sessions = await tx.rows<{ id: number; rollId: number; endsAt: Instant; durationMinutes: number }>('SELECT s.id, s.rollId, s.endsAt, s.durationMinutes FROM register_sessions s JOIN placement_hosts h ON h.rollId = s.rollId WHERE h.cohortId = ? AND s.day < ? ORDER BY h.id, s.startsAt', [cohortId, today]);
  const members = await tx.rows<{ rollId: number; teacherId: number }>("SELECT m.rollId, m.teacherId FROM roll_members m JOIN placement_hosts h ON h.rollId = m.rollId WHERE h.cohortId = ? AND m.status = 'ENROLLED' ORDER BY m.teacherId", [cohortId]);
  for (const session of sessions.slice(0, -1)) await confirm(tx, session, members.filter(({ rollId }) => rollId === session.rollId).map(({ teacherId }) => teacherId));
}

async function confirm(tx: Tx, { id, durationMinutes, endsAt }: { id: number; durationMinutes: number; endsAt: Instant }, teacherIds: readonly number[]): Promise<void> {
  const isAbsent = (teacherId: number): boolean => (teacherId * 7 + id) % 23 === 0;
  await tx.insertMany(PresenceRow, teacherIds.map((teacherId) => ({
    sessionId: id, teacherId, status: isAbsent(teacherId) ? 'ABSENT' as const : 'PRESENT' as const, presentMinutes: isAbsent(teacherId) ? 0 : durationMinutes, source: isAbsent(teacherId) ? 'CLOSING' as const : 'CODE' as const,
    enteredByAccountId: null, reason: null, checkedInAt: isAbsent(teacherId) ? null : instantOfCounty(`${dayOf(endsAt)} 07:50`), lastSeenAt: null, deviceKey: null, requestKey: null, createdAt: endsAt, changedAt: endsAt,
  })));
  await tx.run('UPDATE register_sessions SET closedAt = ?, presentCount = ? WHERE id = ?', [endsAt, teacherIds.filter((each) => !isAbsent(each)).length, id]);
}
