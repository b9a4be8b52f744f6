import type { CreditClaimImportStatus, CreditClaimRowOutcome } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';

const TONES: Record<CreditClaimImportStatus, Tone> = { PREPARING: 'run', PLANNED: 'wait', REFUSED: 'bad', APPLYING: 'run', APPLIED: 'good', UNDONE: 'plain' };
const OUTCOMES: Record<CreditClaimRowOutcome, Tone> = { READY: 'good', SUSPECT: 'warn', REFUSED: 'bad' };

export function ImportStatus({ status, isStalled }: { status: CreditClaimImportStatus; isStalled: boolean }) {
  const t = useT();
  return isStalled ? <StatusChip tone="warn" label={t('claimImports.stalled')} /> : <StatusChip tone={TONES[status]} label={t(`claimImports.status.${status}`)} />;
}

export function RowOutcome({ outcome, isFiled }: { outcome: CreditClaimRowOutcome; isFiled: boolean }) {
  const t = useT();
  return <StatusChip tone={OUTCOMES[outcome]} label={t(isFiled && outcome === 'READY' ? 'claimImports.rows.filed' : `claimImports.rows.outcomes.${outcome}`)} />;
}
