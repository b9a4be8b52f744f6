import type { Words } from '../../../platform/locale.js';

/** What can be appealed against. */
export const APPEAL_KINDS = {
  CLAIM: { zh: '申报未予认定', en: 'Claim not recognised' },
  REVERSAL: { zh: '学分被冲正', en: 'Credit taken back' },
  CAP: { zh: '因上限未计入', en: 'Credit lost to a cap' },
  COMPLETION: { zh: '培训班未计学分', en: 'No credit from a class' },
} as const satisfies Record<string, Words>;
export type AppealKind = keyof typeof APPEAL_KINDS;

export const APPEAL_STATUSES = {
  FILED: { zh: '待受理', en: 'Awaiting admission' },
  ADMITTED: { zh: '审理中', en: 'Under review' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  DISMISSED: { zh: '不予受理', en: 'Not admitted' },
  UPHELD: { zh: '维持原决定', en: 'Decision upheld' },
  GRANTED: { zh: '申诉成立', en: 'Appeal granted' },
} as const satisfies Record<string, Words>;
export type AppealStatus = keyof typeof APPEAL_STATUSES;

export const VOTES = { GRANT: { zh: '申诉成立', en: 'grant the appeal' }, UPHOLD: { zh: '维持原决定', en: 'uphold the decision' } } as const satisfies Record<string, Words>;
export type Vote = keyof typeof VOTES;

export const APPEAL_STEPS = ['FILED', 'WITHDRAWN', 'ADMITTED', 'DISMISSED', 'PANEL_NAMED', 'VOTED', 'UPHELD', 'GRANTED', 'CARRIED_OUT'] as const;
export type AppealStep = (typeof APPEAL_STEPS)[number];

/** Whether what a granted appeal asks for has happened. */
export const CARRY_OUTS = ['PENDING', 'DONE'] as const;
export type CarryOut = (typeof CARRY_OUTS)[number];

export const PANEL_SIZES: readonly number[] = [3, 5];
