import { Alert, AlertTitle, Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { CertificateCohortDocument, type CertificateCohortQuery, type CertificateStanding } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatDay } from '../../shared/format.js';
import { Count } from '../../shared/Formatted.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { useName } from '../../shared/useName.js';
import { CandidateList } from './CandidateList.js';
import type { DeskAddress } from './desk-address.js';
import { IssueDialog } from './IssueDialog.js';

type Cohort = NonNullable<CertificateCohortQuery['certificateCohort']>;

const WATCH_EVERY_MS = 1_500;

/** One closed cohort: where its certificates stand, what to do, and the list of people. */
export function CohortPanel({ cohortId, mayIssue, address }: { cohortId: string; mayIssue: boolean; address: DeskAddress }) {
  const t = useT();
  const name = useName();
  const locale = useLocale();
  const [isWatching, setWatching] = useState(false);
  const { data, error, refetch } = useRead(CertificateCohortDocument, { cohortId }, isWatching ? { every: WATCH_EVERY_MS } : {});
  const [isIssuing, setIssuing] = useState(false);
  const cohort = data?.certificateCohort;
  const isRunning = cohort?.lastBatch?.isRunning ?? false;
  if (isRunning !== isWatching) setWatching(isRunning);
  const counts = new Map(data?.certificateStandings.map(({ standing, count }) => [standing, count]));
  const count = (standing: CertificateStanding): number => counts.get(standing) ?? 0;
  const ready = count('READY');
  const canIssue = mayIssue && ready > 0 && !isRunning;
  useKeys(canIssue ? [{ keys: 'i', label: t('certificates.keys.issue'), run: () => setIssuing(true) }] : []);

  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!cohort) return <Panel><EmptyState title={t('certificates.desk.choose')} text={t('certificates.desk.chooseText')} /></Panel>;
  const day = (value: string): string => formatDay(value, locale);
  const unprintable = data.unprintable.items;
  const others = [...counts.values()].reduce((sum, each) => sum + each, 0) - ready - count('CERTIFIED');
  return (
    <>
      <Panel>
        <Stack direction={{ xs: 'column', md: 'row' }} spacing={1.5} sx={{ justifyContent: 'space-between', alignItems: { md: 'flex-start' } }}>
          <Box sx={{ minWidth: 0 }}>
            <Typography variant="h2">{name({ name: cohort.title, nameEn: cohort.titleEn })}</Typography>
            <Typography sx={{ color: 'text.secondary' }}>{cohort.code} · {t('certificates.cohort.period', { from: day(cohort.startsOn), to: day(cohort.endsOn) })}</Typography>
          </Box>
          {canIssue && <Button variant="contained" onClick={() => setIssuing(true)} sx={{ flexShrink: 0, minHeight: 38 }}>{t('certificates.cohort.issue', { count: ready })}</Button>}
        </Stack>
        <Box sx={{ mt: 2 }}>
          <Stats>
            <Stat label={t('certificates.cohort.completed')} value={<Count value={cohort.completedCount} />} />
            <Stat label={t('certificates.cohort.ready')} value={<Count value={ready} />} />
            <Stat label={t('certificates.cohort.valid')} value={<Count value={cohort.validCount} />} {...(cohort.validCount > 0 ? { to: listOf(cohortId) } : {})} />
            <Stat label={t('certificates.cohort.others')} value={<Count value={others} />} />
          </Stats>
        </Box>
        <BatchState batch={cohort.lastBatch} />
        {unprintable.length > 0 && (
          <Alert severity="warning" sx={{ mt: 2, alignItems: 'flex-start' }}>
            <AlertTitle sx={{ fontSize: 14, fontWeight: 600 }}>{t('certificates.cohort.unprintable', { smart_count: unprintable.length })}</AlertTitle>
            {unprintable.map(({ completionId, teacherName, schoolName, reason }) => <div key={completionId}><strong>{teacherName}</strong>　{schoolName}　{reason}</div>)}
            <Box sx={{ mt: 0.5, color: 'text.secondary' }}>{t('certificates.cohort.unprintableText')}</Box>
          </Alert>
        )}
        {cohort.validCount > 0 && !isRunning && <Downloads cohort={cohort} />}
      </Panel>
      <CandidateList cohortId={cohortId} counts={counts} address={address} />
      {isIssuing && <IssueDialog cohortId={cohortId} ready={ready} unprintable={unprintable.length} downloads={cohort.validCount > 0 && !isRunning && <Downloads cohort={cohort} />} onClose={() => setIssuing(false)} />}
    </>
  );
}

const listOf = (cohortId: string): string => `/certificates?filter=${encodeURIComponent(JSON.stringify({ cohortId }))}`;

function Downloads({ cohort: { cohortId, bookParts } }: { cohort: Cohort }) {
  const t = useT();
  return (
    <Stack direction="row" useFlexGap spacing={1} className="no-print" sx={{ mt: 2, flexWrap: 'wrap' }}>
      {Array.from({ length: bookParts }, (_, at) => (
        <DownloadButton key={at} href={`/downloads/certificate-books/${cohortId}?part=${at + 1}`} label={bookParts === 1 ? t('certificates.cohort.book') : t('certificates.cohort.bookPart', { part: at + 1, parts: bookParts })} />
      ))}
      <DownloadButton href={`/downloads/certificate-register?cohortId=${cohortId}`} label={t('certificates.cohort.register')} />
      <Button variant="text" component={Link} to={listOf(cohortId)}>{t('certificates.cohort.see')}</Button>
    </Stack>
  );
}

/** How far the last issue is, for everybody who looks, not only for whoever pressed the button. */
function BatchState({ batch }: { batch: Cohort['lastBatch'] }) {
  const t = useT();
  if (!batch) return null;
  const { isRunning, plannedCount, issuedCount, printedCount, requestedByName, jobId, endedAt } = batch;
  if (isRunning) {
    const words = t('certificates.cohort.running', { name: requestedByName, issued: issuedCount, printed: printedCount, planned: plannedCount });
    return (
      <Box sx={{ mt: 2 }} aria-live="polite">
        <Typography sx={{ mb: 0.75 }}>{words}</Typography>
        <LinearProgress variant="determinate" value={plannedCount > 0 ? (50 * (issuedCount + printedCount)) / plannedCount : 0} aria-label={words} sx={{ height: 6, borderRadius: 3 }} />
      </Box>
    );
  }
  return jobId !== null && endedAt === null && printedCount < issuedCount ? <Alert severity="info" sx={{ mt: 2 }}>{t('certificates.cohort.stopped', { issued: issuedCount, printed: printedCount })}</Alert> : null;
}
