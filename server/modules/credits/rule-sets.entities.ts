import { Entity, Index, PrimaryColumn } from 'typeorm';

import { DayOn, Flag, Id, InstantAt, Int, Json, KeyRef, LargeJson, Ref, Text } from '../../platform/data/columns.js';
import { AccountRow } from '../accounts/index.js';
import { TeacherRow } from '../teachers/index.js';
import type { SimulationOutcome } from './rules/simulation.js';

@Entity('rule_sets')
@Index('uq_rule_sets_version', ['key', 'version'], { unique: true })
export class RuleSetRow {
  @Id() id: number;
  @Text(64) key: string;
  @Int() version: number;
  @Text(200) nameZh: string;
  @Text(200) nameEn: string;
  @DayOn() effectiveFromDay: string;
  @DayOn({ nullable: true }) effectiveToDay: string | null;
  /** The whole document, see rules/rule-set.ts. Every row is published; the database refuses to change one. */
  @LargeJson() document: string;
  /** The rule set that this county recognises by. */
  @Flag() isDefault: boolean;
  @InstantAt({ nullable: true }) publishedAt: string | null;
  @Int({ nullable: true }) publishedByAccountId: number | null;
  @InstantAt() createdAt: string;
  /** Test cases kept with it, see rules/test-case.ts. */
  @LargeJson({ nullable: true }) testCases: string | null;
  /** SHA-256 of `document`, in hexadecimal. */
  @Text(64, { default: '' }) documentHash: string;
}

/** The number of the county's last published version, which whoever publishes locks. One row. */
@Entity('rule_set_heads')
export class RuleSetHeadRow {
  @PrimaryColumn('integer') id: number;
  @Int() version: number;
}

export type RuleSetDraftStatus = 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN' | 'PUBLISHED';

/** A rule set that is being written. Publication copies it into `rule_sets`. */
@Entity('rule_set_drafts')
@Index('uq_rule_set_drafts_rule_set', ['ruleSetId'], { unique: true })
@Index('ix_rule_set_drafts_status', ['status', 'id'])
export class RuleSetDraftRow {
  @Id() id: number;
  @Text(200) nameZh: string;
  @Text(200) nameEn: string;
  @DayOn() effectiveFromDay: string;
  @DayOn({ nullable: true }) effectiveToDay: string | null;
  @Text(10) status: RuleSetDraftStatus;
  /** Counts the saves; whoever saves says which one he started from. */
  @Int() revision: number;
  @LargeJson() document: string;
  @LargeJson() testCases: string;
  @Ref('fk_rule_set_drafts_based_on', () => RuleSetRow, { nullable: true }) basedOnId: number | null;
  /** The version that it became. */
  @Ref('fk_rule_set_drafts_rule_set', () => RuleSetRow, { nullable: true }) ruleSetId: number | null;
  /** Why it was given back when it was last submitted. */
  @Text(500, { nullable: true }) returnReason: string | null;
  @InstantAt() createdAt: string;
  @Int() createdByAccountId: number;
  @InstantAt() savedAt: string;
  @Int() savedByAccountId: number;
  @InstantAt({ nullable: true }) submittedAt: string | null;
  @Int({ nullable: true }) submittedByAccountId: number | null;
}

/** Everybody who wrote in a draft or submitted it: none of them publishes it. */
@Entity('rule_set_draft_authors')
export class RuleSetDraftAuthorRow {
  @KeyRef('fk_rule_set_draft_authors_draft', () => RuleSetDraftRow) draftId: number;
  @KeyRef('fk_rule_set_draft_authors_account', () => AccountRow) accountId: number;
}

/** One trial of a draft on all teachers, with the document as it was then. */
@Entity('rule_set_simulations')
@Index('ix_rule_set_simulations_draft', ['draftId', 'id'])
export class RuleSetSimulationRow {
  @Id() id: number;
  @Ref('fk_rule_set_simulations_draft', () => RuleSetDraftRow) draftId: number;
  @Int() draftRevision: number;
  @LargeJson() document: string;
  /** The cycles tried are those that hold this day. */
  @DayOn() asOfDay: string;
  @Text(10) status: 'RUNNING' | 'DONE';
  @Int({ nullable: true }) jobId: number | null;
  /** Teachers up to this id are done: where it goes on after a crash. */
  @Int() lastTeacherId: number;
  @Int() teacherCount: number;
  @InstantAt() createdAt: string;
  @Int() createdByAccountId: number;
  @InstantAt({ nullable: true }) endedAt: string | null;
  /** Cause[] of rules/simulation-causes.ts, of the teachers done so far. */
  @LargeJson({ nullable: true }) causes: string | null;
}

/** What a trial says of one teacher, in centicredits; traces are worked out again when somebody asks. */
@Entity('simulation_results')
@Index('ix_simulation_results_outcome', ['simulationId', 'outcome'])
@Index('ix_simulation_results_school', ['simulationId', 'schoolId'])
export class SimulationResultRow {
  @KeyRef('fk_simulation_results_simulation', () => RuleSetSimulationRow) simulationId: number;
  @KeyRef('fk_simulation_results_teacher', () => TeacherRow) teacherId: number;
  @Int() schoolId: number;
  @Text(16) outcome: SimulationOutcome;
  @Flag() beforeMet: boolean;
  @Flag() afterMet: boolean;
  @Int() beforeCenticredits: number;
  @Int() afterCenticredits: number;
  @Int() beforeShortCenticredits: number;
  @Int() afterShortCenticredits: number;
  /** Replayed under the rules in force, the sources do not give what stands in the ledger. */
  @Flag() differsFromLedger: boolean;
  /** Difference[] of rules/simulation.ts. */
  @Json() differences: string;
}

export const ruleSetEntities = [RuleSetRow, RuleSetHeadRow, RuleSetDraftRow, RuleSetDraftAuthorRow, RuleSetSimulationRow, SimulationResultRow];
