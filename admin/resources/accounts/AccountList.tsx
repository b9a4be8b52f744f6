import { Button } from '@mui/material';
import { useState } from 'react';

import type { AccountsQuery, AccountStatus } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { RelativeTime } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { useChoices } from '../../shared/useChoices.js';
import { AccountOpenDialog } from './AccountOpenDialog.js';
import { AccountStatusChip } from './AccountStatusChip.js';

type Row = AccountsQuery['accounts']['items'][number];

const STATES: readonly AccountStatus[] = ['WAITING', 'ACTIVE', 'DISABLED'];

export default function AccountList() {
  const t = useT();
  const label = useLabel();
  const [isOpening, setOpening] = useState(false);
  const roles = ({ grants }: Row) => [...new Set(grants.map(({ role }) => label('role', role)))].join(t('common.listComma')) || t('accounts.noRoles');
  return (
    <>
      <ResourceList<Row>
        title={t('accounts.title')} sub={t('accounts.sub')} to={({ id }) => `/accounts/${id}/show`} empty={{ title: t('accounts.none') }}
        actions={<Button variant="contained" onClick={() => setOpening(true)}>{t('accounts.open.button')}</Button>}
        filters={[
          { source: 'search', search: t('accounts.search') },
          { source: 'role', label: t('accounts.role'), choices: useChoices('role') },
          { source: 'status', label: t('accounts.state'), choices: STATES.map((id) => ({ id, name: t(`accounts.status.${id}`) })) },
        ]}
        columns={[
          { key: 'name', label: t('accounts.name'), value: ({ name }) => name, card: 'title' },
          { key: 'login', label: t('accounts.loginName'), value: ({ loginName }) => loginName },
          { key: 'roles', label: t('accounts.roles'), value: roles },
          { key: 'seen', label: t('accounts.seen'), value: ({ seenAt }) => (seenAt ? <RelativeTime value={seenAt} /> : t('accounts.never')) },
          { key: 'state', label: t('accounts.state'), value: ({ status }) => <AccountStatusChip status={status} />, card: 'side' },
        ]}
      />
      {isOpening && <AccountOpenDialog onClose={() => setOpening(false)} />}
    </>
  );
}
