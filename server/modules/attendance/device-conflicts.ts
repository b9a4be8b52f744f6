import type { Instant } from '../../platform/clock.js';
import { sha256 } from '../../platform/sha256.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import { RegisterScanRow } from './scans.entities.js';

/** One phone for two teachers is refused at once; that it was tried stays for the staff to decide. */
export class DeviceConflicts {
  constructor(private readonly work: UnitOfWork) {}

  /** However often it is tried with the same phone, it is one conflict. */
  note(sessionId: number, scan: { teacherId: number; accountId: number; accountName: string; at: Instant; deviceKey: string | null }): Promise<void> {
    const { teacherId, accountId, accountName, at, deviceKey } = scan;
    return this.work.run({ accountId, name: accountName }, (tx) => tx.upsertMany(RegisterScanRow, [{
      scanKey: sha256(`device:${sessionId}:${teacherId}:${deviceKey}`), sessionId, teacherId, typed: null, channel: 'ONLINE', status: null, presentMinutes: null, reason: null, at, claimedAt: null,
      clockErrorSeconds: null, deviceKey, answer: 'CONFLICT', problem: 'DEVICE_USED_BY_OTHER', accountId, accountName, receivedAt: tx.now, decision: null, decidedBy: null, decidedAt: null, note: null,
    }], ['scanKey']));
  }
}
