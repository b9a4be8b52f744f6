import { Button, Paper, Typography } from '@mui/material';
import { useState } from 'react';

import { SessionEndDocument, ViewerSessionsDocument, type ViewerSessionsQuery } from '../data/generated/operations.js';
import { useCommand } from '../data/useCommand.js';
import { useRead } from '../data/useRead.js';
import { useT } from '../i18n/useT.js';
import { ConfirmDialog } from '../shared/ConfirmDialog.js';
import { deviceOf } from '../shared/device.js';
import { ErrorPanel } from '../shared/ErrorPanel.js';
import { Instant, RelativeTime } from '../shared/Formatted.js';
import { Loading } from '../shared/Loading.js';
import { PageHeader } from '../shared/PageHeader.js';
import { ResponsiveList } from '../shared/ResponsiveList.js';
import { StatusChip } from '../shared/StatusChip.js';

type Session = ViewerSessionsQuery['viewerSessions'][number];

/** The viewer's own open sign-ins. */
export default function Sessions() {
  const t = useT();
  const { data, error, refetch } = useRead(ViewerSessionsDocument, {});
  const [ending, setEnding] = useState<Session | null>(null);
  const end = useCommand(SessionEndDocument, { done: t('shell.sessions.ended'), onDone: () => setEnding(null) });
  const device = ({ userAgent }: Session) => deviceOf(userAgent) ?? t('shell.sessions.unknown');
  return (
    <>
      <PageHeader title={t('shell.sessions.title')} sub={t('shell.sessions.sub')} />
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
          <ResponsiveList
            label={t('shell.sessions.title')} rows={data.viewerSessions}
            columns={[
              { key: 'device', label: t('shell.sessions.device'), value: device, card: 'title' },
              { key: 'address', label: t('shell.sessions.address'), value: ({ address }) => address },
              { key: 'since', label: t('shell.sessions.since'), value: ({ createdAt }) => <Instant value={createdAt} /> },
              { key: 'seen', label: t('shell.sessions.seen'), value: ({ seenAt }) => <RelativeTime value={seenAt} /> },
              { key: 'end', label: '', value: (session) => (session.current ? <StatusChip tone="run" label={t('shell.sessions.thisOne')} /> : <Button variant="outlined" color="error" onClick={() => setEnding(session)}>{t('shell.sessions.end')}</Button>), align: 'right', card: 'side' },
            ]}
          />
        </Paper>
      )}
      <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('shell.sessions.current')}</Typography>
      <ConfirmDialog
        open={ending !== null} title={t('shell.sessions.endTitle')} consequence={ending && <>{device(ending)} · {ending.address}<br />{t('shell.sessions.endText')}</>} undo={null}
        confirmLabel={t('shell.sessions.end')} isDangerous isPending={end.isPending} onClose={() => setEnding(null)} onConfirm={() => ending && void end.run({ sessionId: ending.id })}
      />
    </>
  );
}
