import { Alert, Box, Button, Paper } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { SchoolTotalsDocument, SchoolTotalsReckonDocument, SchoolTotalsYearsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useAddress } from '../../shared/useAddress.js';
import { useLocale } from '../../i18n/locale.js';
import { useName } from '../../shared/useName.js';
import { Publications } from './Publications.js';
import { PublishDialog } from './PublishDialog.js';
import { TOTALS_CENTRE, TOTALS_PUBLISHERS } from './roles.js';
import { ORDERS } from './totals-order.js';
import { TotalsSheet } from './TotalsSheet.js';

/** Credits of all schools in a year: reckoned by the centre, seen by everybody once they are published. */
export default function SchoolTotalsPage() {
  const t = useT();
  const locale = useLocale();
  const name = useName();
  const roles = useRoles();
  const [mayPublish, isCentre] = [mayUse(TOTALS_PUBLISHERS, roles), mayUse(TOTALS_CENTRE, roles)];
  const { params, change } = useAddress();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const years = useRead(SchoolTotalsYearsDocument, {});
  const list = years.data?.schoolTotalsYears ?? [];
  // What there is to see comes first: the newest year that was reckoned.
  const year = list.find(({ cycleYear }) => String(cycleYear) === params.get('year')) ?? list.find(({ publications, reckonedDay }) => publications.length > 0 || reckonedDay) ?? list[0];
  const { data, error, refetch } = useRead(SchoolTotalsDocument, { cycleYear: year?.cycleYear ?? 0, published: false }, { enabled: year !== undefined });
  const reckon = useCommand(SchoolTotalsReckonDocument, { onDone: (answer) => setJobId(answer.jobId ?? null) });
  const sheet = data?.schoolTotals;
  const order = ORDERS.find((each) => each === params.get('order')) ?? 'code';
  const area = sheet?.areas.find(({ id }) => id === params.get('area')) ?? null;
  const file = year && new URLSearchParams({ all: '1', lang: locale, ...(area ? { area: area.id } : {}) }).toString();
  return (
    <>
      <PageHeader
        title={t('schoolTotals.title')} sub={t('schoolTotals.sub')} status={year && isCentre && <StatusChip tone={year.publications.length > 0 ? 'good' : year.reckonedDay ? 'wait' : 'plain'} label={t(year.publications.length > 0 ? 'schoolTotals.published' : year.reckonedDay ? 'schoolTotals.unpublished' : 'schoolTotals.notReckoned')} />}
        actions={year && <>
          {year.publications.length > 0 && <Button variant="outlined" href={`/open/school-totals/${year.cycleYear}`} target="_blank" rel="noopener">{t('schoolTotals.openPage')}</Button>}
          {sheet && <><DownloadButton href={`/downloads/school-totals/${year.cycleYear}.xlsx?${file}`} /><DownloadButton href={`/downloads/school-totals/${year.cycleYear}.pdf?${file}`} label={t('schoolTotals.pdf')} /><PrintButton /></>}
          {mayPublish && <Button variant="outlined" loading={reckon.isPending} onClick={() => void reckon.run({ cycleYear: year.cycleYear })}>{t(sheet ? 'schoolTotals.reckon' : 'schoolTotals.reckonFirst')}</Button>}
          {mayPublish && year.hasUnpublished && sheet && <Button variant="contained" onClick={() => setPublishing(true)}>{t('schoolTotals.publish')}</Button>}
        </>}
      />
      {year?.isOutdated && <Alert severity="warning" sx={{ mb: 2 }}>{t('schoolTotals.outdated')}</Alert>}
      {year?.hasUnpublished && <Alert severity="info" sx={{ mb: 2 }} className="no-print">{t('schoolTotals.draftNote')}</Alert>}
      {(years.error ?? error) && <ErrorPanel error={years.error ?? error} onRetry={() => { void years.refetch(); void refetch(); }} />}
      {!years.error && !years.data && <Loading />}
      {years.data && !year && <EmptyState title={t('schoolTotals.noneOpen')} text={t('schoolTotals.noneOpenText')} />}
      {year && !error && (
        <Paper variant="outlined" sx={{ overflow: 'clip', mb: 2.5 }}>
          <Box className="no-print" sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(140px, 260px))' }, gap: 1.5, p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
            <ChoiceField required label={t('schoolTotals.year')} value={String(year.cycleYear)} choices={list.map(({ cycleYear, publications }) => ({ id: String(cycleYear), name: `${t('schoolTotals.ofYear', { year: String(cycleYear) })}${publications.length > 0 ? ` · ${t('schoolTotals.published')}` : ''}` }))} onChange={(next) => change({ year: next, area: null })} />
            <ChoiceField label={t('schoolTotals.area')} value={area?.id ?? null} choices={(sheet?.areas ?? []).map((each) => ({ id: each.id, name: name(each) }))} onChange={(next) => change({ area: next })} />
            <ChoiceField required label={t('schoolTotals.sort')} value={order} choices={ORDERS.map((id) => ({ id, name: t(`schoolTotals.sorts.${id}`) }))} onChange={(next) => change({ order: next === 'code' ? null : next })} />
          </Box>
          {!data && <Loading />}
          {data && !sheet && <EmptyState title={t('schoolTotals.none')} text={t('schoolTotals.noneText')} action={mayPublish && <Button variant="contained" loading={reckon.isPending} onClick={() => void reckon.run({ cycleYear: year.cycleYear })}>{t('schoolTotals.reckonFirst')}</Button>} />}
          {sheet && <TotalsSheet sheet={sheet} areaId={area?.id ?? null} order={order} />}
        </Paper>
      )}
      {year && year.publications.length > 0 && <Publications publications={year.publications} />}
      {isPublishing && sheet && year && <PublishDialog totals={sheet} isCorrection={year.publications.length > 0} onClose={() => setPublishing(false)} />}
      {jobId && <JobProgressDialog jobId={jobId} title={t('schoolTotals.reckoning')} onClose={() => setJobId(null)} />}
    </>
  );
}
