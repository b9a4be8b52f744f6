import { Entity, Index } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { PresenceSource, PresenceStatus } from './rules/attendance-minutes.js';
import type { LeaveKind } from './rules/granted-leave.js';

export type RollKind = 'COHORT' | 'STUDIO' | 'AREA' | 'SCHOOL';
export type MissingExit = 'NOTHING' | 'HALF' | 'ALL';
export type Membership = 'ENROLLED' | 'LEFT';

/** The people that a set of sessions is held for. Its row is the lock of the whole register. */
@Entity('rolls')
@Index('ix_rolls_school', ['schoolId'])
@Index('ix_rolls_host', ['hostTeacherId'])
export class RollRow {
  @Id() id: number;
  @Text(10) kind: RollKind;
  @Text(120) title: string;
  @Text(200) titleEn: string;
  /** The school that holds it, whose administrator keeps the register; null for the county's own. */
  @Ref('fk_rolls_school', () => SchoolRow, { nullable: true }) schoolId: number | null;
  @Ref('fk_rolls_host', () => TeacherRow, { nullable: true }) hostTeacherId: number | null;
  /** Members that are enrolled. */
  @Int() memberCount: number;
  /** Whether people also scan when they leave; null: as the county usually does. */
  @Flag({ nullable: true }) asksExit: boolean | number | null;
  /** Minutes after the start from which somebody is late; null: as the county usually does. */
  @Int({ nullable: true }) graceMinutes: number | null;
  /** Minutes before the end from which somebody has left early; null: as the county usually does. */
  @Int({ nullable: true }) earlyMinutes: number | null;
  /** What the time after arrival is worth to somebody who never scanned when leaving; null: as the county usually does. */
  @Text(10, { nullable: true }) missingExit: MissingExit | null;
  /** A teacher's school says yes to leave before whoever keeps the register. */
  @Flag({ default: 0 }) leaveSchoolFirst: boolean | number;
  @Flag({ default: 0 }) leaveNeedsProof: boolean | number;
  /** Kinds of granted leave that are no absence at the gate, with commas between; empty: all leave is absence. */
  @Text(40, { default: '' }) leaveExcuses: string;
  @InstantAt({ nullable: true }) closedAt: string | null;
  @InstantAt() createdAt: string;
}

@Entity('roll_members')
@Index('uq_roll_members_teacher', ['rollId', 'teacherId'], { unique: true })
@Index('ix_roll_members_teacher', ['teacherId', 'status'])
export class RollMemberRow {
  @Id() id: number;
  @Ref('fk_roll_members_roll', () => RollRow) rollId: number;
  @Ref('fk_roll_members_teacher', () => TeacherRow) teacherId: number;
  @Text(10) status: Membership;
  @InstantAt() joinedAt: string;
  @InstantAt({ nullable: true }) leftAt: string | null;
}

@Entity('register_sessions')
@Index('uq_register_sessions_ordinal', ['rollId', 'ordinal'], { unique: true })
@Index('ix_register_sessions_starts', ['startsAt', 'id'])
export class RegisterSessionRow {
  @Id() id: number;
  @Ref('fk_register_sessions_roll', () => RollRow) rollId: number;
  /** From 1, in the order planned. */
  @Int() ordinal: number;
  @Text(200) topic: string;
  @Text(300) topicEn: string;
  @Text(100) lecturer: string;
  @Text(200) place: string;
  @InstantAt() startsAt: string;
  @InstantAt() endsAt: string;
  @Int() durationMinutes: number;
  @DayOn() day: string;
  /** When check-in was last opened; null before that. */
  @InstantAt({ nullable: true }) openedAt: string | null;
  /** When the register was completed; null again after reopening. */
  @InstantAt({ nullable: true }) closedAt: string | null;
  /** Goes into every code; new at each opening, so that codes of an earlier one are dead. */
  @Text(16, { nullable: true }) salt: string | null;
  /** Enrolled members who attend. */
  @Int() presentCount: number;
  /** Those of them whose presence was entered by hand. */
  @Int() handCount: number;
  /** Whether people also scan when they leave; null: as its roll says. */
  @Flag({ nullable: true }) asksExit: boolean | number | null;
  /** Minutes after the start from which somebody is late; null: as its roll says. */
  @Int({ nullable: true }) graceMinutes: number | null;
  /** Minutes before the end from which somebody has left early; null: as its roll says. */
  @Int({ nullable: true }) earlyMinutes: number | null;
  /** What the time after arrival is worth to somebody who never scanned when leaving; null: as its roll says. */
  @Text(10, { nullable: true }) missingExit: MissingExit | null;
  @InstantAt() createdAt: string;
}

