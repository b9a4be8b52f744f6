import { Box, ButtonBase, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { memo, type ReactNode } from 'react';

import { CreditClaimGroupsDocument, CreditClaimItemGroupsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Count } from '../../shared/Formatted.js';
import { useName } from '../../shared/useName.js';
import { HOURS, type useDeskFilter } from './desk-filter.js';

type Desk = ReturnType<typeof useDeskFilter>;
interface Figures { readonly count: number; readonly claimedCenticredits: number; readonly quarantinedCount: number }

/** The claims of the chosen kind by school or by item, the most first; a click shows only these. */
export const ClaimGroups = memo(function ClaimGroups({ desk, withSchools }: { desk: Desk; withSchools: boolean }) {
  const t = useT();
  const by = withSchools ? desk.by : 'item';
  return (
    <Box component="nav" aria-label={t(by === 'item' ? 'credits.desk.items' : 'credits.desk.schools')} sx={({ tokens }) => ({ borderRight: `1px solid ${tokens.line}`, overflowY: 'auto' })}>
      {withSchools && (
        <ToggleButtonGroup exclusive size="small" fullWidth value={by} onChange={(_, next: string | null) => next && desk.change({ by: next === 'item' ? 'item' : null })} aria-label={t('credits.desk.groupBy')} sx={{ p: 1 }}>
          <ToggleButton value="school" sx={{ py: 0.25 }}>{t('credits.desk.schools')}</ToggleButton><ToggleButton value="item" sx={{ py: 0.25 }}>{t('credits.desk.items')}</ToggleButton>
        </ToggleButtonGroup>
      )}
      {by === 'item' ? <Items desk={desk} /> : <Schools desk={desk} />}
    </Box>
  );
});

function Schools({ desk: { filterOfAllSchools, schoolId, change } }: { desk: Desk }) {
  const t = useT();
  const name = useName();
  const { data, error, refetch } = useRead(CreditClaimGroupsDocument, { filter: filterOfAllSchools }, { keepPrevious: true });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const groups = data?.creditClaimGroups ?? [];
  return (
    <>
      <Group label={t('credits.desk.allSchools')} figures={sumOf(groups)} isChosen={schoolId === null} onClick={() => change({ schoolId: null })} />
      {groups.map(({ school, ...figures }) => <Group key={school.id} label={name(school)} figures={figures} isChosen={school.id === schoolId} onClick={() => change({ schoolId: school.id })} />)}
    </>
  );
}

/** Categories, and under each the items it is made of; what is counted by the hour stands as one of them. */
function Items({ desk: { filterOfAllItems, categoryKey, item, change } }: { desk: Desk }) {
  const t = useT();
  const { data, error, refetch } = useRead(CreditClaimItemGroupsDocument, { filter: filterOfAllItems }, { keepPrevious: true });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const groups = data?.creditClaimItemGroups ?? [];
  const categories = [...new Map(groups.map(({ category }) => [category.key, category])).values()];
  return (
    <>
      <Group label={t('credits.desk.allItems')} figures={sumOf(groups)} isChosen={categoryKey === null && item === null} onClick={() => change({ categoryKey: null, item: null })} />
      {categories.map(({ key, name }) => {
        const inside = groups.filter(({ category }) => category.key === key);
        return (
          <Box key={key}>
            <Group label={name} figures={sumOf(inside)} isChosen={categoryKey === key && item === null} onClick={() => change({ categoryKey: key, item: null })} />
            {(inside.length > 1 || inside[0]?.itemKey) && inside.map(({ itemKey, itemName, ...figures }) => (
              <Group key={itemKey ?? HOURS} isInside label={itemName ?? t('credits.desk.byHours')} figures={figures} isChosen={categoryKey === key && item === (itemKey ?? HOURS)} onClick={() => change({ categoryKey: key, item: itemKey ?? HOURS })} />
            ))}
          </Box>
        );
      })}
    </>
  );
}

const sumOf = (groups: readonly Figures[]): Figures => groups.reduce(
  (sum, each) => ({ count: sum.count + each.count, claimedCenticredits: sum.claimedCenticredits + each.claimedCenticredits, quarantinedCount: sum.quarantinedCount + each.quarantinedCount }),
  { count: 0, claimedCenticredits: 0, quarantinedCount: 0 });

function Group({ label, figures: { count, claimedCenticredits, quarantinedCount }, isChosen, isInside = false, onClick }: { label: string; figures: Figures; isChosen: boolean; isInside?: boolean; onClick: () => void }) {
  const t = useT();
  const line = (start: ReactNode, end: ReactNode) => <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, width: 1 }}>{start}{end}</Box>;
  return (
    <ButtonBase
      onClick={onClick} aria-current={isChosen ? 'true' : undefined}
      sx={({ tokens }) => ({ display: 'block', width: '100%', py: 0.5, pr: 1.5, pl: isInside ? 2.5 : 1.5, textAlign: 'left', bgcolor: isChosen ? tokens.accentSoft : 'transparent', color: isChosen ? tokens.accent : 'inherit', '&:hover': { bgcolor: tokens.accentSoft } })}
    >
      {line(<Typography component="span" sx={{ fontSize: 13, lineHeight: 1.4, fontWeight: isChosen ? 600 : 400 }}>{label}</Typography>, <Typography component="span" sx={{ fontSize: 13 }}><Count value={count} /></Typography>)}
      <Typography component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
        {line(t('credits.desk.worth', { value: formatCredits(claimedCenticredits) }), quarantinedCount > 0 && <Box component="span" sx={({ tokens }) => ({ color: tokens.warn, flexShrink: 0 })}>{t('credits.desk.suspects', { count: quarantinedCount })}</Box>)}
      </Typography>
    </ButtonBase>
  );
}
