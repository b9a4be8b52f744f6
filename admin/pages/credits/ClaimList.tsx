import { Box } from '@mui/material';
import { useMemo } from 'react';

import { useLabel, useT } from '../../i18n/useT.js';
import { RelativeTime } from '../../shared/Formatted.js';
import { type Column, ResponsiveList, type Selection } from '../../shared/ResponsiveList.js';
import { useName } from '../../shared/useName.js';
import { type Claim, ClaimChip, ClaimCredits, useHours } from './claim-words.js';

interface ClaimListProps {
  readonly claims: readonly Claim[];
  readonly currentId: string | null;
  readonly onOpen: (claim: Claim) => void;
  /** None for those who only look. */
  readonly selection?: Selection;
  readonly hourMinutes: number;
  readonly isStale: boolean;
  /** Where all are in one state, how long they wait says more. */
  readonly isOneState: boolean;
}

const second = { display: 'block', fontSize: 12, fontWeight: 400, color: 'text.secondary', lineHeight: 1.5 } as const;

/** Dense on purpose: two lines a claim, everything that decides most of them. */
export function ClaimList({ claims, currentId, onOpen, selection, hourMinutes, isStale, isOneState }: ClaimListProps) {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const hours = useHours(hourMinutes);
  const columns = useMemo(() => columnsOf({ t, label, name, hours, isOneState }), [t, label, name, hours, isOneState]);
  return <ResponsiveList<Claim> rows={claims} label={t('credits.desk.title')} density="compact" currentId={currentId} onOpen={onOpen} selection={selection} isStale={isStale} nameOf={(claim) => `${claim.teacher.name} ${claim.title}`} columns={columns} />;
}

interface Words { readonly t: ReturnType<typeof useT>; readonly label: ReturnType<typeof useLabel>; readonly name: ReturnType<typeof useName>; readonly hours: ReturnType<typeof useHours>; readonly isOneState: boolean }

function columnsOf({ t, label, name, hours, isOneState }: Words): readonly Column<Claim>[] {
  const last: Column<Claim> = isOneState
    ? { key: 'filed', label: t('credits.panel.submittedAt'), width: 92, value: (claim) => <RelativeTime value={claim.submittedAt} /> }
    : {
        key: 'state', label: t('credits.columns.state'), width: 152,
        value: (claim) => <><ClaimChip claim={claim} />{claim.quarantineReason && claim.status === 'QUARANTINED' && <Box component="span" sx={second}>{label('duplicateReason', claim.quarantineReason)}</Box>}</>,
      };
  return [
    {
      key: 'title', label: t('credits.columns.claim'), card: 'title',
      value: (claim) => <>{claim.title}<Box component="span" sx={second}>{[claim.category.name, label('sponsorLevel', claim.level), claim.itemName, claim.durationMinutes > 0 ? hours(claim.durationMinutes) : null, claim.sourceType === 'TEACHER' ? null : label('claimSource', claim.sourceType)].filter(Boolean).join(' · ')}</Box></>,
    },
    { key: 'teacher', label: t('credits.columns.teacher'), width: 164, value: (claim) => <>{claim.teacher.name}<Box component="span" sx={second}>{name(claim.teacher.school)}</Box></> },
    { key: 'credits', label: t('credits.columns.credits'), align: 'right', width: 76, card: 'side', value: (claim) => <ClaimCredits claim={claim} /> },
    last,
  ];
}
