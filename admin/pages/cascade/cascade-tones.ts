import type { CascadeSheetQuery, CascadeStepState } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export type Sheet = NonNullable<CascadeSheetQuery['cascade']>;
export type Step = Sheet['steps'][number];
export const STEP_TONES: Readonly<Record<CascadeStepState, Tone>> = { PLANNED: 'wait', HELD: 'good', WITHDRAWN: 'bad', BROKEN: 'warn' };
