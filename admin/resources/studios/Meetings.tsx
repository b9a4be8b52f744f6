import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { type MeetingCardFragment, StudioMeetingsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { REGISTER_ROLES } from '../../pages/attendance/roles.js';
import { STATE_TONES } from '../../pages/attendance/session-words.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatCredits } from '../../shared/format.js';
import { Instant, Minutes } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { FileDialog } from './FileDialog.js';
import type { StudioRecord } from './StudioShow.js';

const PER_PAGE = 20;
const below = { display: 'block', fontSize: 13, fontWeight: 400, color: 'text.secondary' } as const;
/** Below in a table, behind on a card. */
const second = { ...below, display: { xs: 'inline', sm: 'block' }, ml: { xs: 0.75, sm: 0 } } as const;

/** Meetings with their registers and what came of them. */
export function Meetings({ studio, onChanged }: { studio: StudioRecord; onChanged: () => void }) {
  const t = useT();
  const label = useLabel();
  const isEnglish = useLocale() === 'en';
  const roles = useRoles();
  const [page, setPage] = useState(1);
  const [filing, setFiling] = useState<readonly MeetingCardFragment[] | null>(null);
  const { data, error, refetch, isPlaceholderData } = useRead(StudioMeetingsDocument, { studioId: studio.id, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const meetings = data?.studioMeetings.items ?? [];
  const open = meetings.filter((each) => each.viewerCanFile.allowed);
  const seesRegister = mayUse(REGISTER_ROLES, roles);
  return (
    <Panel title={t('studios.meeting.title')} flush actions={open.length > 1 && <Button variant="outlined" onClick={() => setFiling(open)}>{t('studios.meeting.fileAll', { count: open.length })}</Button>}>
      {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
      {!data && !error && <Loading />}
      {data && (
        <ResponsiveList
          rows={meetings.map((each) => ({ ...each, id: each.sessionId }))} label={t('studios.meeting.title')} isStale={isPlaceholderData}
          empty={<EmptyState title={t('studios.meeting.none')} text={t('studios.meeting.noneText')} />}
          columns={[
            { key: 'topic', label: t('studios.meeting.topic'), card: 'title', width: '26%', value: (each) => <>{isEnglish ? each.topicEn || each.topic : each.topic}<Box component="span" sx={below}>{t('studios.meeting.ordinal', { ordinal: each.ordinal })} · {each.lecturer}</Box></> },
            { key: 'when', label: t('studios.meeting.when'), value: ({ startsAt, durationMinutes }) => <><Instant value={startsAt} /><Box component="span" sx={second}><Minutes value={durationMinutes} /></Box></> },
            { key: 'place', label: t('studios.meeting.place'), value: ({ place }) => place, card: 'hidden' },
            { key: 'state', label: t('studios.meeting.state'), value: ({ state }) => <StatusChip tone={STATE_TONES[state]} label={label('registerState', state)} />, card: 'side' },
            { key: 'present', label: t('studios.meeting.present'), value: ({ presentCount, memberCount, state }) => (state === 'PLANNED' ? <None /> : `${presentCount} / ${memberCount}`), align: 'right' },
            { key: 'claims', label: t('studios.meeting.claims'), value: (each) => <ClaimsCell meeting={each} /> },
            { key: 'actions', label: '', align: 'right', value: (each) => (
              <Box component="span" className="no-print" sx={{ display: 'inline-flex', gap: 0.5, whiteSpace: 'nowrap' }}>
                {each.viewerCanFile.allowed && <Button variant="contained" size="small" onClick={() => setFiling([each])}>{t('studios.meeting.file')}</Button>}
                {seesRegister && <Button variant="text" size="small" component={Link} to={`/attendance/${each.sessionId}`}>{t('studios.meeting.register')}</Button>}
              </Box>
            ) },
          ]}
        />
      )}
      {data && data.studioMeetings.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.studioMeetings.totalCount} onPage={setPage} />}
      {filing && <FileDialog meetings={filing} level={label('sponsorLevel', studio.creditLevel)} onClose={() => { setFiling(null); void refetch(); onChanged(); }} />}
    </Panel>
  );
}

/** Nothing yet: a dash in a table, nothing at all on a card. */
const None = () => <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>—</Box>;

function ClaimsCell({ meeting: { state, claimCount, presentCount, claims, viewerCanFile } }: { meeting: MeetingCardFragment }) {
  const t = useT();
  if (claimCount === 0) return state === 'CLOSED' && presentCount > 0 ? <StatusChip tone={viewerCanFile.allowed ? 'warn' : 'wait'} label={t('studios.meeting.claimsNone')} /> : <None />;
  const parts = [
    claims.pending > 0 && t('studios.meeting.claimsPending', { count: claims.pending }),
    claims.quarantined > 0 && t('studios.meeting.claimsQuarantined', { count: claims.quarantined }),
    claims.approved > 0 && t('studios.meeting.claimsApproved', { count: claims.approved }),
    claims.declined > 0 && t('studios.meeting.claimsDeclined', { count: claims.declined }),
  ].filter(Boolean);
  return <>{parts.join(' · ')}{claims.centicredits > 0 && <Box component="span" sx={second}>{t('common.credits', { value: formatCredits(claims.centicredits) })}</Box>}</>;
}
