import { instantOf, type Clock } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { forbidden, notFound } from '../../platform/errors.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { sha256 } from '../../platform/sha256.js';
import { GroupCommit } from '../../platform/transactions/group-commit.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { type Actor, isWithin } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import type { Credits } from '../credits/index.js';
import { loadCandidates, loadSeats } from './candidates.js';
import { LockedCohort } from './locked-cohort.js';
import { type Answer, registerAll, type Registered, type RegistrationResult, type Wish } from './registering.js';
import { positionsOf } from './registrations.store.js';
import { type GroupRefusal, refusalToGroup } from './rules/group.js';
import { type RegistrationRefusal, refusalToRegister } from './rules/registration.js';
import type { RegistrationPath } from './rules/vocabulary.js';
import type { CohortRow } from './training.entities.js';

interface Application {
  readonly teacherId: number;
  readonly accountId: number;
  readonly name: string;
  readonly requestKey: string | null;
  readonly answers: readonly Answer[];
}

interface ListInput {
  readonly cohortId: string;
  readonly teacherIds: readonly string[];
  readonly answers?: readonly (Answer & { readonly teacherId: string })[];
  /** Get their seats together or not at all. */
  readonly asGroup?: boolean;
}

type Keyed = { idempotencyKey?: string | null | undefined };
/**
 * Teachers get into a cohort: by themselves, through their school, or by the centre. All three take
 * the cohort's lock and ask one rule, teacher by teacher in the order given.
 */
