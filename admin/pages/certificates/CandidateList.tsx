import { Box, Link as MuiLink, Tab, Tabs } from '@mui/material';
import { Link } from 'react-router';

import { CertificateCandidatesDocument, type CertificateCandidatesQuery, type CertificateStanding } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { type DeskAddress, LINES_PER_PAGE } from './desk-address.js';

type Candidate = CertificateCandidatesQuery['certificateCandidates']['items'][number];

const TONES: Record<CertificateStanding, Tone> = { READY: 'run', CERTIFIED: 'good', NAME_NOT_PRINTABLE: 'warn', NOT_COMPLETED: 'plain', CREDIT_REVERSED: 'bad', REVOKED_BEFORE: 'bad' };

/** Who gets one, who not, and why. */
export function CandidateList({ cohortId, counts, address }: { cohortId: string; counts: ReadonlyMap<CertificateStanding, number>; address: DeskAddress }) {
  const t = useT();
  const label = useLabel();
  const standings = (Object.keys(vocabulary.certificateStanding) as CertificateStanding[]).filter((each) => counts.has(each));
  // After the issue nobody is ready any more: a filter that nothing fits falls back to all.
  const standing = address.standing !== null && counts.has(address.standing) ? address.standing : null;
  const page = standing === address.standing ? address.line : 1;
  const { data, error, refetch, isPlaceholderData } = useRead(CertificateCandidatesDocument, { cohortId, standing, page: { limit: LINES_PER_PAGE, offset: (page - 1) * LINES_PER_PAGE } }, { keepPrevious: true });
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const lines = data?.certificateCandidates;
  return (
    <Panel title={t('certificates.cohort.lines')} flush>
      <Tabs value={standing ?? ''} onChange={(_, next: string) => address.change({ standing: next || null })} variant="scrollable" scrollButtons={false} className="no-print" sx={({ tokens }) => ({ px: 1, minHeight: 40, borderBottom: `1px solid ${tokens.line}` })}>
        <Tab value="" label={`${t('certificates.cohort.allLines')} ${total}`} sx={{ minHeight: 40, minWidth: 64 }} />
        {standings.map((each) => <Tab key={each} value={each} label={`${label('certificateStanding', each)} ${counts.get(each) ?? 0}`} sx={{ minHeight: 40, minWidth: 64 }} />)}
      </Tabs>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!lines && !error && <Loading />}
      {lines && (
        <ResponsiveList<Candidate & { id: string }>
          rows={lines.items.map((each) => ({ ...each, id: each.completionId }))} label={t('certificates.cohort.lines')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('certificates.cohort.noLines')} />}
          columns={[
            { key: 'name', label: t('certificates.cohort.name'), width: 120, card: 'title', value: ({ teacherName }) => teacherName },
            { key: 'number', label: t('certificates.cohort.number'), width: 120, value: ({ teacherNumber }) => teacherNumber },
            { key: 'school', label: t('certificates.cohort.school'), value: ({ schoolName }) => schoolName },
            { key: 'standing', label: t('certificates.cohort.standing'), width: 120, card: 'side', value: (line) => <StatusChip tone={TONES[line.standing]} label={label('certificateStanding', line.standing)} /> },
            { key: 'why', label: t('certificates.cohort.why'), value: ({ certificateId, standing: code, reason }) => (code === 'READY' ? '' : certificateId ? <MuiLink component={Link} to={`/certificates/${certificateId}/show`}>{reason}</MuiLink> : reason) },
          ]}
        />
      )}
      {lines && lines.totalCount > LINES_PER_PAGE && <Pager page={page} perPage={LINES_PER_PAGE} totalCount={lines.totalCount} onPage={(next) => address.change({ line: String(next) })} />}
    </Panel>
  );
}
