import { addMilliseconds, type Clock, type Instant, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import type { Secrets } from '../../platform/secrets.js';
import { sha256 } from '../../platform/sha256.js';
import { GroupCommit } from '../../platform/transactions/group-commit.js';
import { system } from '../../platform/transactions/jobs.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { CheckInFailureRow } from './scans.entities.js';
import { AttendanceStore } from './attendance.store.js';
import { type CheckInCodes, cleanCode, type CodedSession, isPin } from './check-in-codes.js';
import { type CheckInCircumstances, circumstancesOf, type MemberCircumstances } from './check-in.facts.js';
import type { DeviceConflicts } from './device-conflicts.js';
import { isByScan, minutesBetween, PresenceBook } from './presence-book.js';
import type { PresenceStatus } from './rules/attendance-minutes.js';
import { answerToCheckIn, type CheckInAnswer, type CheckInFacts, type CheckInRefusal } from './rules/check-in.js';
import { LEAST_STAY_MINUTES } from './rules/presence-time.js';

const FAILURE_WINDOW_MS = 5 * 60_000;
/** Wrong PINs of one account within the window; six digits are then out of reach of guessing. */
const MOST_FAILURES = 10;

export type CheckInProblem = CheckInRefusal | { readonly code: 'TOO_MANY_TRIES'; readonly minutes: number };

export interface CheckedIn {
  readonly sessionId: number;
  /** PRESENT by this very request, or ALREADY_PRESENT before it; LEFT when it was the scan of leaving, CONFIRMED when it answered a second call. */
  readonly outcome: 'PRESENT' | 'ALREADY_PRESENT' | 'LEFT' | 'CONFIRMED';
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
  /** Arrivals of one moment look at their session together. */
  private readonly looks = new GroupCommit<Arrival, CheckInCircumstances | null>(async (sessionId, group) => {
    const seen = await circumstancesOf(this.reader, Number(sessionId), group);
    return group.map(() => seen);
  });

  private readonly arrivals = new GroupCommit<Arrival, Outcome<CheckedIn, CheckInRefusal>>((sessionId, group) => this.admit(Number(sessionId), group));

  constructor(
    private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock, private readonly secrets: Secrets, private readonly codes: CheckInCodes,
    private readonly conflicts: DeviceConflicts,
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
    const circumstances = await this.looks.join(String(found), arrival);
    if (!circumstances) return refused({ code: 'CODE_INVALID' });
    const member = circumstances.members.get(teacherId);
    const answer = answerToCheckIn({ ...factsOf(circumstances, arrival), code: this.codes.stateOf(code, circumstances.session, deviceId) });
    const outcome = isWritten(answer) ? await this.arrivals.join(String(found), arrival) : outcomeOf(answer, found, member, arrival);
    if (!outcome.done && outcome.refusals.some((each) => each.code === 'DEVICE_USED_BY_OTHER')) await this.conflicts.note(found, arrival);
    return outcome;
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
      const book = new PresenceBook(tx, circumstances);
      const outcomes: Outcome<CheckedIn, CheckInRefusal>[] = [];
      for (const arrival of group) {
        const member = circumstances.members.get(arrival.teacherId);
        const answer = answerToCheckIn({ ...factsOf(circumstances, arrival), code: 'VALID' });
        if (!isWritten(answer) || !member) {
          outcomes.push(outcomeOf(isWritten(answer) ? { code: 'NOT_ENROLLED' } : answer, sessionId, member, arrival));
          continue;
        }
        if (answer === 'CONFIRM') {
          book.answerCall(arrival.teacherId, arrival.at);
          outcomes.push(done({ sessionId, outcome: 'CONFIRMED', status: member.presence?.status ?? 'PRESENT', checkedInAt: arrival.at }));
          continue;
        }
        const { status, firstAt, lastAt } = book.see({ ...arrival, source: 'CODE', reason: null });
        outcomes.push(done({ sessionId, outcome: answer === 'CHECK_IN' ? 'PRESENT' : 'LEFT', status, checkedInAt: answer === 'CHECK_IN' ? firstAt : lastAt }));
      }
      await book.save();
      await store.recountSession(sessionId);
      return outcomes;
    });
  }
}

type WrittenAnswer = 'CHECK_IN' | 'CHECK_OUT' | 'CONFIRM';
const isWritten = (answer: CheckInAnswer): answer is WrittenAnswer => answer === 'CHECK_IN' || answer === 'CHECK_OUT' || answer === 'CONFIRM';

function factsOf({ isRollClosed, isOpen, members, deviceTeachers, terms, calls }: CheckInCircumstances, { teacherId, deviceKey, requestKey, at }: Arrival): Omit<CheckInFacts, 'code'> {
  const member = members.get(teacherId);
  const presence = member?.presence ?? null;
  const isRetry = requestKey !== null && requestKey === presence?.requestKey;
  return {
    mayConfirm: calls.some((each) => at >= each.calledAt && at <= each.untilAt && !each.answeredBy.has(teacherId)),
    mayLeave: terms.asksExit && !isRetry && presence !== null && isByScan(presence) && presence.checkedInAt !== null && minutesBetween(presence.checkedInAt, at) >= LEAST_STAY_MINUTES,
    isRollClosed, isOpen, teacherId, membership: member?.membership ?? null, presence,
    deviceTeacherId: deviceKey === null ? null : deviceTeachers.get(deviceKey) ?? null,
  };
}

function outcomeOf(answer: Exclude<CheckInAnswer, WrittenAnswer>, sessionId: number, member: MemberCircumstances | undefined, arrival: Arrival): Outcome<CheckedIn, CheckInRefusal> {
  if (answer !== 'ALREADY_PRESENT') return refused(answer);
  const presence = member?.presence as NonNullable<MemberCircumstances['presence']>;
  const isRetry = arrival.requestKey !== null && arrival.requestKey === presence.requestKey;
  return done({ sessionId, outcome: isRetry ? 'PRESENT' : 'ALREADY_PRESENT', status: presence.status, checkedInAt: presence.checkedInAt });
}
