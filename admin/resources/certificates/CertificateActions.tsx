import { Box, Button, TextField, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { CertificateReissueDocument, CertificateReprintDocument, CertificateRevokeDocument } from '../../data/generated/operations.js';
import { download } from '../../data/download.js';
import { useCommand } from '../../data/useCommand.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { useDraft } from '../../shared/useDraft.js';
import type { CertificateRecord } from './CertificateShow.js';

type Verb = 'reprint' | 'reissue' | 'revoke';
interface DialogProps {
  readonly certificate: CertificateRecord;
  readonly onClose: () => void;
}

const LEAST: Record<Verb, number> = { revoke: 4, reissue: 4, reprint: 2 };

/** Reprint, reissue, revoke: each says beforehand why it may not be done. Nothing for those who only look. */
export function CertificateActions({ certificate, onChanged }: { certificate: CertificateRecord; onChanged: () => void }) {
  const t = useT();
  const [verb, setVerb] = useState<Verb | null>(null);
  const may = { reprint: certificate.viewerCanReprint, reissue: certificate.viewerCanReissue, revoke: certificate.viewerCanRevoke };
  const done = () => {
    setVerb(null);
    onChanged();
  };
  return (
    <>
      {(Object.keys(may) as Verb[]).map((each) => (
        <Tooltip key={each} title={may[each].reason ?? ''}>
          <Box component="span"><Button variant="outlined" color={each === 'revoke' ? 'error' : 'primary'} disabled={!may[each].allowed} onClick={() => setVerb(each)}>{t(`certificates.show.${each}`)}</Button></Box>
        </Tooltip>
      ))}
      {verb === 'revoke' && <RevokeDialog certificate={certificate} onClose={done} />}
      {verb === 'reissue' && <ReissueDialog certificate={certificate} onClose={done} />}
      {verb === 'reprint' && <ReprintDialog certificate={certificate} onClose={done} />}
    </>
  );
}

/** The reason: kept until it is sent, and asked for in words. */
function useReason(verb: Verb, id: string) {
  const t = useT();
  const draft = useDraft(`certificate.${verb}.${id}`, '');
  const [isTold, setTold] = useState(false);
  const reason = draft.value.trim();
  const isShort = [...reason].length < LEAST[verb];
  return {
    reason, discard: draft.discard,
    /** Whether it may be sent; says so under the field when not. */
    check: () => {
      if (isShort) setTold(true);
      return !isShort;
    },
    field: (label: string, hint: string, problem?: string) => (
      <TextField sx={{ mt: 2 }} label={label} value={draft.value} onChange={(event) => draft.set(event.target.value)} multiline minRows={2} autoFocus={verb !== 'reissue'} error={problem !== undefined || (isTold && isShort)}
        helperText={problem ?? (isTold && isShort ? t('certificates.reasonShort', { least: LEAST[verb] }) : hint)} slotProps={{ htmlInput: { maxLength: 300 } }} />
    ),
  };
}

function RevokeDialog({ certificate: { id, number, holderName }, onClose }: DialogProps) {
  const t = useT();
  const reason = useReason('revoke', id);
  const revoke = useCommand(CertificateRevokeDocument, { done: t('certificates.revoke.done'), onDone: () => { reason.discard(); onClose(); } });
  return (
    <ConfirmDialog
      open isDangerous title={t('certificates.revoke.title')} confirmLabel={t('certificates.revoke.confirm')} undo={null} isPending={revoke.isPending} onClose={onClose}
      consequence={<>{t('certificates.revoke.consequence', { name: holderName, number })} {t('certificates.revoke.mend')}</>} onConfirm={() => { if (reason.check()) void revoke.run({ certificateId: id, reason: reason.reason }); }}
    >
      {reason.field(t('certificates.revoke.reason'), t('certificates.revoke.reasonHint'), revoke.errorOf('reason'))}
    </ConfirmDialog>
  );
}

function ReissueDialog({ certificate: { id, number, status, holderName, teacher }, onClose }: DialogProps) {
  const t = useT();
  const navigate = useNavigate();
  // Usually the roster was corrected first: its name is the one wanted.
  const [name, setName] = useState(status === 'VALID' ? teacher.name : holderName);
  const reason = useReason('reissue', id);
  const reissue = useCommand(CertificateReissueDocument, {
    done: t('certificates.reissue.done'),
    onDone: ({ certificate }) => {
      reason.discard();
      onClose();
      if (certificate) void navigate(`/certificates/${certificate.id}/show`);
    },
  });
  const problem = reissue.errorOf('holderName') ?? (name.trim() === '' ? t('certificates.nameMissing') : undefined);
  return (
    <ConfirmDialog
      open title={t('certificates.reissue.title')} confirmLabel={t('certificates.reissue.confirm')} undo={null} isPending={reissue.isPending} canConfirm={name.trim() !== ''} onClose={onClose}
      consequence={t(status === 'VALID' ? 'certificates.reissue.consequence' : 'certificates.reissue.consequenceRevoked', { number })}
      onConfirm={() => { if (reason.check()) void reissue.run({ certificateId: id, holderName: name.trim(), reason: reason.reason }); }}
    >
      <TextField sx={{ mt: 2 }} label={t('certificates.reissue.name')} value={name} onChange={(event) => setName(event.target.value)} autoFocus error={problem !== undefined} helperText={problem} slotProps={{ htmlInput: { maxLength: 60 } }} />
      {reason.field(t('certificates.reissue.reason'), t('certificates.reissue.reasonHint'), reissue.errorOf('reason'))}
    </ConfirmDialog>
  );
}

function ReprintDialog({ certificate: { id }, onClose }: DialogProps) {
  const t = useT();
  const reason = useReason('reprint', id);
  const reprint = useCommand(CertificateReprintDocument, {
    done: ({ certificate }) => t('certificates.reprint.done', { count: certificate?.reprintCount ?? 1 }),
    onDone: () => {
      reason.discard();
      onClose();
      void download(`/downloads/certificates/${id}?copy=1`).catch(() => undefined);
    },
  });
  return (
    <ConfirmDialog
      open title={t('certificates.reprint.title')} confirmLabel={t('certificates.reprint.confirm')} undo={null} isPending={reprint.isPending} onClose={onClose}
      consequence={t('certificates.reprint.consequence')} onConfirm={() => { if (reason.check()) void reprint.run({ certificateId: id, reason: reason.reason }); }}
    >
      {reason.field(t('certificates.reprint.reason'), t('certificates.reprint.reasonHint'), reprint.errorOf('reason'))}
    </ConfirmDialog>
  );
}
