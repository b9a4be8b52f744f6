import type { HonourLineFragment } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { StatusChip } from '../../shared/StatusChip.js';

/** In force, lapsed or revoked. */
export function HonourChip({ honour: { revokedOn, inForce } }: { honour: Pick<HonourLineFragment, 'revokedOn' | 'inForce'> }) {
  const t = useT();
  if (revokedOn) return <StatusChip tone="bad" label={t('selection.honours.revoked')} />;
  return inForce ? <StatusChip tone="good" label={t('selection.honours.inForce')} /> : <StatusChip tone="plain" label={t('selection.honours.lapsed')} />;
}