@Entity('presences')
@Index('uq_presences_teacher', ['sessionId', 'teacherId'], { unique: true })
@Index('uq_presences_device', ['sessionId', 'deviceKey'], { unique: true })
@Index('ix_presences_teacher', ['teacherId', 'sessionId'])
export class PresenceRow {
  @Id() id: number;
  @Ref('fk_presences_session', () => RegisterSessionRow) sessionId: number;
  @Ref('fk_presences_teacher', () => TeacherRow) teacherId: number;
  @Text(10) status: PresenceStatus;
  @Int() presentMinutes: number;
  @Text(10) source: PresenceSource;
  @Int({ nullable: true }) enteredByAccountId: number | null;
  @Text(200, { nullable: true }) reason: string | null;
  /** The first scan. */
  @InstantAt({ nullable: true }) checkedInAt: string | null;
  /** The last scan, where the session asks for one when leaving. */
  @InstantAt({ nullable: true }) lastSeenAt: string | null;
  /** Blind index of the device that checked in: one device, one teacher. */
  @Text(43, { nullable: true }) deviceKey: string | null;
  /** SHA-256 of the check-in's idempotency key: a retry is told what the first try was. */
  @Text(64, { nullable: true }) requestKey: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** Leave that was granted for a session, whether or not the teacher came after all. Written once, never changed. */
@Entity('granted_leaves')
@Index('uq_granted_leaves_teacher', ['sessionId', 'teacherId'], { unique: true })
@Index('ix_granted_leaves_teacher', ['teacherId', 'sessionId'])
@Index('ix_granted_leaves_request', ['requestId'])
export class GrantedLeaveRow {
  @Id() id: number;
  @Ref('fk_granted_leaves_session', () => RegisterSessionRow) sessionId: number;
  @Ref('fk_granted_leaves_teacher', () => TeacherRow) teacherId: number;
  /** The request that it was granted on, of the leave module. */
  @Int() requestId: number;
  @Text(10) kind: LeaveKind;
  /** 1 to the session's duration. */
  @Int() minutes: number;
  @Text(100) grantedBy: string;
  @InstantAt() grantedAt: string;
}

/** What was entered or corrected by hand, and by whom; only grows. */
@Entity('presence_changes')
@Index('ix_presence_changes_teacher', ['sessionId', 'teacherId'])
export class PresenceChangeRow {
  @Id() id: number;
  @Ref('fk_presence_changes_session', () => RegisterSessionRow) sessionId: number;
  @Int() teacherId: number;
  /** Null when there was no presence before. */
  @Text(10, { nullable: true }) fromStatus: PresenceStatus | null;
  @Text(10) toStatus: PresenceStatus;
  @Int({ nullable: true }) fromMinutes: number | null;
  @Int() toMinutes: number;
  @Text(10) source: PresenceSource;
  @Text(200, { nullable: true }) reason: string | null;
  @Int({ nullable: true }) accountId: number | null;
  @Text(100) accountName: string;
  @InstantAt() at: string;
}

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

/** A second call at a moment nobody expects: whoever attends scans once more in time. */
@Entity('session_calls')
@Index('ix_session_calls_session', ['sessionId', 'calledAt'])
export class SessionCallRow {
  @Id() id: number;
  @Ref('fk_session_calls_session', () => RegisterSessionRow) sessionId: number;
  @Int() minutes: number;
  /** How many attended when it was called. */
  @Int() expected: number;
  @InstantAt() calledAt: string;
  @InstantAt() untilAt: string;
  @Text(100) calledBy: string;
}

@Entity('call_answers')
@Index('uq_call_answers_teacher', ['callId', 'teacherId'], { unique: true })
export class CallAnswerRow {
  @Id() id: number;
  @Ref('fk_call_answers_call', () => SessionCallRow) callId: number;
  @Ref('fk_call_answers_teacher', () => TeacherRow) teacherId: number;
  @InstantAt() at: string;
  /** Staff who saw the person; null when he scanned himself. */
  @Text(100, { nullable: true }) confirmedBy: string | null;
  @Text(200, { nullable: true }) reason: string | null;
}

/** Heads counted in the room, with what the register said at that moment; only grows. */
@Entity('head_counts')
@Index('ix_head_counts_session', ['sessionId'])
export class HeadCountRow {
  @Id() id: number;
  @Ref('fk_head_counts_session', () => RegisterSessionRow) sessionId: number;
  @Int() heads: number;
  @Int() attending: number;
  @Text(200) note: string;
  @Text(100) countedBy: string;
  @InstantAt() at: string;
}

/** Wrong codes typed by an account, to stop guessing. */
@Entity('check_in_failures')
@Index('ix_check_in_failures_account', ['accountId', 'at'])
export class CheckInFailureRow {
  @Id() id: number;
  @Int() accountId: number;
  @InstantAt() at: string;
}

export const attendanceEntities = [RollRow, RollMemberRow, RegisterSessionRow, PresenceRow, GrantedLeaveRow, PresenceChangeRow, CheckInOpeningRow, RegisterScanRow, SessionCallRow, CallAnswerRow, HeadCountRow, CheckInFailureRow];
