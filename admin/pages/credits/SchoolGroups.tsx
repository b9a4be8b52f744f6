import { Box, ButtonBase, Typography } from '@mui/material';

import type { CreditClaimFilter } from '../../data/generated/operations.js';
import { CreditClaimGroupsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Count } from '../../shared/Formatted.js';
import { useName } from '../../shared/useName.js';

/** Schools with claims of the chosen kind, the most first. */
export function SchoolGroups({ filter, schoolId, onChoose }: { filter: CreditClaimFilter; schoolId: string | null; onChoose: (schoolId: string | null) => void }) {
  const t = useT();
  const name = useName();
  const { data, error, refetch } = useRead(CreditClaimGroupsDocument, { filter }, { keepPrevious: true });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const groups = data?.creditClaimGroups ?? [];
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  return (
    <Box component="nav" aria-label={t('credits.desk.schools')} sx={({ tokens }) => ({ borderRight: `1px solid ${tokens.line}`, overflowY: 'auto', py: 0.5 })}>
      <Group label={t('credits.desk.allSchools')} count={total} isChosen={schoolId === null} onClick={() => onChoose(null)} />
      {groups.map(({ school, count, quarantinedCount }) => (
        <Group key={school.id} label={name(school)} count={count} hint={quarantinedCount > 0 && quarantinedCount < count ? t('credits.desk.quarantinedHere', { count: quarantinedCount }) : undefined} isChosen={school.id === schoolId} onClick={() => onChoose(school.id)} />
      ))}
    </Box>
  );
}

function Group({ label, count, hint, isChosen, onClick }: { label: string; count: number; hint?: string | undefined; isChosen: boolean; onClick: () => void }) {
  return (
    <ButtonBase
      onClick={onClick} aria-current={isChosen ? 'true' : undefined} title={hint ?? label}
      sx={({ tokens }) => ({ display: 'flex', width: '100%', minHeight: 32, px: 1.5, gap: 1, justifyContent: 'space-between', textAlign: 'left', fontSize: 13, bgcolor: isChosen ? tokens.accentSoft : 'transparent', color: isChosen ? tokens.accent : 'inherit', '&:hover': { bgcolor: tokens.accentSoft } })}
    >
      <Typography component="span" noWrap sx={{ fontSize: 13, fontWeight: isChosen ? 600 : 400 }}>{label}</Typography>
      <Typography component="span" sx={{ fontSize: 12, color: 'text.secondary' }}><Count value={count} /></Typography>
    </ButtonBase>
  );
}
