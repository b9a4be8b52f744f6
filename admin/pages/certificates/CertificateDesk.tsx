import SettingsIcon from '@mui/icons-material/TuneOutlined';
import { Box, Button, Paper, Tab, Tabs, useMediaQuery, useTheme } from '@mui/material';
import { useRef, useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { type CertificateCohortChoice, CertificateCohortsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { useKeys } from '../../shared/keyboard.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { SearchField } from '../../shared/SearchField.js';
import { CohortChoices } from './CohortChoices.js';
import { CohortPanel } from './CohortPanel.js';
import { CHOICES, COHORTS_PER_PAGE, useDeskAddress } from './desk-address.js';
import { ISSUER_ROLES } from './roles.js';
import { SettingsDialog } from './SettingsDialog.js';

/** Closed cohorts on the left; on the right who gets a certificate, who not and why, and the button. */
export default function CertificateDesk() {
  const t = useT();
  const isWide = useMediaQuery(useTheme().breakpoints.up('lg'), { noSsr: true });
  const mayIssue = mayUse(ISSUER_ROLES, useRoles());
  const address = useDeskAddress();
  const { choice, search, page, change } = address;
  const { data, error, refetch, isPlaceholderData } = useRead(CertificateCohortsDocument, { filter: { choice, ...(search ? { search } : {}) }, page: { limit: COHORTS_PER_PAGE, offset: (page - 1) * COHORTS_PER_PAGE } }, { keepPrevious: true });
  const waiting = useRead(CertificateCohortsDocument, { filter: { choice: 'OPEN' }, page: { limit: 1, offset: 0 } }).data?.certificateCohorts.totalCount ?? 0;
  const cohorts = data?.certificateCohorts.items ?? [];
  const totalCount = data?.certificateCohorts.totalCount ?? 0;
  const [isSetting, setSetting] = useState(false);
  const searchBox = useRef<HTMLDivElement>(null);
  // A cohort whose certificates were just issued leaves the list of those that wait, but stays open.
  const cohortId = address.cohortId ?? (isWide && !isPlaceholderData ? cohorts[0]?.cohortId ?? null : null);

  const move = (by: number): void => {
    const at = cohorts.findIndex((each) => each.cohortId === cohortId);
    const next = cohorts[Math.min(Math.max(at + by, 0), cohorts.length - 1)];
    if (next) change({ cohort: next.cohortId });
  };
  useKeys([
    { keys: 'j', label: t('certificates.keys.next'), run: () => move(1) }, { keys: 'k', label: t('certificates.keys.previous'), run: () => move(-1) },
    { keys: '/', label: t('certificates.keys.search'), run: () => searchBox.current?.querySelector('input')?.focus() },
  ]);

  const isChoosing = isWide || cohortId === null;
  return (
    <>
      <PageHeader title={t('certificates.desk.title')} sub={t('certificates.desk.sub')} actions={mayIssue && <Button variant="outlined" startIcon={<SettingsIcon />} onClick={() => setSetting(true)}>{t('certificates.desk.settings')}</Button>} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '340px minmax(0, 1fr)' }, gap: 2.5, alignItems: 'start' }}>
        {isChoosing && (
          <Paper variant="outlined" className="no-print" sx={{ overflow: 'hidden' }}>
            <Tabs value={choice} onChange={(_, next: CertificateCohortChoice) => change({ show: next === 'OPEN' ? null : next })} variant="fullWidth" sx={({ tokens }) => ({ minHeight: 44, borderBottom: `1px solid ${tokens.line}` })}>
              {CHOICES.map((each) => <Tab key={each} value={each} label={`${t(`certificates.desk.show.${each}`)}${each === 'OPEN' && waiting > 0 ? ` ${waiting}` : ''}`} sx={{ minHeight: 44, minWidth: 64 }} />)}
            </Tabs>
            <Box ref={searchBox} sx={{ p: 1.5 }}><SearchField value={search} onChange={(next) => change({ search: next || null })} hint={t('certificates.desk.search')} /></Box>
            {error && <Box sx={{ p: 1.5 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
            {!data && !error && <Loading />}
            {data && cohorts.length === 0 && <EmptyState title={t(search ? 'common.noMatchTitle' : `certificates.desk.none.${choice}`)} text={t(search ? 'common.noMatchText' : 'certificates.desk.noneText')} />}
            <CohortChoices cohorts={cohorts} chosenId={cohortId} isStale={isPlaceholderData} onChoose={(id) => change({ cohort: id })} />
            {totalCount > COHORTS_PER_PAGE && <Pager page={page} perPage={COHORTS_PER_PAGE} totalCount={totalCount} onPage={(next) => change({ page: String(next) })} />}
          </Paper>
        )}
        {(isWide || !isChoosing) && (
          <Box sx={{ minWidth: 0 }}>
            {!isWide && <Button variant="text" onClick={() => change({ cohort: null })} sx={{ mb: 1 }}>← {t('common.back')}</Button>}
            {cohortId === null
              ? <Paper variant="outlined"><EmptyState title={t('certificates.desk.choose')} text={t('certificates.desk.chooseText')} /></Paper>
              : <CohortPanel key={cohortId} cohortId={cohortId} mayIssue={mayIssue} address={address} />}
          </Box>
        )}
      </Box>
      {isSetting && <SettingsDialog onClose={() => setSetting(false)} />}
    </>
  );
}
