import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import type { PlacementBoardFragment } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { useName } from '../../shared/useName.js';
import { type Mentor, MentorDialog } from './MentorDialog.js';
import { useTeaches } from './useTeaches.js';

type Desk = PlacementBoardFragment;
type Host = Desk['hosts'][number];

/** Host schools one after the other: days, mentors, and who is with whom. */
export function Hosts({ desk, isOver }: { desk: Desk; isOver: boolean }) {
  return <>{desk.hosts.map((host) => <HostPanel key={host.id} desk={desk} host={host} isOver={isOver} />)}</>;
}

function HostPanel({ desk: { cohortId, people }, host, isOver }: { desk: Desk; host: Host; isOver: boolean }) {
  const t = useT();
  const nameOf = useName();
  const teaches = useTeaches();
  const locale = useLocale();
  const [edited, setEdited] = useState<Mentor | 'new' | null>(null);
  const { days, mentors } = host;
  const name = nameOf({ name: host.schoolName, nameEn: host.schoolNameEn });
  return (
    <Panel title={name} flush actions={(
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <DownloadButton href={`/downloads/placement-host/${host.id}?locale=${locale}`} label={t('placements.hosts.print')} />
        {!isOver && <Button variant="outlined" onClick={() => setEdited('new')}>{t('placements.hosts.addMentor')}</Button>}
      </Box>
    )}>
      <Box sx={{ px: 2.5, pb: 1 }}>
        <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('placements.hosts.days', { days: days.length, from: days[0]?.day ?? '', to: days.at(-1)?.day ?? '', confirmed: days.filter(({ isConfirmed }) => isConfirmed).length })}</Typography>
        <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, mt: 0.5, fontSize: 13 }} aria-label={t('placements.hosts.register')}>
          {days.map(({ sessionId, day, isConfirmed }) => <Link key={sessionId} to={`/attendance/${sessionId}`} style={{ whiteSpace: 'nowrap', color: 'inherit' }}>{day.slice(5)}{isConfirmed ? ' ✓' : ''}</Link>)}
        </Box>
      </Box>
      <ResponsiveList
        rows={mentors} label={t('placements.hosts.title')} density="compact" empty={null}
        columns={[
          { key: 'name', label: t('placements.hosts.mentor'), card: 'title', width: 110, value: (mentor) => <b>{mentor.name}</b> }, { key: 'teaches', label: t('placements.hosts.teaches'), width: 150, value: teaches },
          { key: 'used', label: t('placements.hosts.used'), width: 80, align: 'right', card: 'side', value: ({ used, capacity }) => t('placements.figures.of', { n: used, all: capacity }) },
          { key: 'who', label: t('placements.hosts.who'), value: ({ id }) => people.filter(({ mentorId }) => mentorId === id).map((person) => person.name).join(t('common.listComma')) || '—' },
          { key: 'note', label: t('placements.hosts.note'), value: ({ note }) => note },
          { key: 'steps', label: '', width: 80, align: 'right', value: (mentor) => !isOver && <Button variant="text" size="small" sx={{ minHeight: 26, py: 0 }} onClick={() => setEdited(mentor)}>{t('placements.hosts.change')}</Button> },
        ]}
      />
      {edited && <MentorDialog cohortId={cohortId} hostId={host.id} mentor={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Panel>
  );
}
