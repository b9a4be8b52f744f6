import { Alert, Box, Link } from '@mui/material';
import type { ReactNode } from 'react';

import { useLabel, useT } from '../../i18n/useT.js';
import { formatCredits } from '../../shared/format.js';
import { useName } from '../../shared/useName.js';
import type { Review } from './ClaimPanel.js';
import { useHours } from './claim-words.js';

interface DuplicateCompareProps {
  readonly claim: Review['claim'];
  readonly duplicate: Review['duplicate'];
  readonly hourMinutes: number;
  readonly onOpenClaim: (claimId: string) => void;
}

/** Two records side by side; what is the same in both is marked. */
export function DuplicateCompare({ claim, duplicate, hourMinutes, onOpenClaim }: DuplicateCompareProps) {
  const t = useT();
  const label = useLabel();
  const hours = useHours(hourMinutes);
  const name = useName();
  if (!duplicate) return <Alert severity="info">{t('credits.panel.duplicateGone')}</Alert>;
  const dates = ({ startDay, endDay }: { startDay: string; endDay: string }): string => (startDay === endDay ? endDay : `${startDay} ~ ${endDay}`);
  const from = ({ providerKey, sourceType }: Pick<NonNullable<Review['duplicate']>, 'providerKey' | 'sourceType'>): string => providerKey ?? (sourceType ? label('claimSource', sourceType) : t('credits.panel.ledger'));
  const who = ({ name: person, number, school }: Review['claim']['teacher']): string => `${person}　${number}　${name(school)}`;
  const other = duplicate.teacher ?? claim.teacher;
  const rows: readonly (readonly [string, string, ReactNode, boolean])[] = [
    ...(other.id === claim.teacher.id ? [] : [[t('credits.panel.teacher'), who(claim.teacher), who(other), false] as const]),
    [t('credits.panel.name'), claim.title, duplicate.claimId ? <Link component="button" type="button" onClick={() => onOpenClaim(duplicate.claimId as string)} sx={{ font: 'inherit', textAlign: 'left', display: 'inline' }}>{duplicate.title}</Link> : duplicate.title, claim.title === duplicate.title],
    [t('credits.panel.dates'), dates(claim), dates(duplicate), dates(claim) === dates(duplicate)],
    [t('credits.panel.hours'), hours(claim.durationMinutes), hours(duplicate.durationMinutes), claim.durationMinutes > 0 && claim.durationMinutes === duplicate.durationMinutes],
    ...(claim.certificateNumber || duplicate.certificateNumber ? [[t('credits.panel.certificate'), claim.certificateNumber ?? '—', duplicate.certificateNumber ?? '—', claim.quarantineReason === 'SAME_CERTIFICATE'] as const] : []),
    [t('credits.panel.source'), from(claim), from(duplicate), from(claim) === from(duplicate)],
    [t('credits.panel.state'), label('claimStatus', claim.status), duplicate.status ? label('claimStatus', duplicate.status) : t('credits.panel.ledger'), false],
    [t('credits.panel.credits'), '—', duplicate.centicredits === null ? '—' : formatCredits(duplicate.centicredits), false],
  ];
  return (
    <>
      {claim.quarantineReason && <Alert severity="warning" sx={{ mb: 1 }}>{label('duplicateReason', claim.quarantineReason)}</Alert>}
      <Box component="table" sx={({ tokens }) => ({ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', fontSize: 13, '& th, & td': { p: '4px 6px', border: `1px solid ${tokens.line}`, textAlign: 'left', verticalAlign: 'top', overflowWrap: 'anywhere', fontWeight: 400 }, '& thead th, & tbody th': { color: tokens.faint }, '& .same': { bgcolor: tokens.warnSoft, color: tokens.warn } })}>
        <thead><tr><th style={{ width: 64 }} aria-label={t('credits.columns.claim')} /><th>{t('credits.panel.thisOne')}</th><th>{t('credits.panel.otherOne')}</th></tr></thead>
        <tbody>{rows.map(([term, mine, other, isSame]) => <tr key={term}><th scope="row">{term}</th><td className={isSame ? 'same' : undefined}>{mine}</td><td className={isSame ? 'same' : undefined}>{isSame && <span aria-hidden>＝ </span>}{other}</td></tr>)}</tbody>
      </Box>
    </>
  );
}
