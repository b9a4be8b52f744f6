import type { RosterImportStatus } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';

const TONES: Record<RosterImportStatus, Tone> = { PREPARING: 'run', PLANNED: 'wait', REFUSED: 'bad', APPLYING: 'run', APPLIED: 'good', UNDONE: 'plain' };

export function RosterStatus({ status, isStalled }: { status: RosterImportStatus; isStalled: boolean }) {
  const t = useT();
  return isStalled ? <StatusChip tone="warn" label={t('roster.stalled')} /> : <StatusChip tone={TONES[status]} label={t(`roster.status.${status}`)} />;
}
