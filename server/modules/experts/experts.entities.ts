import { Entity, Index } from 'typeorm';

import { DayOn, Id, InstantAt, Int, KeyRef, LongText, Ref, Text } from '../../platform/data/columns.js';
import { RegisterSessionRow, RollRow } from '../attendance/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { ExpertOrigin, ExpertStatus, FeeStatus, InvitationStatus } from './rules/vocabulary.js';

@Entity('experts')
@Index('uq_experts_teacher', ['teacherId'], { unique: true })
@Index('ix_experts_name', ['nameKey', 'id'])
export class ExpertRow {
  @Id() id: number;
  @Text(60) name: string;
  /** Pinyin as in `teachers`: order and search. */
  @Text(120) nameKey: string;
  /** 职称 or 职务, as it is printed in a programme. */
  @Text(60) title: string;
  @Text(100) organisation: string;
  @Text(10) origin: ExpertOrigin;
  @Ref('fk_experts_teacher', () => TeacherRow, { nullable: true }) teacherId: number | null;
  /** Codes with commas between, each between commas: `,chinese,history,`. Empty for any. */
  @Text(500) subjects: string;
  @Text(200) stages: string;
  @Text(500) topics: string;
  /** The usual fee of one session; 0 when there is none. */
  @Int() feeFen: number;
  /** Sealed under the random number, so that it opens in no other row. */
  @Text(36) contactKey: string;
  @LongText({ nullable: true }) mobileSealed: string | null;
  @Text(500) note: string;
  @Text(10) status: ExpertStatus;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** Who of the pool holds a session; the register keeps the name as text. */
@Entity('session_lecturers')
@Index('ix_session_lecturers_expert', ['expertId', 'sessionId'])
export class SessionLecturerRow {
  @KeyRef('fk_session_lecturers_session', () => RegisterSessionRow) sessionId: number;
  @Ref('fk_session_lecturers_expert', () => ExpertRow) expertId: number;
}

@Entity('expert_invitations')
@Index('ix_expert_invitations_expert', ['expertId', 'status'])
@Index('ix_expert_invitations_session', ['sessionId', 'status'])
@Index('ix_expert_invitations_status', ['status', 'invitedAt'])
export class ExpertInvitationRow {
  @Id() id: number;
  @Ref('fk_expert_invitations_expert', () => ExpertRow) expertId: number;
  @Ref('fk_expert_invitations_session', () => RegisterSessionRow) sessionId: number;
  @Text(10) status: InvitationStatus;
  @Text(300) note: string;
  @InstantAt() invitedAt: string;
  @Text(100) invitedByName: string;
  @InstantAt({ nullable: true }) answeredAt: string | null;
  /** What he said, or why it was withdrawn. */
  @Text(300, { nullable: true }) answer: string | null;
}

@Entity('expert_ratings')
@Index('uq_expert_ratings_rater', ['sessionId', 'accountId'], { unique: true })
@Index('ix_expert_ratings_expert', ['expertId'])
export class ExpertRatingRow {
  @Id() id: number;
  @Ref('fk_expert_ratings_expert', () => ExpertRow) expertId: number;
  @Ref('fk_expert_ratings_session', () => RegisterSessionRow) sessionId: number;
  @Int() accountId: number;
  @Text(100) raterName: string;
  /** 1 to 5. */
  @Int() score: number;
  @Text(300) remark: string;
  @InstantAt() ratedAt: string;
}

@Entity('expert_fees')
@Index('uq_expert_fees_session', ['sessionId'], { unique: true })
@Index('ix_expert_fees_expert', ['expertId', 'status'])
@Index('ix_expert_fees_status', ['status', 'paidOn'])
export class ExpertFeeRow {
  @Id() id: number;
  @Ref('fk_expert_fees_expert', () => ExpertRow) expertId: number;
  @Ref('fk_expert_fees_session', () => RegisterSessionRow) sessionId: number;
  @Int() amountFen: number;
  @Text(10) status: FeeStatus;
  @DayOn({ nullable: true }) paidOn: string | null;
  @Text(40, { nullable: true }) voucher: string | null;
  @Text(200) note: string;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/**
 * What the participants of a class said of an expert in one survey: a sum, never who said it. Below the floor of
 * surveys there is no sum.
 */
@Entity('expert_class_ratings')
@Index('uq_expert_class_ratings_source', ['expertId', 'sourceKey'], { unique: true })
@Index('ix_expert_class_ratings_roll', ['rollId'])
export class ExpertClassRatingRow {
  @Id() id: number;
  @Ref('fk_expert_class_ratings_expert', () => ExpertRow) expertId: number;
  @Ref('fk_expert_class_ratings_roll', () => RollRow) rollId: number;
  /** Which survey, such as `survey:12`: one is counted once. */
  @Text(40) sourceKey: string;
  /** Calendar year in which the class ended. */
  @Int() year: number;
  @Int() answers: number;
  /** Sum of scores of 1 to 5; null when too few answered. */
  @Int({ nullable: true }) totalScore: number | null;
  @InstantAt() ratedAt: string;
}

export const expertsEntities = [ExpertRow, SessionLecturerRow, ExpertInvitationRow, ExpertRatingRow, ExpertFeeRow, ExpertClassRatingRow];
