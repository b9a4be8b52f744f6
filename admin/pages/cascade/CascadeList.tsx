import AddIcon from '@mui/icons-material/Add';
import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { CascadesDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { useIsCentre, useTitle } from '../../resources/programmes/training-words.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { CoverageBar } from './CoverageBar.js';
import { OpenDialog } from './OpenDialog.js';

const PER_PAGE = 25;

/** Trainings passed on, with how far each has come. */
export default function CascadeList() {
  const t = useT();
  const label = useLabel();
  const titleOf = useTitle();
  const navigate = useNavigate();
  const isCentre = useIsCentre();
  const { page, change } = useAddress();
  const [isOpening, setOpening] = useState(false);
  const { data, error, refetch, isPlaceholderData } = useRead(CascadesDocument, { page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const found = data?.cascades;
  const action = isCentre && <Button variant="contained" startIcon={<AddIcon />} onClick={() => setOpening(true)}>{t('cascade.open')}</Button>;
  return (
    <>
      <PageHeader title={t('cascade.title')} sub={t('cascade.sub')} actions={action} />
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : !found ? <Loading /> : (
        <Panel flush>
          <ResponsiveList
            rows={found.items} label={t('cascade.title')} to={({ id }) => `/cascades/${id}`} isStale={isPlaceholderData} empty={<EmptyState title={t('cascade.none')} text={t(isCentre ? 'cascade.noneText' : 'cascade.noneSchool')} action={action} />}
            columns={[
              { key: 'title', label: t('cascade.name'), card: 'title', value: (row) => titleOf(row) },
              { key: 'level', label: t('cascade.level'), width: 90, value: ({ level }) => label('sponsorLevel', level) },
              { key: 'organiser', label: t('cascade.organiser'), card: 'hidden', value: ({ organiser }) => organiser },
              { key: 'coverage', label: t('cascade.coverage'), width: 230, value: ({ reachedCount, targetCount }) => <CoverageBar reached={reachedCount} target={targetCount} words={t('cascade.reachedOf', { reached: reachedCount, target: targetCount })} /> },
              { key: 'steps', label: t('cascade.steps'), width: 100, align: 'right', value: ({ heldSteps }) => heldSteps },
              { key: 'due', label: t('cascade.due'), width: 210, card: 'side', value: ({ dueOn, overdueCount }) => <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center' }}><span>{dueOn}</span>{overdueCount > 0 && <StatusChip tone="bad" label={t('cascade.overdue', { count: overdueCount })} />}</Stack> },
            ]}
          />
          {found.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={found.totalCount} onPage={(next) => change({ page: String(next) })} />}
        </Panel>
      )}
      {isOpening && <OpenDialog onClose={() => setOpening(false)} onOpened={(id) => void navigate(`/cascades/${id}`)} />}
    </>
  );
}
