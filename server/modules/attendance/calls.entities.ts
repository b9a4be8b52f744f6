import { Entity, Index } from 'typeorm';

import { Id, InstantAt, Int, Ref, Text } from '../../platform/data/columns.js';
import { TeacherRow } from '../teachers/index.js';
import { RegisterSessionRow } from './attendance.entities.js';

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

export const callEntities = [SessionCallRow, CallAnswerRow, HeadCountRow];
