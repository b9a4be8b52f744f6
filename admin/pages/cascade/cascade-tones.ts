import type { CascadeSheetQuery, CascadeStepState } from '../../data/generated/operations.js';
import type { Tone } from '../../shared/StatusChip.js';

export type Sheet = NonNullable<CascadeSheetQuery['cascade']>;
export type Step = Sheet['steps'][number];
export type Attendee = Sheet['attendees'][number];
/** The area or the school that a step is for. */
export const placeOf = ({ level, areaName, areaNameEn, schoolName, schoolNameEn }: Step): { name: string; nameEn: string } => (level === 'AREA' ? { name: areaName ?? '', nameEn: areaNameEn ?? '' } : { name: schoolName ?? '', nameEn: schoolNameEn ?? '' });
export const STEP_TONES: Readonly<Record<CascadeStepState, Tone>> = { PLANNED: 'wait', HELD: 'good', WITHDRAWN: 'bad', BROKEN: 'warn' };
