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

/** A roll whose sessions count for another one: what its members attend there stands in the sums of the whole. One level deep. */
@Entity('roll_parts')
@Index('uq_roll_parts_roll', ['rollId'], { unique: true })
@Index('ix_roll_parts_whole', ['wholeId'])
export class RollPartRow {
  @Id() id: number;
  @Ref('fk_roll_parts_roll', () => RollRow) rollId: number;
  @Ref('fk_roll_parts_whole', () => RollRow) wholeId: number;
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
  /** Counts moves: who decides on what he saw is told when it has moved meanwhile. */
  @Int({ default: 0 }) revision: number;
  /** A session that was cancelled keeps its row and its place in the order, and counts nowhere. */
  @InstantAt({ nullable: true }) cancelledAt: string | null;
  @InstantAt() createdAt: string;
}

export type SessionChangeKind = 'ADDED' | 'MOVED' | 'CANCELLED';

/** What became of a session after its class was planned; only grows. */
@Entity('session_changes')
@Index('ix_session_changes_roll', ['rollId', 'id'])
@Index('ix_session_changes_session', ['sessionId'])
export class SessionChangeRow {
  @Id() id: number;
  @Ref('fk_session_changes_roll', () => RollRow) rollId: number;
  @Ref('fk_session_changes_session', () => RegisterSessionRow) sessionId: number;
  @Text(10) kind: SessionChangeKind;
  /** As it stood before; null for one that was added. */
  @InstantAt({ nullable: true }) fromStartsAt: string | null;
  @Int({ nullable: true }) fromMinutes: number | null;
  @Text(200, { nullable: true }) fromPlace: string | null;
  /** As it stands afterwards; null for one that was cancelled. */
  @InstantAt({ nullable: true }) toStartsAt: string | null;
  @Int({ nullable: true }) toMinutes: number | null;
  @Text(200, { nullable: true }) toPlace: string | null;
  @Text(200, { nullable: true }) reason: string | null;
  @Int({ nullable: true }) accountId: number | null;
  @Text(100) byName: string;
  @InstantAt() at: string;
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

/** Leave that was granted for a session, whether or not the teacher came after all. Written once; it goes when the leave is taken back. */
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

export const attendanceEntities = [RollRow, RollPartRow, RollMemberRow, RegisterSessionRow, SessionChangeRow, PresenceRow, GrantedLeaveRow, PresenceChangeRow];
