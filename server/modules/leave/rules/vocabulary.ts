import type { Words } from '../../../platform/locale.js';

export const LEAVE_STATUSES = {
  REQUESTED: { zh: '待审批', en: 'Awaiting approval' },
  RETURNED: { zh: '退回修改', en: 'Returned' },
  APPROVED: { zh: '已准假', en: 'Approved' },
  REFUSED: { zh: '未批准', en: 'Refused' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Words>;
export type LeaveStatus = keyof typeof LEAVE_STATUSES;

/** Whose word is awaited: the teacher's school, or whoever keeps the register. */
export const LEAVE_STEPS = {
  SCHOOL: { zh: '学校审批', en: 'School' },
  KEEPER: { zh: '办班方审批', en: 'Class' },
} as const satisfies Record<string, Words>;
export type LeaveStep = keyof typeof LEAVE_STEPS;

export const LEAVE_ACTIONS = ['SENT', 'APPROVED', 'RETURNED', 'REFUSED', 'WITHDRAWN'] as const;
export type LeaveAction = (typeof LEAVE_ACTIONS)[number];

export const LEAVE_DECISIONS = ['APPROVE', 'RETURN', 'REFUSE'] as const;
export type LeaveDecision = (typeof LEAVE_DECISIONS)[number];
