import { Alert, Button, LinearProgress, Stack, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { CreditYearDocument, type CreditYearQuery } from '../../data/generated/operations.js';
import { useJobProgress } from '../../data/useJobProgress.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Count } from '../../shared/Formatted.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { Checklist } from './Checklist.js';
import { ClosingHistory } from './ClosingHistory.js';
import { type YearStep, YearStepDialog } from './YearStepDialog.js';
import { stateOf, YEAR_TONES } from './year-state.js';
import { YearResults } from './YearResults.js';

export type Year = NonNullable<CreditYearQuery['creditYear']>;

const LOOK_EVERY_MS = 1_500;

/** One year: what is left to do, the next step, what was frozen and what came after. */
export default function CreditYearShow() {
  const t = useT();
  const locale = useLocale();
  const cycleYear = Number(useParams().year);
  const [step, setStep] = useState<YearStep | null>(null);
  const { data, error, refetch } = useRead(CreditYearDocument, { cycleYear });
  const latest = data?.creditYear?.closings[0];
  useRead(CreditYearDocument, { cycleYear }, { every: LOOK_EVERY_MS, enabled: latest?.status === 'FREEZING' });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { creditYear: year } = data;
  if (!year) return <ErrorPanel error={null} />;
  const { closedAt, teacherCount, shortCount, countedCenticredits, changedCount, viewerCanPropose } = year;
  const state = stateOf({ closedAt, latest: latest ?? null });
  const isOpenProposal = latest?.status === 'PROPOSED';
  const button = (each: YearStep, label: string, can: { allowed: boolean; reason?: string | null }, isMain: boolean) => <Tooltip title={can.reason ?? ''}><span><Button variant={isMain ? 'contained' : 'outlined'} disabled={!can.allowed} onClick={() => setStep(each)}>{label}</Button></span></Tooltip>;
  return (
    <>
      <PageHeader
        title={t('creditYears.year', { year: String(cycleYear) })} status={<StatusChip tone={YEAR_TONES[state]} label={t(`creditYears.states.${state}`)} />} sub={closedAt ? t('creditYears.closedLine', { at: formatInstant(closedAt) }) : undefined}
        actions={<><Button variant="outlined" component={Link} to="/credit-years">{t('creditYears.years')}</Button>{state === 'CLOSED' && <><DownloadButton href={`/downloads/credit-years/${cycleYear}.pdf?lang=${locale}`} label={t('creditYears.pdf')} /><DownloadButton href={`/downloads/credit-years/${cycleYear}.xlsx?lang=${locale}`} label={t('creditYears.excel')} /></>}</>}
      />
      {latest?.status === 'FREEZING' && <Freezing jobId={latest.jobId ?? null} />}
      <Panel>
        {closedAt && (
          <Stats>
            <Stat label={t('creditYears.teachers')} value={<Count value={teacherCount} />} />
            <Stat label={t('creditYears.short')} value={<Count value={shortCount} />} />
            <Stat label={t('creditYears.counted')} value={formatCredits(countedCenticredits)} />
            <Stat label={t('creditYears.changed')} value={<Count value={changedCount} />} />
          </Stats>
        )}
        <Stack direction="row" useFlexGap spacing={1} className="no-print" sx={{ mt: closedAt ? 2 : 0, flexWrap: 'wrap', alignItems: 'center' }}>
          {isOpenProposal && button('confirm', t('creditYears.confirm'), latest.viewerCanConfirm, true)}
          {isOpenProposal && button('decline', t('creditYears.decline'), { allowed: viewerCanDecide(latest.viewerCanConfirm) }, false)}
          {!isOpenProposal && state !== 'FREEZING' && button('propose', t(closedAt ? 'creditYears.proposeSupplement' : 'creditYears.propose'), viewerCanPropose, true)}
          <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{(isOpenProposal ? latest.viewerCanConfirm.reason : viewerCanPropose.reason) ?? ''}</Typography>
        </Stack>
      </Panel>
      {latest?.status === 'DECLINED' && <Alert severity="warning" sx={{ mb: 2.5 }}>{t('creditYears.declinedBy', { name: latest.decidedBy, reason: latest.declineReason })}</Alert>}
      {!closedAt && <Checklist checklist={year.checklist} />}
      {closedAt && state !== 'FREEZING' && <YearResults year={year} />}
      {year.closings.length > 0 && <ClosingHistory closings={year.closings} />}
      {step && <YearStepDialog year={year} step={step} onClose={() => setStep(null)} />}
    </>
  );
}

const viewerCanDecide = ({ allowed }: { allowed: boolean }): boolean => allowed;

function Freezing({ jobId }: { jobId: string | null }) {
  const t = useT();
  const job = useJobProgress(jobId);
  const share = job && job.progressTotal > 0 ? Math.min(100, (100 * job.progressDone) / job.progressTotal) : undefined;
  const title = t('creditYears.freezing', { done: job?.progressDone ?? 0, total: job?.progressTotal ?? 0 });
  return (
    <Panel title={title}>
      <LinearProgress {...(share === undefined ? {} : { variant: 'determinate', value: share })} aria-label={title} sx={{ height: 6, borderRadius: 3, my: 1 }} />
      <Typography sx={{ color: 'text.secondary' }}>{t('creditYears.freezingText')}</Typography>
    </Panel>
  );
}
