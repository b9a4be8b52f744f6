import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { StoredFile } from '../../platform/files/files.js';
import { AccountRow } from '../accounts/index.js';
import { type LeaveKind, RegisterSessionRow, RollRow } from '../attendance/index.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { LeaveAction, LeaveStatus, LeaveStep } from './rules/vocabulary.js';

/** A teacher asks for leave from sessions of one roll. Whoever changes it holds the roll's lock. */
@Entity('leave_requests')
@Index('ix_leave_requests_roll', ['rollId', 'status'])
@Index('ix_leave_requests_teacher', ['teacherId', 'status'])
@Index('ix_leave_requests_status', ['status', 'step', 'sentAt'])
@Index('ix_leave_requests_school', ['schoolId', 'status'])
export class LeaveRequestRow {
  @Id() id: number;
  @Ref('fk_leave_requests_roll', () => RollRow) rollId: number;
  @Ref('fk_leave_requests_teacher', () => TeacherRow) teacherId: number;
  /** The teacher's school on the day of asking: who sees it and, where the class wants it, says yes first. */
  @Ref('fk_leave_requests_school', () => SchoolRow) schoolId: number;
  @Text(10) kind: LeaveKind;
  @Text(300) reason: string;
  @Text(10) status: LeaveStatus;
  /** Whose word it awaits; null when it is not awaiting one. */
  @Text(10, { nullable: true }) step: LeaveStep | null;
  @Ref('fk_leave_requests_account', () => AccountRow) enteredByAccountId: number;
  @Text(100) enteredByName: string;
  @InstantAt() sentAt: string;
  @Text(100, { nullable: true }) decidedByName: string | null;
  @InstantAt({ nullable: true }) decidedAt: string | null;
  /** What the last decision said to the teacher. */
  @Text(300, { nullable: true }) note: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

@Entity('leave_request_sessions')
@Index('uq_leave_request_sessions_session', ['requestId', 'sessionId'], { unique: true })
@Index('ix_leave_request_sessions_session', ['sessionId'])
export class LeaveRequestSessionRow {
  @Id() id: number;
  @Ref('fk_leave_request_sessions_request', () => LeaveRequestRow) requestId: number;
  @Ref('fk_leave_request_sessions_session', () => RegisterSessionRow) sessionId: number;
  /** 1 to the session's duration. */
  @Int() minutes: number;
}

@Entity('leave_request_files')
@Index('uq_leave_request_files_file', ['requestId', 'fileId'], { unique: true })
export class LeaveRequestFileRow {
  @Id() id: number;
  @Ref('fk_leave_request_files_request', () => LeaveRequestRow) requestId: number;
  @Ref('fk_leave_request_files_file', () => StoredFile) fileId: number;
}

/** Everything that was said to a request, in its order; only grows. */
@Entity('leave_steps')
@Index('ix_leave_steps_request', ['requestId', 'id'])
export class LeaveStepRow {
  @Id() id: number;
  @Ref('fk_leave_steps_request', () => LeaveRequestRow) requestId: number;
  @Text(10) action: LeaveAction;
  /** Whose step was decided; null for what the sender did. */
  @Text(10, { nullable: true }) step: LeaveStep | null;
  @Text(300, { nullable: true }) note: string | null;
  @Ref('fk_leave_steps_account', () => AccountRow) accountId: number;
  @Text(100) byName: string;
  @InstantAt() at: string;
}

export const leaveEntities = [LeaveRequestRow, LeaveRequestSessionRow, LeaveRequestFileRow, LeaveStepRow];
