import { Alert, Box, Button, FormControlLabel, Paper, Switch } from '@mui/material';
import { useState } from 'react';

import { type AccountActivationIssueMutation, AccountActivationIssueDocument, TeachersToActivateDocument, type TeachersToActivateQuery } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { SearchField } from '../../shared/SearchField.js';
import { useName } from '../../shared/useName.js';
import { AccountStatusChip } from './AccountStatusChip.js';
import { ActivationSlips } from './ActivationSlips.js';

type Row = TeachersToActivateQuery['teachers']['items'][number];
export type Issued = NonNullable<AccountActivationIssueMutation['accountActivationIssue']['activations']>;

const PER_PAGE = 100;
const MOST = 500;

/** Teachers of a school, those without a password first of all, and codes for the ones that are chosen. */
export default function ActivationCodes() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const [filter, setFilter] = useState({ search: '', schoolId: null as string | null, withoutPassword: true });
  const [page, setPage] = useState(1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const change = (next: Partial<typeof filter>) => { setFilter({ ...filter, ...next }); setPage(1); };
  const { data, error, refetch, isPlaceholderData } = useRead(
    TeachersToActivateDocument, { filter: { schoolId: filter.schoolId, search: filter.search || null, withoutPassword: filter.withoutPassword || null }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const issue = useCommand(AccountActivationIssueDocument, {
    onDone: ({ activations }) => {
      setAsked(false);
      setSelected(new Set());
      setIssued(activations);
    },
  });
  if (issued) return <ActivationSlips issued={issued} onClose={() => setIssued(null)} />;
  const rows = data?.teachers.items ?? [];
  return (
    <>
      <PageHeader
        title={t('accounts.codes.title')} sub={t('accounts.codes.sub')}
        actions={<Button variant="contained" disabled={selected.size === 0 || selected.size > MOST} onClick={() => setAsked(true)}>{selected.size > 0 ? t('accounts.codes.issueCount', { count: selected.size }) : t('accounts.codes.issue')}</Button>}
      />
      {selected.size > MOST && <Alert severity="warning" sx={{ mb: 2 }}>{t('accounts.codes.tooMany')}</Alert>}
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box sx={({ tokens }) => ({ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '2fr 2fr auto' }, gap: 1.5, alignItems: 'center', p: { xs: 1.5, sm: 2 }, borderBottom: `1px solid ${tokens.line}` })}>
          <SearchField value={filter.search} onChange={(search) => change({ search })} hint={t('people.teachersSearch')} />
          <SchoolField label={t('people.school')} value={filter.schoolId} onChange={(schoolId) => change({ schoolId })} />
          <FormControlLabel control={<Switch checked={filter.withoutPassword} onChange={(_, withoutPassword) => change({ withoutPassword })} />} label={t('accounts.codes.only')} />
        </Box>
        {error ? <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box> : !data ? <Loading /> : (
          <>
            <ResponsiveList<Row>
              rows={rows} label={t('accounts.codes.title')} density="compact" isStale={isPlaceholderData} selection={{ selected, onChange: setSelected }} nameOf={(row) => row.name}
              empty={<EmptyState title={t('accounts.codes.none')} text={t('accounts.codes.noneText')} />}
              columns={[
                { key: 'name', label: t('people.name'), value: (row) => row.name, card: 'title' },
                { key: 'number', label: t('people.number'), value: (row) => row.number },
                { key: 'school', label: t('people.school'), value: (row) => name(row.school) },
                { key: 'post', label: t('people.post'), value: (row) => label('post', row.post), card: 'hidden' },
                { key: 'state', label: t('accounts.state'), value: ({ accountStatus }) => <AccountStatusChip status={accountStatus} />, card: 'side' },
              ]}
            />
            {data.teachers.totalCount > 0 && <Pager page={page} perPage={PER_PAGE} totalCount={data.teachers.totalCount} onPage={setPage} />}
          </>
        )}
      </Paper>
      <ConfirmDialog
        open={isAsked} title={t('accounts.codes.issueTitle', { count: selected.size })} consequence={t('accounts.codes.issueText')} undo={t('accounts.codes.issueUndo')} confirmLabel={t('accounts.codes.issue')}
        isPending={issue.isPending} onClose={() => setAsked(false)} onConfirm={() => void issue.run({ teacherIds: [...selected] })}
      />
    </>
  );
}
