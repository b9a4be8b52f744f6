import { Button } from '@mui/material';
import { useState } from 'react';
import { useShowContext } from 'react-admin';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import type { StudioQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { Count, Day, Instant, Minutes } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { WholeRecord } from '../../shared/WholeRecord.js';
import { MeetingDialog } from './MeetingDialog.js';
import { Meetings } from './Meetings.js';
import { Members } from './Members.js';
import { STUDIO_KEEPERS } from './roles.js';
import { StudioCloseDialog } from './StudioCloseDialog.js';
import { STUDIO_TONES } from './StudioList.js';

export type StudioRecord = NonNullable<StudioQuery['studio']>;

export default function StudioShow() {
  return <WholeRecord><StudioFile /></WholeRecord>;
}

function StudioFile() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const roles = useRoles();
  const { record: studio, error, refetch } = useShowContext<StudioRecord>();
  const [dialog, setDialog] = useState<'meeting' | 'close' | null>(null);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!studio) return <Loading />;
  const isOpen = studio.status === 'ACTIVE';
  const finish = (): void => { setDialog(null); void refetch(); };
  return (
    <>
      <PageHeader
        title={name(studio)} sub={`${label('studioKind', studio.kind)} · ${studio.code}`} status={<StatusChip tone={STUDIO_TONES[studio.status]} label={label('studioStatus', studio.status)} />}
        actions={(
          <>
            {isOpen && mayUse(STUDIO_KEEPERS, roles) && <Button variant="outlined" color="error" onClick={() => setDialog('close')}>{t('studios.close.action')}</Button>}
            {studio.viewerCanKeep.allowed && <Button variant="contained" onClick={() => setDialog('meeting')}>{t('studios.meeting.plan')}</Button>}
          </>
        )}
      />
      <Panel title={t('studios.basics')}>
        <Facts facts={[
          { label: t('studios.host'), value: studio.host.name },
          { label: t('studios.school'), value: name(studio.school) },
          { label: t('studios.foundedOn'), value: <Day value={studio.foundedOn} /> },
          { label: t('studios.members'), value: studio.memberCount },
          { label: t('studios.held'), value: studio.heldCount },
          { label: t('studios.next'), value: <Instant value={studio.nextMeeting} /> },
          { label: t('studios.level'), value: label('sponsorLevel', studio.creditLevel) },
        ]} />
      </Panel>
      <Meetings studio={studio} onChanged={() => void refetch()} />
      <Years studio={studio} />
      <Members studio={studio} onChanged={() => void refetch()} />
      {dialog === 'meeting' && <MeetingDialog studio={studio} onClose={finish} />}
      {dialog === 'close' && <StudioCloseDialog studio={studio} onClose={finish} />}
    </>
  );
}

function Years({ studio: { years } }: { studio: StudioRecord }) {
  const t = useT();
  if (years.length === 0) return null;
  return (
    <Panel title={t('studios.years.title')} flush>
      <ResponsiveList
        rows={years.map((each) => ({ ...each, id: String(each.year) }))} label={t('studios.years.title')}
        columns={[
          { key: 'year', label: t('studios.years.year'), value: ({ year }) => year, card: 'title' },
          { key: 'meetings', label: t('studios.years.meetings'), value: ({ meetings }) => meetings, align: 'right', card: 'side' },
          { key: 'presences', label: t('studios.years.presences'), value: ({ presences }) => <Count value={presences} />, isBare: true, align: 'right' },
          { key: 'time', label: t('studios.years.time'), value: ({ minutes }) => <Minutes value={minutes} />, isBare: true, align: 'right' },
          { key: 'claims', label: t('studios.years.claims'), value: ({ claims }) => <Count value={claims} />, isBare: true, align: 'right' },
        ]}
      />
    </Panel>
  );
}
