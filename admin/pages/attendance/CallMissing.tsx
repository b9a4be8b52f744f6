import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';

import { CallMissingDocument, type CallMissingQuery, SessionConfirmCallDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatTime } from '../../shared/format.js';
import { Loading } from '../../shared/Loading.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import type { Session } from './Register.js';
import { STATUS_TONES } from './session-words.js';

type Row = CallMissingQuery['registerRows']['items'][number] & { readonly id: string };

/** Who attends by the register and did not answer a call; staff confirm those whom they see. */
export function CallMissing({ session, callId }: { session: Session; callId: string }) {
  const t = useT();
  const word = useLabel();
  const nameOf = useName();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const { data, error, refetch } = useRead(CallMissingDocument, { sessionId: session.id, callId }, { keepPrevious: true });
  const confirm = useCommand(SessionConfirmCallDocument, { done: t('attendance.second.confirmed'), onDone: () => setChosen(new Set()) });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const rows = data.registerRows.items.map((each): Row => ({ ...each, id: each.teacher.id }));
  const targets = rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const mayConfirm = session.viewerCanEnter.allowed;
  return (
    <Box sx={{ mt: 1 }}>
      <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('attendance.second.missingText')}</Typography>
      <ResponsiveList<Row>
        rows={rows} label={t('attendance.second.missingTitle')} density="compact" nameOf={({ teacher }) => teacher.name} selection={mayConfirm ? { selected: chosen, onChange: setChosen } : undefined}
        columns={[
          { key: 'name', label: t('attendance.name'), card: 'title', value: ({ teacher }) => <><b>{teacher.name}</b> {teacher.number}</> },
          { key: 'school', label: t('attendance.school'), value: ({ teacher }) => nameOf(teacher.school) },
          { key: 'status', label: t('attendance.status'), card: 'side', value: ({ presence }) => presence && <StatusChip tone={STATUS_TONES[presence.status]} label={word('presenceStatus', presence.status)} /> },
          { key: 'at', label: t('attendance.checkedInAt'), value: ({ presence }) => (presence?.checkedInAt ? formatTime(presence.checkedInAt) : '') },
        ]}
      />
      {mayConfirm && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 1.5 }}>
          <TextField sx={{ flex: 1, minWidth: 220 }} label={t('attendance.second.reason')} placeholder={t('attendance.second.reasonHint')} value={reason} onChange={(event) => setReason(event.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
          <Button variant="contained" disabled={targets.length === 0 || reason.trim().length < 2 || confirm.isPending} onClick={() => void confirm.run({ sessionId: session.id, callId, teacherIds: targets, reason: reason.trim() })}>{t('attendance.second.confirm')}</Button>
        </Box>
      )}
    </Box>
  );
}
