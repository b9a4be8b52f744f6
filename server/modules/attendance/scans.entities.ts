import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { TeacherRow } from '../teachers/index.js';
import { RegisterSessionRow } from './attendance.entities.js';
import type { PresenceStatus } from './rules/attendance-minutes.js';

/** Every opening of check-in with its salt: a code that arrives later is held against the opening it was made in. */
@Entity('check_in_openings')
@Index('ix_check_in_openings_session', ['sessionId', 'openedAt'])
export class CheckInOpeningRow {
  @Id() id: number;
  @Ref('fk_check_in_openings_session', () => RegisterSessionRow) sessionId: number;
  @Text(16) salt: string;
  @InstantAt() openedAt: string;
  @InstantAt({ nullable: true }) closedAt: string | null;
}

export type ScanChannel = 'PHONE' | 'LAPTOP' | 'ONLINE';
export type ScanAnswer = 'ACCEPTED' | 'DUPLICATE' | 'CONFLICT';
export type ScanDecision = 'ACCEPTED' | 'DISMISSED';

/**
 * What was recorded without a network and sent later, and what a check-in was refused for that staff
 * have to look at. A row is what was claimed; it never changes but for the decision on a conflict.
 */
@Entity('register_scans')
@Index('uq_register_scans_key', ['scanKey'], { unique: true })
@Index('ix_register_scans_session', ['sessionId', 'answer', 'decision'])
@Index('ix_register_scans_teacher', ['teacherId', 'sessionId'])
export class RegisterScanRow {
  @Id() id: number;
  /** SHA-256 of account and the client's own scan id: sent again, it is the same scan. */
  @Text(64) scanKey: string;
  @Ref('fk_register_scans_session', () => RegisterSessionRow) sessionId: number;
  @Ref('fk_register_scans_teacher', () => TeacherRow, { nullable: true }) teacherId: number | null;
  /** The number that staff typed, when nobody has it. */
  @Text(60, { nullable: true }) typed: string | null;
  /** PHONE: a teacher's own, sent later. LAPTOP: entered by staff, sent later. ONLINE: refused on the spot. */
  @Text(10) channel: ScanChannel;
  /** What staff entered; null for a teacher's own. */
  @Text(10, { nullable: true }) status: PresenceStatus | null;
  @Int({ nullable: true }) presentMinutes: number | null;
  @Text(200, { nullable: true }) reason: string | null;
  /** When it happened: proved by the code, or claimed and mended by the clock's error. */
  @InstantAt() at: string;
  @InstantAt({ nullable: true }) claimedAt: string | null;
  /** How far the device's clock was ahead of the server's when it sent. */
  @Int({ nullable: true }) clockErrorSeconds: number | null;
  @Text(43, { nullable: true }) deviceKey: string | null;
  @Text(10) answer: ScanAnswer;
  @Text(20, { nullable: true }) problem: string | null;
  @Int() accountId: number;
  @Text(100) accountName: string;
  @InstantAt() receivedAt: string;
  @Text(10, { nullable: true }) decision: ScanDecision | null;
  @Text(100, { nullable: true }) decidedBy: string | null;
  @InstantAt({ nullable: true }) decidedAt: string | null;
  @Text(200, { nullable: true }) note: string | null;
}

/** Wrong codes typed by an account, to stop guessing. */
@Entity('check_in_failures')
@Index('ix_check_in_failures_account', ['accountId', 'at'])
export class CheckInFailureRow {
  @Id() id: number;
  @Int() accountId: number;
  @InstantAt() at: string;
}

export const scanEntities = [CheckInOpeningRow, RegisterScanRow, CheckInFailureRow];
