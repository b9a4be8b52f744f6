import type { Words } from '../../../platform/locale.js';

/** Each code with its words, in the order in which screens show them. */
type Vocabulary<Code extends string> = { readonly [C in Code]: Words };

export const EXPERT_ORIGINS = {
  COUNTY: { zh: '县内', en: 'Of the county' },
  OUTSIDE: { zh: '县外', en: 'From outside' },
} as const satisfies Vocabulary<string>;
export type ExpertOrigin = keyof typeof EXPERT_ORIGINS;

export const EXPERT_STATUSES = {
  ACTIVE: { zh: '在聘', en: 'In the pool' },
  RETIRED: { zh: '已停聘', en: 'Retired' },
} as const satisfies Vocabulary<string>;
export type ExpertStatus = keyof typeof EXPERT_STATUSES;

export const INVITATION_STATUSES = {
  INVITED: { zh: '待答复', en: 'No answer yet' },
  ACCEPTED: { zh: '已接受', en: 'Accepted' },
  DECLINED: { zh: '已婉拒', en: 'Declined' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Vocabulary<string>;
export type InvitationStatus = keyof typeof INVITATION_STATUSES;

export const FEE_STATUSES = {
  UNPAID: { zh: '未发放', en: 'Not paid' },
  PAID: { zh: '已发放', en: 'Paid' },
} as const satisfies Vocabulary<string>;
export type FeeStatus = keyof typeof FEE_STATUSES;
