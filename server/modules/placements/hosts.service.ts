import { instantOfCounty } from '../../platform/clock.js';
import { badInput } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { PlacementHostRow, PlacementMentorRow } from './placements.entities.js';
import { lockClass, mentorsOf, placementNotFound } from './placements.store.js';
import { type HostRefusal, refusalOfHost } from './rules/placement.js';

type Keyed = { idempotencyKey?: string | null | undefined };
interface MentorFacts { readonly name: string; readonly subject: string; readonly stage: string; readonly note: string; readonly capacity: number }
export interface NewHost {
  readonly cohortId: string;
  readonly schoolId: string;
  readonly days: readonly string[];
  /** Such as `08:00`, in the county. */
  readonly beginsAt: string;
  /** Minutes of one day that count. */
  readonly dayMinutes: number;
  readonly mentors: readonly MentorFacts[];
}
export type MentorRefusal = { readonly code: 'CLASS_ENDED' } | { readonly code: 'MENTOR_TWICE'; readonly name: string } | { readonly code: 'BELOW_USED'; readonly used: number };

const trimmed = ({ name, subject, stage, note, capacity }: MentorFacts): MentorFacts => ({ name: name.trim(), subject, stage, note: note.trim(), capacity });

/** Host schools of a shadowing class and their mentors. Every change holds the class's lock. */
export class Hosts {
  constructor(private readonly work: UnitOfWork, private readonly attendance: Attendance) {}

  /** Takes in a school with its mentors; its register, a part of the class's, gets one session a day. */
  add(actor: Actor, input: NewHost & Keyed): Promise<Outcome<number, HostRefusal>> {
    return once(this.work, actor, { operation: 'placementAddHost', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, HostRefusal>> => {
      const cohort = await lockClass(tx, Number(input.cohortId));
      const school = await tx.row<{ id: number; name: string; nameEn: string }>('SELECT id, name, nameEn FROM schools WHERE id = ?', [Number(input.schoolId)]);
      if (!school) throw badInput('input.schoolId', { zh: '找不到该学校。', en: 'There is no such school.' });
      const days = [...new Set(input.days)].sort();
      const mentors = input.mentors.map(trimmed);
      const isHost = await tx.row('SELECT id FROM placement_hosts WHERE cohortId = ? AND schoolId = ?', [cohort.id, school.id]) !== undefined;
      const refusal = refusalOfHost({ ...cohort, isHost, days, mentors: mentors.map(({ name }) => name) });
      if (refusal) return refused(refusal);
      const rollId = await this.attendance.openRoll(tx, { kind: 'SCHOOL', title: `${cohort.title}·跟岗`.slice(0, 120), titleEn: `${cohort.titleEn}: placement`.slice(0, 200), schoolId: school.id, hostTeacherId: null }, cohort.rollId);
      await this.attendance.planSessions(tx, rollId, days.map((day, at) => ({
        topic: `跟岗第 ${at + 1} 天`, topicEn: `Placement, day ${at + 1}`, lecturer: '', place: school.name, startsAt: instantOfCounty(`${day} ${input.beginsAt}`), durationMinutes: input.dayMinutes,
      })));
      const hostId = await tx.insert(PlacementHostRow, { cohortId: cohort.id, schoolId: school.id, rollId, createdAt: tx.now });
      await tx.insertMany(PlacementMentorRow, mentors.map((mentor) => ({ hostId, ...mentor, used: 0 })));
      tx.audit({ action: 'placement.addHost', subjectType: 'Cohort', subjectId: cohort.id, details: { schoolId: school.id, days: days.length, places: mentors.reduce((sum, { capacity }) => sum + capacity, 0) } });
      return done(cohort.id);
    });
  }

  /** Adds a mentor to a host, or changes one; never fewer places than people who are with him. */
  setMentor(actor: Actor, input: { readonly cohortId: string; readonly hostId: string; readonly mentorId?: string | null } & MentorFacts & Keyed): Promise<Outcome<number, MentorRefusal>> {
    return once(this.work, actor, { operation: 'placementSetMentor', input, key: input.idempotencyKey ?? null }, async (tx): Promise<Outcome<number, MentorRefusal>> => {
      const cohort = await lockClass(tx, Number(input.cohortId));
      const host = await tx.row<{ id: number }>('SELECT id FROM placement_hosts WHERE id = ? AND cohortId = ?', [Number(input.hostId), cohort.id]);
      if (!host) throw placementNotFound();
      const mentors = (await mentorsOf(tx, cohort.id)).filter(({ hostId }) => hostId === host.id);
      const changed = input.mentorId == null ? null : mentors.find(({ id }) => id === Number(input.mentorId));
      if (changed === undefined) throw placementNotFound();
      if (cohort.isEnded) return refused({ code: 'CLASS_ENDED' });
      const facts = trimmed(input);
      if (mentors.some(({ id, name }) => id !== changed?.id && name === facts.name)) return refused({ code: 'MENTOR_TWICE', name: facts.name });
      if (changed && changed.used > facts.capacity) return refused({ code: 'BELOW_USED', used: changed.used });
      if (changed) await tx.run('UPDATE placement_mentors SET name = ?, subject = ?, stage = ?, note = ?, capacity = ? WHERE id = ?', [facts.name, facts.subject, facts.stage, facts.note, facts.capacity, changed.id]);
      else await tx.insert(PlacementMentorRow, { hostId: host.id, ...facts, used: 0 });
      tx.audit({ action: 'placement.setMentor', subjectType: 'Cohort', subjectId: cohort.id, details: { hostId: host.id, mentor: facts.name, from: changed?.capacity ?? null, to: facts.capacity } });
      return done(cohort.id);
    });
  }
}
