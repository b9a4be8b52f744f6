import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useState } from 'react';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { AccountActivationIssueDocument, TeacherAccountDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatInstant } from '../../shared/format.js';
import { Panel } from '../../shared/Panel.js';
import { AccountStatusChip } from './AccountStatusChip.js';
import type { Issued } from './ActivationCodes.js';
import { TEACHER_ADMINISTRATORS } from './roles.js';
import { ShownOnce } from './ShownOnce.js';

/** On a teacher's file: whether the account can be used, and a code for it. Drawn for those who may hand out codes. */
export function TeacherAccountPanel({ teacherId, name }: { teacherId: string; name: string }) {
  const t = useT();
  const isAllowed = mayUse(TEACHER_ADMINISTRATORS, useRoles());
  const [isAsked, setAsked] = useState(false);
  const [shown, setShown] = useState<Issued[number] | null>(null);
  const teacher = useRead(TeacherAccountDocument, { id: teacherId }, { enabled: isAllowed }).data?.teacher;
  const issue = useCommand(AccountActivationIssueDocument, { onDone: ({ activations }) => { setAsked(false); setShown(activations?.[0] ?? null); } });
  if (!isAllowed || !teacher) return null;
  const isActive = teacher.accountStatus === 'ACTIVE';
  return (
    <Panel title={t('accounts.teacher.panel')}>
      <Stack direction="row" spacing={2} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <AccountStatusChip status={teacher.accountStatus} />
        {teacher.accountStatus !== 'DISABLED' && <Button variant="outlined" onClick={() => setAsked(true)}>{t(isActive ? 'accounts.teacher.reset' : 'accounts.teacher.issue')}</Button>}
      </Stack>
      <ConfirmDialog
        open={isAsked} title={`${t('accounts.codes.issue')} · ${name}`} consequence={t('accounts.codes.issueText')} undo={t('accounts.codes.issueUndo')} confirmLabel={t('accounts.codes.issue')}
        isPending={issue.isPending} onClose={() => setAsked(false)} onConfirm={() => void issue.run({ teacherIds: [teacherId] })}
      />
      {shown && (
        <Dialog open maxWidth="sm" fullWidth aria-labelledby="code-title">
          <DialogTitle id="code-title">{shown.activation ? t('accounts.codes.shownTitle') : name}</DialogTitle>
          <DialogContent>
            {shown.passedOver && <Typography>{t(`accounts.codes.passedOver.${shown.passedOver}`)}</Typography>}
            {shown.activation && (
              <>
                <ShownOnce label={t('accounts.loginName')} value={shown.activation.loginName} />
                <ShownOnce label={t('accounts.codes.slipCode')} value={shown.activation.code} />
                <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('accounts.codes.slipUntil')} {formatInstant(shown.activation.validUntil)}</Typography>
              </>
            )}
          </DialogContent>
          <DialogActions><Button variant="contained" onClick={() => setShown(null)}>{t('common.close')}</Button></DialogActions>
        </Dialog>
      )}
    </Panel>
  );
}
