import { Button } from '@mui/material';
import { Link } from 'react-router';

import { AccountsDocument } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { ApiKeyList } from './ApiKeyList.js';

/** Every external platform with its keys. */
export default function ApiKeys() {
  const t = useT();
  const { data, error, refetch } = useRead(AccountsDocument, { filter: { role: 'PROVIDER' }, page: { limit: 50, offset: 0 } });
  return (
    <>
      <PageHeader title={t('accounts.keys.title')} sub={t('accounts.keys.sub')} />
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.accounts.items.length === 0 && <Panel><EmptyState title={t('accounts.keys.none')} text={t('accounts.keys.noneText')} action={<Button variant="outlined" component={Link} to="/accounts">{t('accounts.title')}</Button>} /></Panel>}
      {data?.accounts.items.map((account) => <ApiKeyList key={account.id} account={account} title={account.name} />)}
    </>
  );
}
