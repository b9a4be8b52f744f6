import { type Clock, dateOf, type Instant, instantOf } from '../../platform/clock.js';
import type { Reader } from '../../platform/data/sql.js';
import type { Secrets } from '../../platform/secrets.js';
import { sha256 } from '../../platform/sha256.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import type { RollRow } from './attendance.entities.js';
import { CheckInFailureRow, RegisterScanRow, type ScanAnswer } from './scans.entities.js';
import { mayManage } from './attendance.policy.js';
import { AttendanceStore } from './attendance.store.js';
import { type CheckInCodes, cleanCode, isPin, STEP_MS } from './check-in-codes.js';
import { type CheckInCircumstances, circumstancesOf } from './check-in.facts.js';
import { countScans, mended, type OfflineScan } from './offline-scans.js';
import { minutesBetween } from './presence-book.js';
import type { PresenceStatus } from './rules/attendance-minutes.js';
import type { ScanProblem } from './rules/offline-scan.js';

/** Codes of one account that fit nothing, until more are not even looked at; the online limit is the same. */
const MOST_FAILURES = 10;
const FAILURE_WINDOW_MS = 5 * 60_000;
const LAPTOP_REASON = '断网时现场登记';

export interface PhoneScan {
  readonly scanId: string;
  readonly code: string;
  readonly claimedAt: Instant;
}

export interface LaptopEntry {
  readonly scanId: string;
  readonly sessionId: number;
  readonly teacherId: number | null;
  readonly teacherNumber: string | null;
  readonly status: PresenceStatus | null;
  readonly presentMinutes: number | null;
  readonly reason: string | null;
  readonly claimedAt: Instant;
}

/** Refused without being kept: there is no register that it could belong to. */
export type ScanRefusal = 'UNKNOWN_SESSION' | 'UNKNOWN_CODE' | 'TOO_MANY_TRIES';

export interface ScanReply {
  readonly scanId: string;
  readonly answer: ScanAnswer | 'REFUSED';
  readonly problem: ScanProblem | ScanRefusal | null;
  readonly sessionId: number | null;
  /** When it counts for. */
  readonly at: Instant | null;
}

type Prepared = OfflineScan | ScanReply;
type Opening = { sessionId: number; salt: string; openedAt: Instant; closedAt: Instant | null };
const isScan = (each: Prepared): each is OfflineScan => 'scanKey' in each;
const refusal = (scanId: string, problem: ScanRefusal): ScanReply => ({ scanId, answer: 'REFUSED', problem, sessionId: null, at: null });

/**
 * Scans that were recorded without a network. Each is known by its own id, which is its idempotency
 * key for ever; a batch takes one transaction for each session in it, under the roll's lock.
 */
export class OfflineScans {
  constructor(private readonly work: UnitOfWork, private readonly reader: Reader, private readonly clock: Clock, private readonly secrets: Secrets, private readonly codes: CheckInCodes) {}

  /** A teacher's own scans: the code proves session and moment, whatever the phone's clock says. */
  async fromPhone(actor: Actor, input: { deviceNow: Instant; scans: readonly PhoneScan[] }, deviceId: string | null): Promise<ScanReply[]> {
    const { teacherId } = actor;
    if (teacherId === null) return input.scans.map(({ scanId }) => refusal(scanId, 'UNKNOWN_SESSION'));
    const deviceKey = deviceId === null ? null : this.secrets.blindIndex('check-in device', deviceId);
    const openings = await this.openingsOf(teacherId, input.scans.map(({ code }) => this.codes.sessionIdOf(cleanCode(code))).filter((each) => each !== null));
    let failures = await this.failuresOf(actor.accountId);
    const wrong: Instant[] = [];
    const prepared = input.scans.map((scan): Prepared => {
      if (failures >= MOST_FAILURES) return refusal(scan.scanId, 'TOO_MANY_TRIES');
      const ready = this.proved(scan, input.deviceNow, openings);
      if (ready === null) {
        failures += 1;
        wrong.push(this.now());
        return refusal(scan.scanId, 'UNKNOWN_CODE');
      }
      return { ...ready, scanId: scan.scanId, scanKey: keyOf(actor, scan.scanId), channel: 'PHONE', teacherId, typed: null, status: null, statedMinutes: null, reason: null, deviceKey };
    });
    if (wrong.length > 0) await this.work.run(actor, async (tx) => { await tx.insertMany(CheckInFailureRow, wrong.map((at) => ({ accountId: actor.accountId, at }))); });
    return this.count(actor, prepared, () => true);
  }

  /** Entries that staff made on a machine without network; their own word, as by hand. */
  async fromLaptop(actor: Actor, input: { deviceNow: Instant; entries: readonly LaptopEntry[] }): Promise<ScanReply[]> {
    const numbers = input.entries.flatMap(({ teacherNumber }) => teacherNumber?.normalize('NFKC').trim().toUpperCase() ?? []);
    const known = new Map((await this.reader.rows<{ id: number; number: string }>('SELECT id, number FROM teachers WHERE number IN (?)', [numbers])).map((each) => [each.number, each.id]));
    const prepared = input.entries.map((entry): Prepared => {
      const { scanId, sessionId, status, presentMinutes: statedMinutes, claimedAt } = entry;
      const typed = entry.teacherNumber?.normalize('NFKC').trim().toUpperCase() ?? null;
      return {
        scanId, scanKey: keyOf(actor, scanId), channel: 'LAPTOP', sessionId, teacherId: entry.teacherId ?? known.get(typed ?? '') ?? null, typed, status, statedMinutes, claimedAt,
        reason: entry.reason?.trim() || LAPTOP_REASON, ...mended(claimedAt, input.deviceNow, this.now()), deviceKey: null, isCodeOfOtherTime: false, minutesAfterCode: null,
      };
    });
    return this.count(actor, prepared, (roll) => mayManage(actor, roll));
  }

