import type { Words } from '../../platform/locale.js';
import type { ClaimSource, ClaimStatus, ClaimStep } from './credits.entities.js';
import type { DuplicateReason } from './rules/duplicate.js';

/** Codes of a claim as files show them. */
export const CLAIM_STATUS_WORDS: Record<ClaimStatus, Words> = {
  PENDING: { zh: '待审核', en: 'Pending' }, QUARANTINED: { zh: '疑似重复', en: 'Suspected duplicate' }, APPROVED: { zh: '已认定', en: 'Recognised' },
  RETURNED: { zh: '已退回', en: 'Returned' }, REJECTED: { zh: '不予认定', en: 'Rejected' }, WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};
export const CLAIM_STEP_WORDS: Record<ClaimStep, Words> = { PRECHECK: { zh: '学校初审', en: "School's pre-check" }, RECOGNISE: { zh: '县级认定', en: "County's recognition" } };
export const CLAIM_SOURCE_WORDS: Record<ClaimSource, Words> = {
  TEACHER: { zh: '教师申报', en: 'The teacher' }, SCHOOL: { zh: '学校批量申报', en: 'The school, in bulk' }, PROVIDER: { zh: '外部平台', en: 'Outside platform' }, STUDIO: { zh: '工作室活动', en: 'Studio activity' }, ORDER: { zh: '依文件补登', en: 'Late, under an order' },
};
export type QuarantineReason = DuplicateReason | 'SOURCE_DOUBTED';
/** Why a claim is held back. */
export const DUPLICATE_WORDS: Record<QuarantineReason, Words> = {
  SAME_TRAINING_AND_HOURS: { zh: '同一培训、同一时段、同样学时', en: 'Same training, dates and hours' },
  SAME_TRAINING: { zh: '培训名称相同，日期重叠', en: 'Same training on overlapping dates' },
  SAME_HOURS: { zh: '起止日期和学时完全相同', en: 'Same dates and hours' },
  SOURCE_DOUBTED: { zh: '来源批次存疑，整批暂扣', en: 'Its batch was held back as doubtful' },
};
