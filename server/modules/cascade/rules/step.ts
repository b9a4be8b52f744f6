import type { Words } from '../../../platform/locale.js';
import type { StepLevel, StepState } from './lineage.js';

export type StepRefusal =
  | { readonly code: 'PARENT_NOT_HELD'; readonly state: Exclude<StepState, 'HELD'> }
  | { readonly code: 'GIVER_UNKNOWN' } | { readonly code: 'GIVER_NOT_PRESENT'; readonly name: string }
  | { readonly code: 'PLACE_MISSING' } | { readonly code: 'SCHOOL_NOT_TARGET' } | { readonly code: 'BEFORE_PARENT'; readonly endedAt: string }
  | { readonly code: 'NUMBERS_UNKNOWN'; readonly numbers: readonly string[] } | { readonly code: 'NOBODY_INVITED' } | { readonly code: 'STEP_THERE' };

export interface StepAddFacts {
  readonly level: StepLevel;
  /** HELD for the source itself. */
  readonly parentState: StepState;
  readonly giver: { readonly name: string; readonly wasPresent: boolean } | null;
  /** The area of an area's step, the school of a school's. */
  readonly hasPlace: boolean;
  readonly isTarget: boolean;
  readonly startsAt: string;
  /** When the step above ended, in county time; the source's last day before it. */
  readonly parentEndedAt: string;
  readonly unknownNumbers: readonly string[];
  readonly invited: number;
  /** A step that stands has the same giver, place and time. */
  readonly isThere: boolean;
}

/**
 * Why a step may not be passed on, the first reason in this order, or null. Only who was there can pass it on:
 * the register of the step above says so, not whoever fills in the form.
 */
export function refusalToPass(facts: StepAddFacts): StepRefusal | null {
  if (facts.parentState !== 'HELD') return { code: 'PARENT_NOT_HELD', state: facts.parentState };
  if (!facts.giver) return { code: 'GIVER_UNKNOWN' };
  if (!facts.giver.wasPresent) return { code: 'GIVER_NOT_PRESENT', name: facts.giver.name };
  if (!facts.hasPlace) return { code: 'PLACE_MISSING' };
  if (!facts.isTarget) return { code: 'SCHOOL_NOT_TARGET' };
  if (facts.startsAt < facts.parentEndedAt) return { code: 'BEFORE_PARENT', endedAt: facts.parentEndedAt };
  if (facts.unknownNumbers.length > 0) return { code: 'NUMBERS_UNKNOWN', numbers: facts.unknownNumbers };
  if (facts.invited === 0) return { code: 'NOBODY_INVITED' };
  return facts.isThere ? { code: 'STEP_THERE' } : null;
}

export const STEP_STATES: Readonly<Record<StepState, Words>> = {
  PLANNED: { zh: '未完成', en: 'Not held yet' }, HELD: { zh: '已完成', en: 'Held' }, WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' }, BROKEN: { zh: '上级已撤销', en: 'Broken above' },
};
