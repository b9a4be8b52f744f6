import type { RoundRules } from './round-rules.js';
import { stageOf } from './round-rules.js';
import type { RoundStatus } from './stage-opening.js';

export type WindowRefusal = { code: 'NOT_OPEN'; status: RoundStatus } | { code: 'DEADLINE_PASSED'; deadline: string };

/** Why schools may not nominate today, or null. */
export function refusalToNominate(status: RoundStatus, rules: RoundRules, today: string): WindowRefusal | null {
  return status === 'NOMINATION' ? pastDeadline(rules, 'NOMINATE', today) : { code: 'NOT_OPEN', status };
}

export type MendRefusal = WindowRefusal | { code: 'NOT_MENDABLE'; status: string };

/** While nominations run a school mends what it likes; while the county checks, only what was returned. */
export function refusalToMend(status: RoundStatus, rules: RoundRules, today: string, entryStatus: string): MendRefusal | null {
  if (status !== 'NOMINATION' && status !== 'CHECK') return { code: 'NOT_OPEN', status };
  const isMendable = entryStatus === 'RETURNED' || (entryStatus === 'NOMINATED' && status === 'NOMINATION');
  return isMendable ? pastDeadline(rules, status === 'CHECK' ? 'CHECK' : 'NOMINATE', today) : { code: 'NOT_MENDABLE', status: entryStatus };
}

export type WithdrawalRefusal = { code: 'NOT_OPEN'; status: RoundStatus } | { code: 'NOT_WITHDRAWABLE'; status: string };

/** Until judging begins, whatever has not been refused may be withdrawn, and its seat comes back. */
export function refusalToWithdraw(status: RoundStatus, entryStatus: string): WithdrawalRefusal | null {
  if (status !== 'NOMINATION' && status !== 'CHECK') return { code: 'NOT_OPEN', status };
  return ['NOMINATED', 'RETURNED', 'QUALIFIED'].includes(entryStatus) ? null : { code: 'NOT_WITHDRAWABLE', status: entryStatus };
}

export type CheckRefusal = { code: 'NOT_CHECKING'; status: RoundStatus } | { code: 'IS_OWN' } | { code: 'NOMINATED_BY_SELF' } | { code: 'DECIDED_ALREADY'; status: string };

/** A check decides what waits for it; nobody checks his own entry, nor one that he nominated. */
export function refusalToCheck(facts: { status: RoundStatus; entryStatus: string; isOwn: boolean; nominatedBySelf: boolean; mayBeReturned: boolean }): CheckRefusal | null {
  if (facts.status !== 'CHECK') return { code: 'NOT_CHECKING', status: facts.status };
  if (facts.isOwn) return { code: 'IS_OWN' };
  if (facts.nominatedBySelf) return { code: 'NOMINATED_BY_SELF' };
  const waits = facts.entryStatus === 'NOMINATED' || (facts.mayBeReturned && facts.entryStatus === 'RETURNED');
  return waits ? null : { code: 'DECIDED_ALREADY', status: facts.entryStatus };
}

function pastDeadline(rules: RoundRules, kind: 'NOMINATE' | 'CHECK', today: string): WindowRefusal | null {
  const deadline = stageOf(rules, kind)?.deadline;
  return deadline && today > deadline ? { code: 'DEADLINE_PASSED', deadline } : null;
}
