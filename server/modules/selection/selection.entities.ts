import { Entity, Index } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, LongText, Ref, Text } from '../../platform/data/columns.js';
import { AccountRow } from '../accounts/index.js';
import { SchoolRow } from '../organisations/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { RoundStatus } from './rules/stage-opening.js';

export type HonourLevel = 'COUNTY' | 'CITY' | 'PROVINCE';
export type HonourGrade = 'EXCELLENT';
export type EntryStatus = 'NOMINATED' | 'RETURNED' | 'QUALIFIED' | 'REJECTED' | 'WITHDRAWN' | 'AWARDED' | 'NOT_AWARDED' | 'STRUCK';
export type PaperStatus = 'OPEN' | 'SUBMITTED' | 'RECUSED' | 'VOIDED';
export type ObjectionStatus = 'OPEN' | 'UPHELD' | 'DISMISSED';

/** A selection that is held again and again, and the honour that comes of it. */
@Entity('selection_pipelines')
@Index('uq_selection_pipelines_code', ['code'], { unique: true })
export class PipelineRow {
  @Id() id: number;
  @Text(40) code: string;
  @Text(60) title: string;
  @Text(120) titleEn: string;
  @Text(40) honourCode: string;
  @Text(10) honourLevel: HonourLevel;
  @Text(60) honourTitle: string;
  @Text(120) honourTitleEn: string;
  /** How long the honour holds; null when it does not lapse. */
  @Int({ nullable: true }) honourYears: number | null;
  @InstantAt() createdAt: string;
}

@Entity('selection_rounds')
@Index('uq_selection_rounds_year', ['pipelineId', 'year'], { unique: true })
@Index('ix_selection_rounds_year', ['year', 'id'])
export class RoundRow {
  @Id() id: number;
  @Ref('fk_selection_rounds_pipeline', () => PipelineRow) pipelineId: number;
  @Int() year: number;
  @Text(120) title: string;
  @Text(200) titleEn: string;
  @Text(12) status: RoundStatus;
  /** RoundRules as JSON. */
  @Json() rules: string;
  /** Grows with every amendment; an amendment names the one it saw. */
  @Int() version: number;
  /** The draw's seed, sealed; its SHA-256 is public from the day nominations open. */
  @LongText({ nullable: true }) seedSealed: string | null;
  @Text(64, { nullable: true }) seedHash: string | null;
  @InstantAt({ nullable: true }) openedAt: string | null;
  @InstantAt({ nullable: true }) concludedAt: string | null;
  @InstantAt() createdAt: string;
  @InstantAt() changedAt: string;
}

/** The limit of a school: locked, or changed conditionally, before a nomination is decided. */
@Entity('selection_quotas')
@Index('uq_selection_quotas_school', ['roundId', 'schoolId'], { unique: true })
export class QuotaRow {
  @Id() id: number;
  @Ref('fk_selection_quotas_round', () => RoundRow) roundId: number;
  @Ref('fk_selection_quotas_school', () => SchoolRow) schoolId: number;
  @Int() seats: number;
  /** Entries that are not withdrawn. */
  @Int() used: number;
  /** Set by hand, so a change of the rule leaves it alone. */
  @Flag() overridden: boolean;
}

/** Judges who work on the same subjects. */
@Entity('selection_panels')
@Index('ix_selection_panels_round', ['roundId'])
export class PanelRow {
  @Id() id: number;
  @Ref('fk_selection_panels_round', () => RoundRow) roundId: number;
  @Text(60) title: string;
  @Text(120) titleEn: string;
  /** Codes of subjects; an empty list takes all that no other panel takes. */
  @Json() subjects: string;
  @InstantAt() createdAt: string;
}

@Entity('selection_judges')
@Index('uq_selection_judges_account', ['roundId', 'accountId'], { unique: true })
@Index('ix_selection_judges_panel', ['panelId'])
@Index('ix_selection_judges_account', ['accountId'])
export class JudgeRow {
  @Id() id: number;
  @Ref('fk_selection_judges_round', () => RoundRow) roundId: number;
  @Ref('fk_selection_judges_panel', () => PanelRow) panelId: number;
  @Ref('fk_selection_judges_account', () => AccountRow) accountId: number;
  @Ref('fk_selection_judges_teacher', () => TeacherRow, { nullable: true }) teacherId: number | null;
  /** The judge's own school at the last draw; null for judges from outside. */
  @Ref('fk_selection_judges_school', () => SchoolRow, { nullable: true }) schoolId: number | null;
  @InstantAt() appointedAt: string;
  @InstantAt({ nullable: true }) dismissedAt: string | null;
}

