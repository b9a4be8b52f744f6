import AddIcon from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import { Link, useParams } from 'react-router';

import { CascadeSheetDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { useTitle } from '../../resources/programmes/training-words.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { AreaCoverage, SubjectCoverage } from './Coverage.js';
import { CoverageBar } from './CoverageBar.js';
import { Lineage } from './Lineage.js';
import { StepDialog } from './StepDialog.js';

/** One training passed on: from whom to whom, and what it has reached. */
export default function CascadeShow() {
  const t = useT();
  const label = useLabel();
  const locale = useLocale();
  const titleOf = useTitle();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(CascadeSheetDocument, { id });
  const { params, change } = useAddress();
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const sheet = data.cascade;
  if (!sheet) return <EmptyState title={t('cascade.notFound')} action={<Button variant="outlined" component={Link} to="/cascades">{t('common.back')}</Button>} />;
  const { cascade, steps, areas, subjects, viewerCanRule, viewerSchoolIds } = sheet;
  const canAdd = viewerCanRule || viewerSchoolIds.length > 0;
  // From the start page (`due`) a school that has written its step down already is shown that step instead.
  const isAdding = canAdd && (params.get('step') === 'new' || (params.get('step') === 'due' && !steps.some((each) => each.viewerCanKeep && each.state === 'PLANNED')));
  const add = canAdd && <Button variant="contained" startIcon={<AddIcon />} onClick={() => change({ step: 'new' })}>{t('cascade.add')}</Button>;
  return (
    <>
      <PageHeader
        title={titleOf(cascade)} status={cascade.overdueCount > 0 && <StatusChip tone="bad" label={t('cascade.overdue', { count: cascade.overdueCount })} />}
        sub={<>{label('sponsorLevel', cascade.level)} · {t('cascade.sourceIs', { organiser: cascade.organiser, from: cascade.startsOn, to: cascade.endsOn })}</>}
        actions={<>{add}<DownloadButton href={`/downloads/cascade/${id}.xlsx?locale=${locale}`} /><DownloadButton href={`/downloads/cascade/${id}.zip`} label={t('cascade.pack')} /><PrintButton /></>}
      />
      <Panel>
        <Facts facts={[
          { label: t('cascade.coverage'), value: <CoverageBar reached={cascade.reachedCount} target={cascade.targetCount} words={t('cascade.reachedOf', { reached: cascade.reachedCount, target: cascade.targetCount })} /> },
          { label: t('cascade.due'), value: cascade.dueOn }, { label: t('cascade.attendees'), value: t('cascade.people', { smart_count: cascade.attendeeCount }) }, { label: t('cascade.steps'), value: cascade.heldSteps },
          { label: t('cascade.subjects'), value: cascade.subjects.map((each) => label('subject', each)).join(t('common.listComma')) || t('cascade.allSubjects') },
        ]} />
      </Panel>
      <Panel title={t('cascade.lineage')} flush>
        <Lineage sheet={sheet} />
        {steps.length === 0 && <EmptyState title={t('cascade.noSteps')} text={t('cascade.noStepsText')} action={add} />}
      </Panel>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' }, columnGap: 2.5, alignItems: 'start' }}>
        <Panel title={t('cascade.byArea')} flush><AreaCoverage areas={areas} /></Panel>
        <Panel title={t('cascade.bySubject')}><SubjectCoverage subjects={subjects} /></Panel>
      </Box>
      {isAdding && <StepDialog sheet={sheet} onClose={() => change({ step: null })} />}
    </>
  );
}
