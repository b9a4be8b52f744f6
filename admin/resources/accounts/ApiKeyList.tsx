import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';

import { type AccountCardFragment, ApiKeyIssueDocument, ApiKeyRevokeDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { Instant } from '../../shared/Formatted.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { ShownOnce } from './ShownOnce.js';

type ApiKey = AccountCardFragment['apiKeys'][number];

/** The keys of one platform: issued, shown once, revoked. */
export function ApiKeyList({ account, title }: { account: AccountCardFragment; title?: string }) {
  const t = useT();
  const [asked, setAsked] = useState<'issue' | ApiKey | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const close = () => setAsked(null);
  const issue = useCommand(ApiKeyIssueDocument, { onDone: ({ issued }) => { close(); setShown(issued?.key ?? null); } });
  const revoke = useCommand(ApiKeyRevokeDocument, { done: t('accounts.keys.revokeDone'), onDone: close });
  return (
    <Panel title={title ?? t('accounts.keys.title')} flush actions={account.status !== 'DISABLED' && <Button variant="outlined" onClick={() => setAsked('issue')}>{t('accounts.keys.issue')}</Button>}>
      <ResponsiveList<ApiKey>
        rows={account.apiKeys} label={t('accounts.keys.title')} empty={<Typography sx={{ px: 2.5, pb: 2, color: 'text.secondary' }}>{t('accounts.keys.noKeys')}</Typography>}
        columns={[
          { key: 'prefix', label: t('accounts.keys.prefix'), value: ({ prefix }) => <code>{prefix}…</code>, card: 'title' },
          { key: 'issued', label: t('accounts.keys.issued'), value: ({ createdAt }) => <Instant value={createdAt} /> },
          { key: 'state', label: t('accounts.state'), value: ({ revokedAt }) => (revokedAt ? <StatusChip tone="plain" label={t('accounts.keys.revoked')} /> : <StatusChip tone="good" label={t('accounts.keys.active')} />) },
          { key: 'revoke', label: '', value: (key) => key.revokedAt === null && <Button variant="outlined" color="error" onClick={() => setAsked(key)}>{t('accounts.keys.revoke')}</Button>, align: 'right', card: 'side' },
        ]}
      />
      <ConfirmDialog
        open={asked === 'issue'} title={t('accounts.keys.issueTitle', { name: account.name })} consequence={t('accounts.keys.issueText')} undo={t('accounts.keys.issueUndo')} confirmLabel={t('accounts.keys.issue')}
        isPending={issue.isPending} onClose={close} onConfirm={() => void issue.run({ accountId: account.id })}
      />
      {asked !== null && asked !== 'issue' && (
        <ConfirmDialog
          open title={t('accounts.keys.revokeTitle', { prefix: asked.prefix })} consequence={t('accounts.keys.revokeText')} undo={null} confirmLabel={t('accounts.keys.revoke')}
          isDangerous isPending={revoke.isPending} onClose={close} onConfirm={() => void revoke.run({ keyId: asked.id })}
        />
      )}
      <Dialog open={shown !== null} maxWidth="sm" fullWidth aria-labelledby="key-title">
        <DialogTitle id="key-title">{t('accounts.keys.shownTitle')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2 }}>{t('accounts.keys.shownText')}</Typography>
          <ShownOnce label={account.name} value={shown ?? ''} />
          <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('accounts.keys.usage')}</Typography>
        </DialogContent>
        <DialogActions><Button variant="contained" onClick={() => setShown(null)}>{t('common.close')}</Button></DialogActions>
      </Dialog>
    </Panel>
  );
}
