import type { Words } from '../../platform/locale.js';
import type { ClaimSource, ClaimStatus, ClaimStep } from './credits.entities.js';
import type { ApprovalRefusal } from './rules/claim-approval.js';
import type { DuplicateReason } from './rules/duplicate.js';

/** Codes of a claim as files show them. */
export const CLAIM_STATUS_WORDS: Record<ClaimStatus, Words> = {
  PENDING: { zh: '待审核', en: 'Pending' }, QUARANTINED: { zh: '疑似重复', en: 'Suspected duplicate' }, APPROVED: { zh: '已认定', en: 'Recognised' },
  RETURNED: { zh: '已退回', en: 'Returned' }, REJECTED: { zh: '不予认定', en: 'Rejected' }, WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};
export const CLAIM_STEP_WORDS: Record<ClaimStep, Words> = { PRECHECK: { zh: '学校初审', en: "School's pre-check" }, RECOGNISE: { zh: '县级认定', en: "County's recognition" }, AUDIT: { zh: '县级复核', en: "County's audit" } };
export const CLAIM_SOURCE_WORDS: Record<ClaimSource, Words> = {
  TEACHER: { zh: '教师申报', en: 'The teacher' }, SCHOOL: { zh: '学校批量申报', en: 'The school, in bulk' }, PROVIDER: { zh: '外部平台', en: 'Outside platform' }, STUDIO: { zh: '工作室活动', en: 'Studio activity' }, ORDER: { zh: '依文件补登', en: 'Late, under an order' },
};
export type QuarantineReason = DuplicateReason | 'SOURCE_DOUBTED';
/** Why a claim is held back. */
export const DUPLICATE_WORDS: Record<QuarantineReason, Words> = {
  SAME_TRAINING_AND_HOURS: { zh: '同一培训、同一时段、同样学时', en: 'Same training, dates and hours' },
  SAME_CERTIFICATE: { zh: '证书编号相同', en: 'Same certificate number' },
  SAME_TRAINING: { zh: '培训名称相同，日期重叠', en: 'Same training on overlapping dates' },
  SAME_FILE: { zh: '证明材料是同一份文件', en: 'Same evidence file' },
  SAME_HOURS: { zh: '起止日期和学时完全相同', en: 'Same dates and hours' },
  TWO_PLACES: { zh: '时间冲突：同一天合计超过 8 小时', en: 'Two places at one time: over eight hours a day' },
  SOURCE_DOUBTED: { zh: '来源批次存疑，整批暂扣', en: 'Its batch was held back as doubtful' },
};

/** Why somebody may not pass a step, as people read it. */
export function approvalWords(refusal: ApprovalRefusal): Words {
  switch (refusal.code) {
    case 'CLAIM_NOT_PENDING': return { zh: '该申报已处理过，状态已变化，请刷新列表。', en: 'This claim was decided before; refresh the list.' };
    case 'APPROVER_IS_CLAIMANT': return { zh: '不能审核自己的申报，请由其他审核员处理。', en: 'Nobody decides on his own claim; another officer must.' };
    case 'APPROVER_ALREADY_DECIDED': return { zh: '您已审核过上一环节，本环节须由另一人审核。', en: 'You passed an earlier step; somebody else must pass this one.' };
    case 'PRECHECK_MISSING': return { zh: '学校尚未初审，请先由学校初审。', en: "The school's pre-check is missing." };
    case 'RECOGNITION_MISSING': return { zh: '尚未认定，请先由一名审核员认定，再由另一人复核。', en: 'It has not been recognised; one officer recognises, another audits.' };
  }
}
