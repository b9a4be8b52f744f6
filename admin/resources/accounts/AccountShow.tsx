import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { useViewer } from '../../data/auth-provider.js';
import { type AccountCardFragment, AccountDisableDocument, AccountDocument, AccountEnableDocument, AccountEndSessionsDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { Instant, RelativeTime } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { AccountGrants } from './AccountGrants.js';
import { AccountStatusChip } from './AccountStatusChip.js';
import { ApiKeyList } from './ApiKeyList.js';

/** One account: its roles and where they hold, its sign-ins and its keys. */
export default function AccountShow() {
  const t = useT();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRead(AccountDocument, { id });
  const viewer = useViewer();
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { account } = data;
  if (!account) return <ErrorPanel error={null} />;
  const isOwn = viewer?.accountId === account.id;
  return (
    <>
      <PageHeader title={account.name} sub={`${t('accounts.loginName')} ${account.loginName}`} status={<AccountStatusChip status={account.status} />} actions={!isOwn && <Actions account={account} />} />
      {isOwn && <Alert severity="info" sx={{ mb: 2.5 }}>{t('accounts.ownAccount')}</Alert>}
      <Panel>
        <Facts facts={[
          { label: t('accounts.createdAt'), value: <Instant value={account.createdAt} /> },
          { label: t('accounts.seen'), value: account.seenAt ? <RelativeTime value={account.seenAt} /> : t('accounts.never') },
          { label: t('accounts.openSessions'), value: account.openSessions },
          ...(account.teacherId ? [{ label: t('accounts.teacherFile'), value: <Link to={`/teachers/${account.teacherId}/show`}>{account.name}</Link> }] : []),
        ]} />
      </Panel>
      <AccountGrants account={account} canChange={!isOwn && account.status !== 'DISABLED'} />
      {(account.apiKeys.length > 0 || account.grants.some(({ role }) => role === 'PROVIDER')) && <ApiKeyList account={account} />}
    </>
  );
}

function Actions({ account: { id, name, status, openSessions } }: { account: AccountCardFragment }) {
  const t = useT();
  const [asked, setAsked] = useState<'disable' | 'endSessions' | null>(null);
  const close = () => setAsked(null);
  const disable = useCommand(AccountDisableDocument, { done: t('accounts.disable.done'), onDone: close });
  const enable = useCommand(AccountEnableDocument, { done: t('accounts.enable.done') });
  const endSessions = useCommand(AccountEndSessionsDocument, { done: t('accounts.endSessions.done'), onDone: close });
  return (
    <>
      {openSessions > 0 && <Button variant="outlined" onClick={() => setAsked('endSessions')}>{t('accounts.endSessions.button')}</Button>}
      {status === 'DISABLED'
        ? <Button variant="contained" loading={enable.isPending} onClick={() => void enable.run({ accountId: id })}>{t('accounts.enable.button')}</Button>
        : <Button variant="outlined" color="error" onClick={() => setAsked('disable')}>{t('accounts.disable.button')}</Button>}
      <ConfirmDialog
        open={asked === 'disable'} title={t('accounts.disable.title', { name })} consequence={t('accounts.disable.text')} undo={t('accounts.disable.undo')} confirmLabel={t('accounts.disable.button')}
        isDangerous isPending={disable.isPending} onClose={close} onConfirm={() => void disable.run({ accountId: id })}
      />
      <ConfirmDialog
        open={asked === 'endSessions'} title={t('accounts.endSessions.title', { name })} consequence={t('accounts.endSessions.text', { count: openSessions })} undo={null} confirmLabel={t('accounts.endSessions.button')}
        isPending={endSessions.isPending} onClose={close} onConfirm={() => void endSessions.run({ accountId: id })}
      />
    </>
  );
}