export class Registrations {
  private readonly applications = new GroupCommit<Application, Outcome<Registered, RegistrationRefusal>>((cohortId, group) => this.admitGroup(Number(cohortId), group));

  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock, private readonly attendance: Attendance, private readonly credits: Credits) {}

  /** A teacher registers himself. Those who do so for one cohort at the same time share a transaction. */
  async apply(actor: Actor, input: { cohortId: string; answers?: readonly Answer[] } & Keyed): Promise<Outcome<Registered, RegistrationRefusal>> {
    const { teacherId, accountId, name } = actor;
    if (teacherId === null) throw forbidden();
    const requestKey = input.idempotencyKey ? sha256(`${accountId}:${input.idempotencyKey}`) : null;
    return this.applications.join(String(Number(input.cohortId)), { teacherId, accountId, name, requestKey, answers: input.answers ?? [] });
  }

  /** A school nominates its own teachers, an area those of its schools. */
  nominate(actor: Actor, input: ListInput & Keyed): Promise<Outcome<RegistrationResult[], GroupRefusal>> {
    return this.registerList(actor, 'registrationNominate', actor.is('SCHOOL_ADMINISTRATOR') ? 'SCHOOL' : 'AREA', input);
  }

  /** The centre adds teachers. */
  add(actor: Actor, input: ListInput & Keyed): Promise<Outcome<RegistrationResult[], GroupRefusal>> {
    return this.registerList(actor, 'registrationAdd', 'COORDINATOR', input);
  }

  private registerList(actor: Actor, operation: string, path: RegistrationPath, input: ListInput & Keyed): Promise<Outcome<RegistrationResult[], GroupRefusal>> {
    return once(this.work, actor, { operation, input, key: input.idempotencyKey ?? null }, async (tx) => {
      const cohort = await LockedCohort.of(tx, Number(input.cohortId));
      const teacherIds = [...new Set(input.teacherIds.map(Number))];
      const candidates = await loadCandidates(tx, this.credits, [cohort.row], teacherIds, { lock: true });
      const reach = path === 'SCHOOL' ? actor.reach('SCHOOL_ADMINISTRATOR', 'AREA_LEAD') : path === 'AREA' ? actor.reach('AREA_LEAD') : actor.reach('COORDINATOR', 'ADMINISTRATOR');
      for (const teacherId of teacherIds) {
        const teacher = candidates.teacher(teacherId);
        if (!teacher || !isWithin(reach, { schoolId: teacher.schoolId, areaId: teacher.areaId })) throw notFound({ zh: '教师', en: 'teacher' });
      }
      if (cohort.row.status === 'DRAFT' && path !== 'COORDINATOR') throw notFound({ zh: '培训班', en: 'cohort' });
      const wishes = teacherIds.map((teacherId): Wish => ({ teacherId, requestKey: null, answers: (input.answers ?? []).filter((each) => Number(each.teacherId) === teacherId) }));
      if (input.asGroup) {
        const refusal = refusalToGroup(teacherIds.map((teacherId) => candidates.teacher(teacherId)?.schoolId));
        if (refusal) return refused(refusal);
      }
      const results = await registerAll(tx, cohort, candidates, path, wishes, path === 'COORDINATOR' ? actor.name : null, input.asGroup ?? false);
      await cohort.save(this.attendance);
      tx.audit({
        action: path === 'COORDINATOR' ? 'registration.add' : 'registration.nominate', subjectType: 'Cohort', subjectId: cohort.row.id,
        details: { registered: results.flatMap(({ registered }) => (registered ? [[registered.registrationId, registered.status]] : [])), refused: results.flatMap(({ teacherId, refusal }) => (refusal ? [[teacherId, refusal.code]] : [])) },
      });
      return done(results);
    });
  }

  private async admitGroup(cohortId: number, group: readonly Application[]): Promise<Outcome<Registered, RegistrationRefusal>[]> {
    const early = await this.refusedWithoutLock(cohortId, group);
    const rest = group.filter((_, at) => !early[at]);
    const answers = rest.length === 0 ? [] : await this.work.run({ accountId: null, name: 'registration' }, async (tx) => {
      const cohort = await LockedCohort.of(tx, cohortId);
      if (cohort.row.status === 'DRAFT') throw notFound({ zh: '培训班', en: 'cohort' });
      const candidates = await loadCandidates(tx, this.credits, [cohort.row], rest.map((each) => each.teacherId), { lock: true });
      const repeated = await earlierAnswers(tx, cohort.row, rest);
      const wishes = rest.filter((each) => !repeated.has(each.teacherId));
      const results = await registerAll(tx, cohort, candidates, 'SELF', wishes, null, false);
      await cohort.save(this.attendance);
      for (const [at, { registered }] of results.entries()) {
        const { teacherId, accountId, name } = wishes[at] as Application;
        // The transaction belongs to many people; each one's decision names its own.
        if (registered) tx.audit({ action: 'registration.apply', subjectType: 'Registration', subjectId: registered.registrationId, details: { cohortId, teacherId, status: registered.status, accountId, by: name } });
      }
      return rest.map((each): Outcome<Registered, RegistrationRefusal> => {
        const earlier = repeated.get(each.teacherId) ?? results.find((_, at) => isRepeat(wishes[at] as Application, each))?.registered;
        const result = results[wishes.indexOf(each)];
        if (earlier) return done(earlier);
        return result?.registered ? done(result.registered) : refused(result?.refusal as RegistrationRefusal);
      });
    });
    let next = 0;
    return group.map((_, at) => early[at] ?? (answers[next++] as Outcome<Registered, RegistrationRefusal>));
  }

  /** A full cohort without a waiting list answers from what can be read: nobody waits for a lock to hear it. */
  private async refusedWithoutLock(cohortId: number, group: readonly Application[]): Promise<(Outcome<Registered, RegistrationRefusal> | undefined)[]> {
    const row = await this.reader.row<CohortRow>('SELECT * FROM cohorts WHERE id = ?', [cohortId]);
    if (!row || row.status === 'DRAFT') throw notFound({ zh: '培训班', en: 'cohort' });
    if (row.hasWaitingList || row.taken < row.capacity) return [];
    const seats = (await loadSeats(this.reader, [row])).get(row.id);
    const candidates = await loadCandidates(this.reader, this.credits, [row], group.map((each) => each.teacherId));
    const now = instantOf(this.clock.now());
    return group.map(({ teacherId, requestKey }) => {
      const facts = seats && candidates.facts(row, teacherId, { now, path: 'SELF', seats });
      const refusal = facts ? refusalToRegister(facts) : null;
      // Who repeats his own request is told what the first try was.
      const mayBeRepeat = refusal?.code === 'ALREADY_REGISTERED' && requestKey !== null;
      return refusal && !mayBeRepeat ? refused(refusal) : undefined;
    });
  }
}

function isRepeat(one: Application, other: Application): boolean {
  return one.teacherId === other.teacherId && one.requestKey !== null && one.requestKey === other.requestKey;
}

/** Registrations that these very requests made before. */
async function earlierAnswers(tx: Tx, cohort: CohortRow, group: readonly Application[]): Promise<Map<number, Registered>> {
  const keys = group.flatMap((each) => each.requestKey ?? []);
  if (keys.length === 0) return new Map();
  const rows = await tx.rows<{ id: number; teacherId: number; status: Registered['status']; queueNumber: number | null }>(
    "SELECT id, teacherId, status, queueNumber FROM registrations WHERE cohortId = ? AND requestKey IN (?) AND status IN ('REQUESTED', 'ADMITTED', 'WAITING')", [cohort.id, keys]);
  const positions = await positionsOf(tx, cohort.id, rows.flatMap((each) => each.queueNumber ?? []));
  return new Map(rows.map(({ id, teacherId, status, queueNumber }) => [teacherId, { registrationId: id, teacherId, status, position: queueNumber === null ? null : positions.get(queueNumber) ?? null }]));
}
