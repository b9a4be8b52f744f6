import { useCallback } from 'react';

import type { CreditClaimsQuery, CreditClaimStatus, CreditClaimStep } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';

export type Claim = CreditClaimsQuery['creditClaims']['items'][number];

const TONES: Record<CreditClaimStatus, Tone> = { PENDING: 'wait', QUARANTINED: 'warn', APPROVED: 'good', RETURNED: 'run', REJECTED: 'bad', WITHDRAWN: 'plain' };

const WAITS = { PRECHECK: 'precheck', RECOGNISE: 'recognise', AUDIT: 'audit' } as const satisfies Record<CreditClaimStep, string>;

export function ClaimChip({ claim }: { claim: Pick<Claim, 'status' | 'awaits'> }) {
  const label = useLabel();
  const t = useT();
  const { status, awaits } = claim;
  return <StatusChip tone={TONES[status]} label={status === 'PENDING' ? t(`credits.desk.show.${WAITS[awaits]}`) : label('claimStatus', status)} />;
}

/** Minutes as training hours of this rule set: 900 → 20, 100 → 2.2. */
export function hoursText(minutes: number, hourMinutes: number): string {
  return String(Math.round((minutes * 10) / hourMinutes) / 10);
}

export function useHours(hourMinutes: number): (minutes: number) => string {
  const t = useT();
  return useCallback((minutes) => {
    const value = hoursText(minutes, hourMinutes);
    return t('credits.hours', { value, smart_count: Number(value) });
  }, [t, hourMinutes]);
}

/** What is claimed, or what was posted for it; a claim that the rules give nothing says so. */
export function ClaimCredits({ claim }: { claim: Pick<Claim, 'claimedCenticredits' | 'postedCenticredits' | 'status'> }) {
  const t = useT();
  if (claim.postedCenticredits !== null) return <strong title={t('credits.posted', { value: formatCredits(claim.postedCenticredits) })}>{formatCredits(claim.postedCenticredits)}</strong>;
  if (claim.claimedCenticredits === 0) return <span title={t('credits.noRulesHint')}>{t('credits.noRules')}</span>;
  return <>{formatCredits(claim.claimedCenticredits)}</>;
}
