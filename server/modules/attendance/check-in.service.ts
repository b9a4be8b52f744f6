import { addMilliseconds, type Clock, dateOf, type Instant, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { GroupCommit } from '../../platform/work/group-commit.js';
import { system } from '../../platform/work/jobs.js';
import type { UnitOfWork } from '../../platform/work/unit-of-work.js';
import { type Actor, sha256 } from '../accounts/index.js';
import { CheckInFailureRow, PresenceChangeRow, PresenceRow } from './attendance.entities.js';
import { AttendanceStore } from './attendance.store.js';
import { type CheckInCodes, cleanCode, type CodedSession, isPin } from './check-in-codes.js';
import { type CheckInCircumstances, circumstancesOf, type MemberCircumstances } from './check-in.facts.js';
import { presentMinutes, type PresenceStatus } from './rules/attendance-minutes.js';
import { answerToCheckIn, arrivalStatus, type CheckInAnswer, type CheckInFacts, type CheckInRefusal } from './rules/check-in.js';

const FAILURE_WINDOW_MS = 5 * 60_000;
/** Wrong PINs of one account within the window; six digits are then out of reach of guessing. */
const MOST_FAILURES = 10;

export type CheckInProblem = CheckInRefusal | { readonly code: 'TOO_MANY_TRIES'; readonly minutes: number };

export interface CheckedIn {
  readonly sessionId: number;
  /** PRESENT by this very request, or ALREADY_PRESENT before it. */
  readonly outcome: 'PRESENT' | 'ALREADY_PRESENT';
  readonly status: PresenceStatus;
  /** Null when staff entered the presence by hand. */
  readonly checkedInAt: Instant | null;
}

interface Arrival {
  readonly teacherId: number;
  readonly accountName: string;
  readonly accountId: number;
  readonly at: Instant;
  readonly deviceKey: string | null;
  readonly requestKey: string | null;
}

/**
 * Teachers who check themselves in. Whatever can be answered without a lock is (present already,
 * refused); the rest of a session's arrivals share transactions under the roll's lock.
 */
export class CheckIns {
  private readonly arrivals = new GroupCommit<Arrival, Outcome<CheckedIn, CheckInRefusal>>((sessionId, group) => this.admit(Number(sessionId), group));

  constructor(
    private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock, private readonly secrets: Secrets, private readonly codes: CheckInCodes,
  ) {}

  /** @param deviceId of the phone's own cookie; null for a device that keeps none. */
  async checkIn(actor: Actor, input: { code: string; idempotencyKey?: string | null }, deviceId: string | null): Promise<Outcome<CheckedIn, CheckInProblem>> {
    const { teacherId } = actor;
    if (teacherId === null) return refused({ code: 'NOT_ENROLLED' });
    const code = cleanCode(input.code);
    const found = isPin(code) ? await this.byPin(actor.accountId, teacherId, code) : this.codes.sessionIdOf(code);
    if (found === null) return refused({ code: 'CODE_INVALID' });
    if (typeof found === 'object') return refused(found);
    const arrival: Arrival = {
      teacherId, accountId: actor.accountId, accountName: actor.name, at: instantOf(this.clock.now()),
      deviceKey: deviceId === null ? null : this.secrets.blindIndex('check-in device', deviceId),
      requestKey: input.idempotencyKey ? sha256(`${actor.accountId}:${input.idempotencyKey}`) : null,
    };
    const circumstances = await circumstancesOf(this.reader, found, [arrival]);
    if (!circumstances) return refused({ code: 'CODE_INVALID' });
    const member = circumstances.members.get(teacherId);
    const answer = answerToCheckIn({ ...factsOf(circumstances, arrival), code: this.codes.stateOf(code, circumstances.session, deviceId) });
    return answer === 'CHECK_IN' ? this.arrivals.join(String(found), arrival) : outcomeOf(answer, found, member, arrival);
  }

  /**
   * Keeps a code that is valid now for a device on which somebody still has to sign in. Null when it is not valid.
   */
  async hold(code: string, deviceId: string): Promise<string | null> {
    const token = cleanCode(code);
    const sessionId = isPin(token) ? null : this.codes.sessionIdOf(token);
    const session = sessionId === null ? undefined : await this.reader.row<CodedSession>('SELECT id, salt FROM register_sessions WHERE id = ? AND openedAt IS NOT NULL AND closedAt IS NULL', [sessionId]);
    return session && this.codes.stateOf(token, session, null) === 'VALID' ? this.codes.hold(token, deviceId) : null;
  }

  /** The open session of the teacher's own rolls whose PIN this is. A wrong one is counted. */
  private async byPin(accountId: number, teacherId: number, pin: string): Promise<number | null | CheckInProblem> {
    const since = addMilliseconds(instantOf(this.clock.now()), -FAILURE_WINDOW_MS);
    const failures = await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM check_in_failures WHERE accountId = ? AND at > ?', [accountId, since]);
    if ((failures?.n ?? 0) >= MOST_FAILURES) return { code: 'TOO_MANY_TRIES', minutes: FAILURE_WINDOW_MS / 60_000 };
    const open = await this.reader.rows<CodedSession>(
      `SELECT s.id, s.salt FROM roll_members m JOIN register_sessions s ON s.rollId = m.rollId
       WHERE m.teacherId = ? AND m.status = 'ENROLLED' AND s.openedAt IS NOT NULL AND s.closedAt IS NULL ORDER BY s.id`, [teacherId]);
    const states = open.map((session) => ({ id: session.id, state: this.codes.stateOf(pin, session, null) }));
    const match = states.find(({ state }) => state === 'VALID') ?? states.find(({ state }) => state === 'EXPIRED');
    if (match) return match.id;
    await this.work.run(system, async (tx) => {
      await tx.insert(CheckInFailureRow, { accountId, at: tx.now });
      await tx.run('DELETE FROM check_in_failures WHERE at < ?', [since]);
    });
    return null;
  }

  /** One transaction for a group of arrivals: each is decided on the facts under the lock, those just admitted included. */
  private admit(sessionId: number, group: readonly Arrival[]): Promise<Outcome<CheckedIn, CheckInRefusal>[]> {
    return this.work.run({ accountId: null, name: 'check-in' }, async (tx) => {
      const store = new AttendanceStore(tx);
      await store.lockSession(sessionId);
      const circumstances = await circumstancesOf(tx, sessionId, group) as CheckInCircumstances;
      const { session, members, deviceTeachers } = circumstances;
      const fresh: Omit<PresenceRow, 'id'>[] = [];
      const outcomes: Outcome<CheckedIn, CheckInRefusal>[] = [];
      for (const arrival of group) {
        const { teacherId, at, deviceKey, requestKey } = arrival;
        const member = members.get(teacherId);
        const answer = answerToCheckIn({ ...factsOf(circumstances, arrival), code: 'VALID' });
        if (answer !== 'CHECK_IN' || !member) {
          outcomes.push(outcomeOf(answer === 'CHECK_IN' ? { code: 'NOT_ENROLLED' } : answer, sessionId, member, arrival));
          continue;
        }
        const minutesAfterStart = Math.floor((dateOf(at).getTime() - dateOf(session.startsAt).getTime()) / 60_000);
        const status = arrivalStatus(minutesAfterStart);
        const minutes = presentMinutes(status, { durationMinutes: session.durationMinutes, minutesAfterStart, statedMinutes: null });
        if (member.presence) {
          await tx.run("UPDATE presences SET status = ?, presentMinutes = ?, source = 'CODE', enteredByAccountId = NULL, reason = NULL, checkedInAt = ?, deviceKey = ?, requestKey = ?, changedAt = ? WHERE sessionId = ? AND teacherId = ?",
            [status, minutes, at, deviceKey, requestKey, at, sessionId, teacherId]);
          await tx.insert(PresenceChangeRow, {
            sessionId, teacherId, fromStatus: member.presence.status, toStatus: status, fromMinutes: member.presence.presentMinutes, toMinutes: minutes,
            source: 'CODE', reason: null, accountId: arrival.accountId, accountName: arrival.accountName, at,
          });
        } else {
          fresh.push({
            sessionId, teacherId, status, presentMinutes: minutes, source: 'CODE', enteredByAccountId: null, reason: null, checkedInAt: at, deviceKey, requestKey, createdAt: at, changedAt: at,
          });
        }
        members.set(teacherId, { ...member, presence: { status, source: 'CODE', presentMinutes: minutes, checkedInAt: at, requestKey } });
        if (deviceKey !== null) deviceTeachers.set(deviceKey, teacherId);
        outcomes.push(done({ sessionId, outcome: 'PRESENT', status, checkedInAt: at }));
      }
      await tx.insertMany(PresenceRow, fresh);
      await store.recountSession(sessionId);
      return outcomes;
    });
  }
}

function factsOf({ isRollClosed, isOpen, members, deviceTeachers }: CheckInCircumstances, { teacherId, deviceKey }: Arrival): Omit<CheckInFacts, 'code'> {
  const member = members.get(teacherId);
  return {
    isRollClosed, isOpen, teacherId, membership: member?.membership ?? null, presence: member?.presence ?? null,
    deviceTeacherId: deviceKey === null ? null : deviceTeachers.get(deviceKey) ?? null,
  };
}

function outcomeOf(answer: Exclude<CheckInAnswer, 'CHECK_IN'>, sessionId: number, member: MemberCircumstances | undefined, arrival: Arrival): Outcome<CheckedIn, CheckInRefusal> {
  if (answer !== 'ALREADY_PRESENT') return refused(answer);
  const presence = member?.presence as NonNullable<MemberCircumstances['presence']>;
  const isRetry = arrival.requestKey !== null && arrival.requestKey === presence.requestKey;
  return done({ sessionId, outcome: isRetry ? 'PRESENT' : 'ALREADY_PRESENT', status: presence.status, checkedInAt: presence.checkedInAt });
}