@Entity('selection_entries')
@Index('uq_selection_entries_teacher', ['roundId', 'teacherId'], { unique: true })
@Index('uq_selection_entries_code', ['roundId', 'blindCode'], { unique: true })
@Index('ix_selection_entries_status', ['roundId', 'status'])
@Index('ix_selection_entries_school', ['schoolId', 'roundId'])
@Index('ix_selection_entries_teacher', ['teacherId'])
export class EntryRow {
  @Id() id: number;
  @Ref('fk_selection_entries_round', () => RoundRow) roundId: number;
  @Ref('fk_selection_entries_teacher', () => TeacherRow) teacherId: number;
  /** The school that nominated. */
  @Ref('fk_selection_entries_school', () => SchoolRow) schoolId: number;
  @Text(30) subject: string;
  @Text(20) stage: string;
  @Text(120) work: string;
  @Text(200, { nullable: true }) workEn: string | null;
  @LongText() statement: string;
  /** Ids of stored files, in order. */
  @Json() evidence: string;
  @Text(10, { nullable: true }) blindCode: string | null;
  @Text(12) status: EntryStatus;
  /** Why it was returned, rejected, withdrawn or struck. */
  @Text(500, { nullable: true }) reason: string | null;
  /** 1000 = 1 point; set when the result is published. */
  @Int({ nullable: true }) totalMilliPoints: number | null;
  @Int({ nullable: true }) place: number | null;
  /** EntryOutcome as JSON: what decided place and award. */
  @Json({ nullable: true }) outcome: string | null;
  @Int() nominatedBy: number;
  @InstantAt() nominatedAt: string;
  @Int({ nullable: true }) checkedBy: number | null;
  @InstantAt({ nullable: true }) checkedAt: string | null;
  @InstantAt() changedAt: string;
}

@Entity('selection_recusals')
@Index('ix_selection_recusals_round', ['roundId', 'accountId'])
export class RecusalRow {
  @Id() id: number;
  @Ref('fk_selection_recusals_round', () => RoundRow) roundId: number;
  @Ref('fk_selection_recusals_account', () => AccountRow) accountId: number;
  /** A whole school, or one entry. */
  @Ref('fk_selection_recusals_school', () => SchoolRow, { nullable: true }) schoolId: number | null;
  @Ref('fk_selection_recusals_entry', () => EntryRow, { nullable: true }) entryId: number | null;
  @Text(500) reason: string;
  @Int() declaredBy: number;
  @InstantAt() createdAt: string;
}

@Entity('selection_draws')
@Index('uq_selection_draws_ordinal', ['roundId', 'ordinal'], { unique: true })
export class DrawRow {
  @Id() id: number;
  @Ref('fk_selection_draws_round', () => RoundRow) roundId: number;
  @Int() ordinal: number;
  /** Called out in the room before the draw and mixed into the seed. */
  @Text(60) lots: string;
  /** DrawFacts, packed. */
  @Json() facts: string;
  /** SHA-256 of the pairs that were drawn. */
  @Text(64) outcomeHash: string;
  @Int() pairs: number;
  @InstantAt() drawnAt: string;
}

/** One entry on one judge's desk. */
@Entity('selection_papers')
@Index('uq_selection_papers_pair', ['entryId', 'accountId'], { unique: true })
@Index('ix_selection_papers_judge', ['accountId', 'roundId', 'ordinal'])
@Index('ix_selection_papers_round', ['roundId', 'status'])
export class PaperRow {
  @Id() id: number;
  @Ref('fk_selection_papers_round', () => RoundRow) roundId: number;
  @Ref('fk_selection_papers_entry', () => EntryRow) entryId: number;
  @Ref('fk_selection_papers_account', () => AccountRow) accountId: number;
  @Ref('fk_selection_papers_draw', () => DrawRow) drawId: number;
  /** Position on the judge's desk. */
  @Int() ordinal: number;
  @Text(10) status: PaperStatus;
  /** Points by criterion while it is open. */
  @Json({ nullable: true }) draft: string | null;
  @Int() draftRevision: number;
  @Text(1000, { nullable: true }) comment: string | null;
  @Int({ nullable: true }) totalPoints: number | null;
  @InstantAt({ nullable: true }) submittedAt: string | null;
}

