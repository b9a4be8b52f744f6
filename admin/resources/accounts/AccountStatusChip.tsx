import type { AccountStatus } from '../../data/generated/operations.js';
import { useT } from '../../i18n/useT.js';
import { StatusChip } from '../../shared/StatusChip.js';

const TONES = { WAITING: 'wait', ACTIVE: 'good', DISABLED: 'bad' } as const;

export function AccountStatusChip({ status }: { status: AccountStatus | null }) {
  const t = useT();
  return status ? <StatusChip tone={TONES[status]} label={t(`accounts.status.${status}`)} /> : <StatusChip tone="plain" label={t('accounts.noAccount')} />;
}
