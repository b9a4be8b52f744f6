import { Box } from '@mui/material';

import { useT } from '../../i18n/useT.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import type { Year } from './CreditYearShow.js';

const TONES = { PROPOSED: 'wait', FREEZING: 'run', CLOSED: 'good', DECLINED: 'plain' } as const;

/** Who proposed and who confirmed, and the hash over what was frozen. */
export function ClosingHistory({ closings }: { closings: Year['closings'] }) {
  const t = useT();
  return (
    <Panel title={t('creditYears.history')} flush>
      <ResponsiveList
        rows={closings} label={t('creditYears.history')} density="compact"
        columns={[
          { key: 'kind', label: t('creditYears.kind'), width: 100, card: 'title', value: ({ kind }) => t(`creditYears.kinds.${kind}`) },
          { key: 'status', label: t('creditYears.state'), width: 110, card: 'side', value: ({ status }) => <StatusChip tone={TONES[status]} label={t(`creditYears.statuses.${status}`)} /> },
          { key: 'proposed', label: t('creditYears.proposedBy'), isBare: true, value: ({ proposedBy, proposedAt }) => `${proposedBy} ${formatInstant(proposedAt)}` },
          { key: 'decided', label: t('creditYears.decidedBy'), isBare: true, value: ({ decidedBy, decidedAt }) => (decidedBy && decidedAt ? `${decidedBy} ${formatInstant(decidedAt)}` : '—') },
          { key: 'teachers', label: t('creditYears.teachers'), align: 'right', isBare: true, value: ({ teacherCount }) => teacherCount },
          { key: 'counted', label: t('creditYears.counted'), align: 'right', isBare: true, value: ({ countedCenticredits }) => formatCredits(countedCenticredits) },
          { key: 'hash', label: t('creditYears.hash'), isBare: true, value: ({ hash }) => <Box component="code" sx={{ fontSize: 12, overflowWrap: 'anywhere' }}>{hash || '—'}</Box> },
        ]}
      />
    </Panel>
  );
}
