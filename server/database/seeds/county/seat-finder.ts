import { completedYears } from './calendar-days.js';
import type { TeacherPlan } from './county-plan.js';
import type { Dice } from './dice.js';
import type { Audience } from './programme-templates.js';

/**
 * Who sits where. Those with the fewest trainings so far come first, and nobody is asked to two
 * places on one day.
 */
export class SeatFinder {
  private readonly trainings = new Map<string, number>();
  private readonly busy = new Map<string, Set<string>>();

  constructor(private readonly dice: Dice, private readonly teachers: readonly TeacherPlan[]) {}

  /** Up to `seats` teachers of the audience who are free on those days; `daytime` false is an evening course. */
  take(audience: Audience, seats: number, days: readonly string[], daytime: boolean): TeacherPlan[] {
    const slots = days.map((date) => `${date}/${daytime ? 'day' : 'evening'}`);
    const firstDay = days[0] ?? '';
    const ranked = this.teachers
      .filter((teacher) => invited(teacher, audience, firstDay))
      .map((teacher) => ({ teacher, rank: (this.trainings.get(teacher.number) ?? 0) * 1000 + this.dice.int(0, 1999) }))
      .sort((one, other) => one.rank - other.rank);
    const taken: TeacherPlan[] = [];
    for (const { teacher } of ranked) {
      if (taken.length === seats) break;
      const busy = this.busy.get(teacher.number) ?? new Set<string>();
      if (slots.some((slot) => busy.has(slot))) continue;
      for (const slot of slots) busy.add(slot);
      this.busy.set(teacher.number, busy);
      this.trainings.set(teacher.number, (this.trainings.get(teacher.number) ?? 0) + 1);
      taken.push(teacher);
    }
    return taken;
  }

  isAwayByDay(teacherNumber: string, date: string): boolean {
    return this.busy.get(teacherNumber)?.has(`${date}/day`) ?? false;
  }
}

function invited(teacher: TeacherPlan, audience: Audience, firstDay: string): boolean {
  if (teacher.hiredOn > firstDay) return false;
  if (audience.stages && !audience.stages.includes(teacher.stage)) return false;
  if (audience.subjects && !audience.subjects.includes(teacher.subject)) return false;
  if (audience.posts && !audience.posts.includes(teacher.post)) return false;
  if (audience.minServiceYears === undefined && audience.maxServiceYears === undefined) return true;
  const served = completedYears(teacher.hiredOn, firstDay);
  if (audience.maxServiceYears !== undefined && served >= audience.maxServiceYears) return false;
  return audience.minServiceYears === undefined || served >= audience.minServiceYears;
}
