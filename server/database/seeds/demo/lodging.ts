import { Actor } from '../../../modules/accounts/index.js';
import { Rooms, Stays } from '../../../modules/lodging/index.js';
import { addDays, instantOfCounty } from '../../../platform/clock.js';
import { type DemoTools, idOf } from './demo-tools.js';

const MEALS = ['LUNCH', 'DINNER'];

/** The class that meets now has beds and meals: most have answered, rooms are filled but for the last answers. */
export async function seedLodging({ platform, county, training, ids }: DemoTools): Promise<void> {
  const running = training.cohorts.find(({ phase }) => phase === 'running');
  if (!running) return;
  const cohortId = String(idOf(ids.cohorts, running.code));
  const coordinator = new Actor(idOf(ids.accounts, 'coordinator'), 'demo', null, [{ role: 'COORDINATOR', areaId: null, schoolId: null, studioId: null, providerId: null }]);
  const [stays, rooms] = [new Stays(platform.work), new Rooms(platform.work)];
  const nights = [1, 2].map((days) => addDays(county.today, days));
  const meals = nights.flatMap((day) => MEALS.map((meal) => `${day}/${meal}`));
  await stays.setTerms(coordinator, { cohortId, nights, meals, answerBy: instantOfCounty(`${addDays(county.today, 1)} 18:00`), note: '住县教育宾馆，餐费由培训经费承担' });
  const people = await platform.reader.rows<{ teacherId: number }>("SELECT teacherId FROM registrations WHERE cohortId = ? AND status = 'ADMITTED' ORDER BY id", [Number(cohortId)]);
  const demoTeacher = await platform.reader.row<{ teacherId: number }>("SELECT teacherId FROM accounts WHERE loginName = 'teacher'");
  for (const [n, { teacherId }] of people.entries()) {
    if (n % 9 === 4 || teacherId === demoTeacher?.teacherId) continue;
    const sleeps = n % 3 !== 2;
    await stays.answer(coordinator, { cohortId, teacherId: String(teacherId), nights: sleeps ? nights : [], meals: n % 7 === 0 ? [] : meals, diet: n % 11 === 3 ? 'HALAL' : n % 17 === 5 ? 'VEGETARIAN' : n % 23 === 7 ? 'OTHER' : 'NONE', dietNote: n % 23 === 7 ? '海鲜过敏' : '' });
  }
  await rooms.add(coordinator, { cohortId, rooms: [...Array.from({ length: 18 }, (_, at) => ({ name: String(301 + at), beds: 2, forWhom: 'ANY' as const })), { name: '401', beds: 3, forWhom: 'WOMEN' as const }, { name: '402', beds: 3, forWhom: 'MEN' as const }] });
  await rooms.propose(coordinator, { cohortId });
}