/** Written once, when a paper is submitted; the database refuses to change or delete it. */
@Entity('selection_scores')
@Index('uq_selection_scores_criterion', ['paperId', 'criterion'], { unique: true })
export class ScoreRow {
  @Id() id: number;
  @Ref('fk_selection_scores_paper', () => PaperRow) paperId: number;
  @Text(40) criterion: string;
  @Int() points: number;
  @InstantAt() givenAt: string;
}

@Entity('selection_notices')
@Index('uq_selection_notices_round', ['roundId'], { unique: true })
@Index('ix_selection_notices_ends', ['endsOn'])
export class NoticeRow {
  @Id() id: number;
  @Ref('fk_selection_notices_round', () => RoundRow) roundId: number;
  @DayOn() startsOn: string;
  /** The last day on which objections are taken. */
  @DayOn() endsOn: string;
  @Flag() namesMasked: boolean;
  @InstantAt() publishedAt: string;
}

/** The published list as it was printed; a line may be struck, never changed. */
@Entity('selection_notice_lines')
@Index('uq_selection_notice_lines_ordinal', ['noticeId', 'ordinal'], { unique: true })
@Index('uq_selection_notice_lines_entry', ['entryId'], { unique: true })
export class NoticeLineRow {
  @Id() id: number;
  @Ref('fk_selection_notice_lines_notice', () => NoticeRow) noticeId: number;
  @Int() ordinal: number;
  @Ref('fk_selection_notice_lines_entry', () => EntryRow) entryId: number;
  @Text(60) teacherName: string;
  @Text(60) schoolName: string;
  @Text(100) schoolNameEn: string;
  @Text(30) subject: string;
  @Text(20) stage: string;
  @Text(120) work: string;
  @InstantAt({ nullable: true }) struckAt: string | null;
}

@Entity('selection_objections')
@Index('uq_selection_objections_receipt', ['receipt'], { unique: true })
@Index('ix_selection_objections_notice', ['noticeId', 'status'])
@Index('ix_selection_objections_source', ['sourceKey', 'createdAt'])
export class ObjectionRow {
  @Id() id: number;
  @Ref('fk_selection_objections_notice', () => NoticeRow) noticeId: number;
  @Ref('fk_selection_objections_entry', () => EntryRow, { nullable: true }) entryId: number | null;
  @Text(20) receipt: string;
  @LongText() text: string;
  @LongText() nameSealed: string;
  @LongText() contactSealed: string;
  /** Keyed fingerprint of the network address, to limit how many come from one. */
  @Text(43) sourceKey: string;
  @Text(10) status: ObjectionStatus;
  @Text(1000, { nullable: true }) decision: string | null;
  @Int({ nullable: true }) decidedBy: number | null;
  @InstantAt({ nullable: true }) decidedAt: string | null;
  @InstantAt() createdAt: string;
}

/** The register of honours: from rounds held here, and recorded from orders of city and province. */
@Entity('honours')
@Index('uq_honours_grant', ['teacherId', 'code', 'level', 'year'], { unique: true })
@Index('uq_honours_round', ['roundId', 'teacherId'], { unique: true })
@Index('ix_honours_year', ['year', 'level', 'id'])
export class HonourRow {
  @Id() id: number;
  @Ref('fk_honours_teacher', () => TeacherRow) teacherId: number;
  @Text(40) code: string;
  @Text(10) level: HonourLevel;
  @Text(60) title: string;
  @Text(120) titleEn: string;
  /** EXCELLENT where the order grades its holders (优秀教学能手); they are counted within the honour. */
  @Text(20, { nullable: true }) grade: HonourGrade | null;
  @DayOn() grantedOn: string;
  @Int() year: number;
  @Ref('fk_honours_round', () => RoundRow, { nullable: true }) roundId: number | null;
  /** Number of the order that granted it, for honours from outside. */
  @Text(60, { nullable: true }) documentNumber: string | null;
  @DayOn({ nullable: true }) expiresOn: string | null;
  @DayOn({ nullable: true }) revokedOn: string | null;
  @Text(500, { nullable: true }) revokedReason: string | null;
  @InstantAt() createdAt: string;
}

export const selectionEntities = [
  PipelineRow, RoundRow, QuotaRow, PanelRow, JudgeRow, EntryRow, RecusalRow, DrawRow, PaperRow, ScoreRow, NoticeRow, NoticeLineRow, ObjectionRow, HonourRow,
];
