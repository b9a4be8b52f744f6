import type { PlanStatus } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export const PLAN_TONES: Record<PlanStatus, Tone> = { DRAFT: 'wait', APPROVED: 'run', PUBLISHED: 'good' };
