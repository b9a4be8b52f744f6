import { Box, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router';

import type { ExternalRecordsQuery, LearningRecordCode, LearningRecordStatus } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { Day, Minutes } from '../../shared/Formatted.js';
import type { Column } from '../../shared/ResponsiveList.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';

export type RecordRow = ExternalRecordsQuery['externalRecords']['items'][number];

const TONES: Record<LearningRecordStatus, Tone> = { ACCEPTED: 'good', DUPLICATE: 'plain', UNKNOWN_TEACHER: 'warn', AMBIGUOUS: 'warn', OUT_OF_SCOPE: 'plain', INVALID: 'bad' };
const SUSPECTED: LearningRecordCode = 'SUSPECTED_DUPLICATE';
const below = { display: 'block', fontSize: 13, fontWeight: 400, color: 'text.secondary' } as const;
/** Below in a table, behind on a card. */
const second = { ...below, display: { xs: 'inline', sm: 'block' }, ml: { xs: 0.75, sm: 0 } } as const;

/** A record with its answer: whose it is said to be, what it is, and what the platform was told. */
export function useRecordColumns(): readonly Column<RecordRow>[] {
  const t = useT();
  const label = useLabel();
  const name = useName();
  return [
    { key: 'person', label: t('intake.records.person'), width: '18%', card: 'title', value: ({ teacher, statedName, statedNumber }) => (teacher
      ? <><MuiLink component={Link} to={`/teachers/${teacher.id}/show`}>{teacher.name}</MuiLink><Box component="span" sx={below}>{name(teacher.school)}</Box></>
      : <>{statedName || '—'}<Box component="span" sx={below}>{statedNumber ?? '—'}</Box></>) },
    { key: 'course', label: t('intake.records.course'), value: ({ courseTitle, level, externalId }) => <>{courseTitle || '—'}<Box component="span" sx={second}>{externalId} · {label('sponsorLevel', level)}</Box></> },
    { key: 'days', label: t('intake.records.days'), value: ({ startedOn, completedOn }) => <><Day value={startedOn} /><Box component="span" sx={second}><Day value={completedOn} /></Box></>, card: 'hidden' },
    { key: 'minutes', label: t('intake.records.minutes'), value: ({ durationMinutes }) => <Minutes value={durationMinutes} />, align: 'right' },
    { key: 'answer', label: t('intake.records.answer'), width: '28%', value: ({ status, code, message, repeated }) => (
      <>
        <StatusChip tone={code === SUSPECTED ? 'warn' : TONES[status]} label={code === SUSPECTED ? label('learningRecordCode', code) : label('learningRecordStatus', status)} />
        {code && <Box component="span" sx={second}>{message}</Box>}
        {repeated && <Box component="span" sx={second}>{t('intake.records.repeated')}</Box>}
      </>
    ) },
    { key: 'claim', label: t('intake.records.claim'), value: ({ claimStatus }) => (claimStatus === null ? '—' : claimStatus === 'QUARANTINED' ? t('intake.batches.claimsQuarantined') : label('claimStatus', claimStatus)), card: 'hidden', width: 96 },
  ];
}
