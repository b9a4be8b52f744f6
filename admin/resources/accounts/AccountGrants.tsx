import { Button, Typography } from '@mui/material';
import { useState } from 'react';

import { type AccountCardFragment, AccountRevokeGrantDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { Instant } from '../../shared/Formatted.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { GrantDialog } from './GrantDialog.js';
import { GIVEN_BY_HAND } from './roles.js';
import { type Grant, useGrantPlace } from './useGrantPlace.js';

/** The roles of an account, where each holds, and their giving and taking back. */
export function AccountGrants({ account, canChange }: { account: AccountCardFragment; canChange: boolean }) {
  const t = useT();
  const label = useLabel();
  const place = useGrantPlace();
  const [isGiving, setGiving] = useState(false);
  const [revoked, setRevoked] = useState<Grant | null>(null);
  const revoke = useCommand(AccountRevokeGrantDocument, { done: t('accounts.revoke.done'), onDone: () => setRevoked(null) });
  return (
    <Panel title={t('accounts.roles')} flush actions={canChange && <Button variant="outlined" onClick={() => setGiving(true)}>{t('accounts.grant.button')}</Button>}>
      <ResponsiveList<Grant>
        rows={account.grants} label={t('accounts.roles')} empty={<Typography sx={{ px: 2.5, pb: 2, color: 'text.secondary' }}>{t('accounts.noRoles')}</Typography>}
        columns={[
          { key: 'role', label: t('accounts.role'), value: ({ role }) => label('role', role), card: 'title' },
          { key: 'scope', label: t('accounts.scope'), value: place },
          { key: 'since', label: t('accounts.since'), value: ({ grantedAt }) => <Instant value={grantedAt} /> },
          { key: 'revoke', label: '', value: (grant) => canChange && grant.role in GIVEN_BY_HAND && <Button variant="outlined" color="error" onClick={() => setRevoked(grant)}>{t('accounts.revoke.button')}</Button>, align: 'right', card: 'side' },
        ]}
      />
      {isGiving && <GrantDialog account={account} onClose={() => setGiving(false)} />}
      {revoked && (
        <ConfirmDialog
          open title={t('accounts.revoke.title', { role: label('role', revoked.role) })} consequence={t('accounts.revoke.text', { name: account.name, scope: place(revoked) })} undo={t('accounts.revoke.undo')}
          confirmLabel={t('accounts.revoke.button')} isDangerous isPending={revoke.isPending} onClose={() => setRevoked(null)} onConfirm={() => void revoke.run({ grantId: revoked.id })}
        />
      )}
    </Panel>
  );
}
