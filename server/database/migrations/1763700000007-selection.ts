import type { MigrationInterface, QueryRunner } from 'typeorm';

import { column as c, createTable, dropTables, makeAppendOnly } from '../../platform/data/portable-ddl.js';

/** Selection rounds from nomination to honour. */
export class Selection1763700000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'selection_pipelines', {
      columns: {
        id: c.id(), code: c.text(40), title: c.text(60), titleEn: c.text(120), honourCode: c.text(40), honourLevel: c.text(10), honourTitle: c.text(60),
        honourTitleEn: c.text(120), honourYears: c.int({ nullable: true }), createdAt: c.instant(),
      },
      unique: { uq_selection_pipelines_code: ['code'] },
      check: { ck_selection_pipelines_level: "honourLevel IN ('COUNTY', 'CITY', 'PROVINCE')" },
    });
    await createTable(runner, 'selection_rounds', {
      columns: {
        id: c.id(), pipelineId: c.int(), year: c.int(), title: c.text(120), titleEn: c.text(200), status: c.text(12), rules: c.longText(), version: c.int(),
        seedSealed: c.longText({ nullable: true }), seedHash: c.text(64, { nullable: true }), openedAt: c.instant({ nullable: true }),
        concludedAt: c.instant({ nullable: true }), createdAt: c.instant(), changedAt: c.instant(),
      },
      unique: { uq_selection_rounds_year: ['pipelineId', 'year'] },
      index: { ix_selection_rounds_year: ['year', 'id'] },
      foreign: { fk_selection_rounds_pipeline: ['pipelineId', 'selection_pipelines'] },
      check: { ck_selection_rounds_status: "status IN ('DRAFT', 'NOMINATION', 'CHECK', 'JUDGING', 'NOTICE', 'CONCLUDED')" },
    });
    await createTable(runner, 'selection_quotas', {
      columns: { id: c.id(), roundId: c.int(), schoolId: c.int(), seats: c.int(), used: c.int(), overridden: c.flag() },
      unique: { uq_selection_quotas_school: ['roundId', 'schoolId'] },
      foreign: { fk_selection_quotas_round: ['roundId', 'selection_rounds'], fk_selection_quotas_school: ['schoolId', 'schools'] },
      check: { ck_selection_quotas_used: 'used >= 0 AND used <= seats' },
    });
    await createTable(runner, 'selection_panels', {
      columns: { id: c.id(), roundId: c.int(), title: c.text(60), titleEn: c.text(120), subjects: c.longText(), createdAt: c.instant() },
      index: { ix_selection_panels_round: ['roundId'] },
      foreign: { fk_selection_panels_round: ['roundId', 'selection_rounds'] },
    });
    await createTable(runner, 'selection_judges', {
      columns: {
        id: c.id(), roundId: c.int(), panelId: c.int(), accountId: c.int(), teacherId: c.int({ nullable: true }), schoolId: c.int({ nullable: true }),
        appointedAt: c.instant(), dismissedAt: c.instant({ nullable: true }),
      },
      unique: { uq_selection_judges_account: ['roundId', 'accountId'] },
      index: { ix_selection_judges_panel: ['panelId'], ix_selection_judges_account: ['accountId'] },
      foreign: {
        fk_selection_judges_round: ['roundId', 'selection_rounds'], fk_selection_judges_panel: ['panelId', 'selection_panels'],
        fk_selection_judges_account: ['accountId', 'accounts'], fk_selection_judges_teacher: ['teacherId', 'teachers'], fk_selection_judges_school: ['schoolId', 'schools'],
      },
    });
    await createTable(runner, 'selection_entries', {
      columns: {
        id: c.id(), roundId: c.int(), teacherId: c.int(), schoolId: c.int(), subject: c.text(30), stage: c.text(20), work: c.text(120), workEn: c.text(200, { nullable: true }),
        statement: c.longText(), evidence: c.longText(), blindCode: c.text(10, { nullable: true }), status: c.text(12), reason: c.text(500, { nullable: true }),
        totalMilliPoints: c.int({ nullable: true }), place: c.int({ nullable: true }), outcome: c.longText({ nullable: true }), nominatedBy: c.int(), nominatedAt: c.instant(),
        checkedBy: c.int({ nullable: true }), checkedAt: c.instant({ nullable: true }), changedAt: c.instant(),
      },
      unique: { uq_selection_entries_teacher: ['roundId', 'teacherId'], uq_selection_entries_code: ['roundId', 'blindCode'] },
      index: { ix_selection_entries_status: ['roundId', 'status'], ix_selection_entries_school: ['schoolId', 'roundId'], ix_selection_entries_teacher: ['teacherId'] },
      foreign: { fk_selection_entries_round: ['roundId', 'selection_rounds'], fk_selection_entries_teacher: ['teacherId', 'teachers'], fk_selection_entries_school: ['schoolId', 'schools'] },
      check: { ck_selection_entries_status: "status IN ('NOMINATED', 'RETURNED', 'QUALIFIED', 'REJECTED', 'WITHDRAWN', 'AWARDED', 'NOT_AWARDED', 'STRUCK')" },
    });
    await createTable(runner, 'selection_recusals', {
      columns: {
        id: c.id(), roundId: c.int(), accountId: c.int(), schoolId: c.int({ nullable: true }), entryId: c.int({ nullable: true }), reason: c.text(500),
        declaredBy: c.int(), createdAt: c.instant(),
      },
      index: { ix_selection_recusals_round: ['roundId', 'accountId'] },
      foreign: {
        fk_selection_recusals_round: ['roundId', 'selection_rounds'], fk_selection_recusals_account: ['accountId', 'accounts'],
        fk_selection_recusals_school: ['schoolId', 'schools'], fk_selection_recusals_entry: ['entryId', 'selection_entries'],
      },
    });
    await createTable(runner, 'selection_draws', {
      columns: { id: c.id(), roundId: c.int(), ordinal: c.int(), lots: c.text(60), facts: c.longText(), outcomeHash: c.text(64), pairs: c.int(), drawnAt: c.instant() },
      unique: { uq_selection_draws_ordinal: ['roundId', 'ordinal'] },
      foreign: { fk_selection_draws_round: ['roundId', 'selection_rounds'] },
    });
    await createTable(runner, 'selection_papers', {
      columns: {
        id: c.id(), roundId: c.int(), entryId: c.int(), accountId: c.int(), drawId: c.int(), ordinal: c.int(), status: c.text(10), draft: c.longText({ nullable: true }),
        draftRevision: c.int(), comment: c.text(1000, { nullable: true }), totalPoints: c.int({ nullable: true }), submittedAt: c.instant({ nullable: true }),
      },
      unique: { uq_selection_papers_pair: ['entryId', 'accountId'] },
      index: { ix_selection_papers_judge: ['accountId', 'roundId', 'ordinal'], ix_selection_papers_round: ['roundId', 'status'] },
      foreign: {
        fk_selection_papers_round: ['roundId', 'selection_rounds'], fk_selection_papers_entry: ['entryId', 'selection_entries'],
        fk_selection_papers_account: ['accountId', 'accounts'], fk_selection_papers_draw: ['drawId', 'selection_draws'],
      },
      check: { ck_selection_papers_status: "status IN ('OPEN', 'SUBMITTED', 'RECUSED', 'VOIDED')" },
    });
    await createTable(runner, 'selection_scores', {
      columns: { id: c.id(), paperId: c.int(), criterion: c.text(40), points: c.int(), givenAt: c.instant() },
      unique: { uq_selection_scores_criterion: ['paperId', 'criterion'] },
      foreign: { fk_selection_scores_paper: ['paperId', 'selection_papers'] },
      check: { ck_selection_scores_points: 'points >= 0' },
    });
    await makeAppendOnly(runner, 'selection_scores');
    await createTable(runner, 'selection_notices', {
      columns: { id: c.id(), roundId: c.int(), startsOn: c.day(), endsOn: c.day(), namesMasked: c.flag(), publishedAt: c.instant() },
      unique: { uq_selection_notices_round: ['roundId'] },
      index: { ix_selection_notices_ends: ['endsOn'] },
      foreign: { fk_selection_notices_round: ['roundId', 'selection_rounds'] },
    });
    await createTable(runner, 'selection_notice_lines', {
      columns: {
        id: c.id(), noticeId: c.int(), ordinal: c.int(), entryId: c.int(), teacherName: c.text(60), schoolName: c.text(60), schoolNameEn: c.text(100), subject: c.text(30),
        stage: c.text(20), work: c.text(120), struckAt: c.instant({ nullable: true }),
      },
      unique: { uq_selection_notice_lines_ordinal: ['noticeId', 'ordinal'], uq_selection_notice_lines_entry: ['entryId'] },
      foreign: { fk_selection_notice_lines_notice: ['noticeId', 'selection_notices'], fk_selection_notice_lines_entry: ['entryId', 'selection_entries'] },
    });
    await createTable(runner, 'selection_objections', {
      columns: {
        id: c.id(), noticeId: c.int(), entryId: c.int({ nullable: true }), receipt: c.text(20), text: c.longText(), nameSealed: c.longText(), contactSealed: c.longText(),
        sourceKey: c.text(43), status: c.text(10), decision: c.text(1000, { nullable: true }), decidedBy: c.int({ nullable: true }), decidedAt: c.instant({ nullable: true }),
        createdAt: c.instant(),
      },
      unique: { uq_selection_objections_receipt: ['receipt'] },
      index: { ix_selection_objections_notice: ['noticeId', 'status'], ix_selection_objections_source: ['sourceKey', 'createdAt'] },
      foreign: { fk_selection_objections_notice: ['noticeId', 'selection_notices'], fk_selection_objections_entry: ['entryId', 'selection_entries'] },
      check: { ck_selection_objections_status: "status IN ('OPEN', 'UPHELD', 'DISMISSED')" },
    });
    await createTable(runner, 'honours', {
      columns: {
        id: c.id(), teacherId: c.int(), code: c.text(40), level: c.text(10), title: c.text(60), titleEn: c.text(120), grade: c.text(20, { nullable: true }), grantedOn: c.day(), year: c.int(),
        roundId: c.int({ nullable: true }), documentNumber: c.text(60, { nullable: true }), expiresOn: c.day({ nullable: true }), revokedOn: c.day({ nullable: true }),
        revokedReason: c.text(500, { nullable: true }), createdAt: c.instant(),
      },
      unique: { uq_honours_grant: ['teacherId', 'code', 'level', 'year'], uq_honours_round: ['roundId', 'teacherId'] },
      index: { ix_honours_year: ['year', 'level', 'id'] },
      foreign: { fk_honours_teacher: ['teacherId', 'teachers'], fk_honours_round: ['roundId', 'selection_rounds'] },
      check: { ck_honours_level: "level IN ('COUNTY', 'CITY', 'PROVINCE')", ck_honours_grade: "grade IS NULL OR grade = 'EXCELLENT'" },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, 'honours', 'selection_objections', 'selection_notice_lines', 'selection_notices', 'selection_scores', 'selection_papers', 'selection_draws',
      'selection_recusals', 'selection_entries', 'selection_judges', 'selection_panels', 'selection_quotas', 'selection_rounds', 'selection_pipelines');
  }
}
