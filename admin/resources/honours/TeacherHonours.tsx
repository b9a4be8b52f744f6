import { Typography } from '@mui/material';

import { type HonourLineFragment, TeacherHonoursDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { useTitle } from '../../pages/selection/selection-words.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { HonourChip } from './honour-words.js';

/** A teacher's honours, on his file; those that lapsed or were revoked stay on record. */
export default function TeacherHonours({ teacherId }: { teacherId: string }) {
  const t = useT();
  const label = useLabel();
  const titleOf = useTitle();
  const honours = useRead(TeacherHonoursDocument, { id: teacherId }).data?.teacher?.honours;
  if (!honours) return null;
  if (honours.length === 0) return <Panel title={t('selection.honours.panel')}><Typography sx={{ color: 'text.secondary' }}>{t('selection.honours.panelNone')}</Typography></Panel>;
  return (
    <Panel title={t('selection.honours.panel')} flush>
      <ResponsiveList<HonourLineFragment>
        rows={honours} label={t('selection.honours.panel')} density="compact"
        columns={[
          { key: 'honour', label: t('selection.honours.honour'), card: 'title', value: (row) => <>{titleOf(row)}{row.grade && `（${t('selection.honours.excellent')}）`}</> },
          { key: 'level', label: t('selection.honours.level'), value: ({ level }) => label('honourLevel', level) },
          { key: 'year', label: t('selection.honours.year'), value: ({ year }) => year },
          { key: 'granted', label: t('selection.honours.grantedOn'), card: 'hidden', value: ({ grantedOn }) => grantedOn },
          { key: 'source', label: t('selection.honours.source'), value: ({ round, documentNumber, revokedReason }) => <>{round ? titleOf(round) : documentNumber ?? '—'}{revokedReason && <Typography component="span" sx={{ fontSize: 13, color: 'text.secondary' }}> · {revokedReason}</Typography>}</> },
          { key: 'until', label: t('selection.honours.until'), card: 'hidden', value: ({ expiresOn }) => expiresOn ?? t('selection.honours.forGood') },
          { key: 'state', label: t('selection.honours.state'), card: 'side', value: (row) => <HonourChip honour={row} /> },
        ]}
      />
    </Panel>
  );
}