  private proved(scan: PhoneScan, deviceNow: Instant, openings: readonly Opening[]): Pick<OfflineScan, 'sessionId' | 'at' | 'claimedAt' | 'clockErrorSeconds' | 'isCodeOfOtherTime' | 'minutesAfterCode'> | null {
    const code = cleanCode(scan.code);
    const { at: mendedAt, clockErrorSeconds } = mended(scan.claimedAt, deviceNow, this.now());
    const stepOf = (at: Instant): number => Math.floor(dateOf(at).getTime() / STEP_MS);
    const sessionId = this.codes.sessionIdOf(code);
    if (sessionId === null && !isPin(code)) return null;
    const found = openings.filter((each) => sessionId === null || each.sessionId === sessionId).flatMap((opening) => {
      const { salt, openedAt, closedAt } = opening;
      const proof = this.codes.provenStep(code, { id: opening.sessionId, salt, fromStep: stepOf(openedAt), toStep: stepOf(closedAt ?? this.now()) }, stepOf(mendedAt));
      return proof ? [{ ...proof, sessionId: opening.sessionId }] : [];
    }).sort((one, other) => Number(other.isNear) - Number(one.isNear))[0];
    if (!found) return null;
    const at = instantOf(new Date(found.step * STEP_MS));
    return { sessionId: found.sessionId, at, claimedAt: scan.claimedAt, clockErrorSeconds, isCodeOfOtherTime: !found.isNear, minutesAfterCode: minutesBetween(at, mendedAt) };
  }

  private async count(actor: Actor, prepared: readonly Prepared[], may: (roll: RollRow) => boolean): Promise<ScanReply[]> {
    const replies = new Map(prepared.filter((each) => !isScan(each)).map((each) => [each.scanId, each as ScanReply]));
    const scans = prepared.filter(isScan);
    for (const sessionId of [...new Set(scans.map((each) => each.sessionId))].sort((one, other) => one - other)) {
      for (const reply of await this.countSession(actor, sessionId, scans.filter((each) => each.sessionId === sessionId), may)) replies.set(reply.scanId, reply);
    }
    return prepared.map(({ scanId }) => replies.get(scanId) as ScanReply);
  }

  private countSession(actor: Actor, sessionId: number, given: readonly OfflineScan[], may: (roll: RollRow) => boolean): Promise<ScanReply[]> {
    const scans = [...new Map(given.map((each) => [each.scanKey, each])).values()];
    return this.work.run(actor, async (tx) => {
      const store = new AttendanceStore(tx);
      const found = await store.findSession(sessionId);
      if (!found || !may(found.roll)) return scans.map(({ scanId }) => refusal(scanId, 'UNKNOWN_SESSION'));
      const known = new Map((await tx.rows<RegisterScanRow>('SELECT * FROM register_scans WHERE scanKey IN (?)', [scans.map((each) => each.scanKey)])).map((each) => [each.scanKey, each]));
      const fresh = scans.filter((each) => !known.has(each.scanKey));
      if (fresh.length > 0) {
        const circumstances = await circumstancesOf(tx, sessionId, fresh.flatMap(({ teacherId, deviceKey }) => (teacherId === null ? [] : [{ teacherId, deviceKey }]))) as CheckInCircumstances;
        const rows = await countScans(tx, actor, circumstances, fresh);
        await tx.insertMany(RegisterScanRow, rows);
        for (const row of rows) known.set(row.scanKey, { ...row, id: 0 });
        const counted = rows.filter((each) => each.answer === 'ACCEPTED');
        if (counted.length > 0) await store.recountSession(sessionId);
        const byHand = counted.filter((each) => each.channel === 'LAPTOP');
        if (byHand.length > 0) tx.audit({ action: 'register.sync', subjectType: 'register_session', subjectId: sessionId, details: { teacherIds: byHand.map((each) => each.teacherId), received: rows.length } });
      }
      return scans.map(({ scanId, scanKey }) => {
        const { answer, problem, at } = known.get(scanKey) as RegisterScanRow;
        return { scanId, answer, problem: problem as ScanProblem | null, sessionId, at };
      });
    });
  }

  /** Openings of the sessions named, and of the teacher's own for digits that name none. */
  private openingsOf(teacherId: number, sessionIds: readonly number[]): Promise<Opening[]> {
    return this.reader.rows(`SELECT o.sessionId, o.salt, o.openedAt, o.closedAt FROM check_in_openings o WHERE o.sessionId IN (?) OR o.sessionId IN (
      SELECT s.id FROM roll_members m JOIN register_sessions s ON s.rollId = m.rollId WHERE m.teacherId = ? AND m.status = 'ENROLLED') ORDER BY o.openedAt DESC LIMIT 500`, [[...sessionIds], teacherId]);
  }

  private async failuresOf(accountId: number): Promise<number> {
    const since = instantOf(new Date(this.clock.now().getTime() - FAILURE_WINDOW_MS));
    return (await this.reader.row<{ n: number }>('SELECT COUNT(*) AS n FROM check_in_failures WHERE accountId = ? AND at > ?', [accountId, since]))?.n ?? 0;
  }

  private now(): Instant {
    return instantOf(this.clock.now());
  }
}

const keyOf = (actor: Actor, scanId: string): string => sha256(`${actor.accountId}:${scanId}`);
