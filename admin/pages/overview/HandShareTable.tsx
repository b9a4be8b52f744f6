import { Box, Link as MuiLink, Paper } from '@mui/material';
import { Link } from 'react-router';

import { type HandShareBy, HandSharesDocument, type HandSharesQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatPermille } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { useYear } from './useYear.js';

type Share = HandSharesQuery['handShares'][number];
const BY: readonly HandShareBy[] = ['ROLL', 'SESSION', 'PERSON'];
const TONES: Record<Share['grade'], Tone> = { USUAL: 'good', WATCH: 'warn', HIGH: 'bad' };

/** Entries by hand with their share, a bar and a word for it; each line leads to the register behind it. */
export function HandShareTable() {
  const t = useT();
  const isEnglish = useLocale() === 'en';
  const { params, change } = useAddress();
  const { year, years } = useYear(params.get('year'));
  const by = BY.find((each) => each === params.get('by')) ?? 'ROLL';
  const { data, error, refetch, isPlaceholderData } = useRead(HandSharesDocument, { by, year }, { keepPrevious: true });
  const faint = (text: string) => <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{text}</Box>;
  return (
    <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
      <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: 'minmax(120px, 180px) minmax(90px, 120px)', gap: 1.5, p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
        <ChoiceField label={t('overview.by')} required value={by} choices={BY.map((id) => ({ id, name: t(`overview.byOf.${id}`) }))} onChange={(next) => change({ by: next })} />
        <ChoiceField label={t('overview.year')} required value={String(year)} choices={years} onChange={(next) => change({ year: next })} />
      </Box>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && (
        <ResponsiveList<Share>
          rows={data.handShares} label={t('overview.tabs.hand')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('overview.handNone')} />}
          columns={[
            { key: 'title', label: t(`overview.what.${by}`), card: 'title', value: ({ title, titleEn, rollTitle, rollTitleEn }) => <><b>{isEnglish ? titleEn || title : title}</b>{rollTitle && <><br />{faint(isEnglish ? rollTitleEn || rollTitle : rollTitle)}</>}</> },
            { key: 'entries', label: t('overview.entries'), align: 'right', isBare: true, width: 96, value: ({ entries }) => entries },
            { key: 'presences', label: t('overview.presences'), align: 'right', isBare: true, width: 96, value: ({ presences }) => presences },
            { key: 'share', label: t('overview.share'), width: 220, value: ({ permille, grade }) => <Bar permille={permille} grade={grade} /> },
            { key: 'grade', label: '', card: 'side', width: 96, value: ({ grade }) => <StatusChip tone={TONES[grade]} label={t(`overview.grade.${grade}`)} /> },
            { key: 'late', label: t('overview.late'), align: 'right', isBare: true, width: 116, value: ({ lateEntries }) => (lateEntries > 0 ? <b>{lateEntries}</b> : 0) },
            { key: 'register', label: '', width: 88, value: ({ sessionId }) => sessionId && <MuiLink component={Link} to={`/attendance/${sessionId}?only=hand`}>{t('overview.toRegister')}</MuiLink> },
          ]}
        />
      )}
    </Paper>
  );
}

function Bar({ permille, grade }: { permille: number; grade: Share['grade'] }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box aria-hidden sx={({ tokens }) => ({ flex: 1, height: 8, borderRadius: 4, bgcolor: tokens.raised, overflow: 'hidden' })}>
        <Box sx={({ tokens }) => ({ height: 1, width: `${permille / 10}%`, bgcolor: { USUAL: tokens.good, WATCH: tokens.warn, HIGH: tokens.bad }[grade] })} />
      </Box>
      <Box component="span" sx={{ minWidth: 52, textAlign: 'right' }}>{formatPermille(permille)}</Box>
    </Box>
  );
}
