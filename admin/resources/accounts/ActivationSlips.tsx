import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

import { asApiError } from '../../data/api-error.js';
import { download } from '../../data/download.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { formatInstant } from '../../shared/format.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { PrintButton } from '../../shared/PrintButton.js';
import { useName } from '../../shared/useName.js';
import type { Issued } from './ActivationCodes.js';

type Line = Issued[number];

/** Codes that were just issued: slips to cut apart on A4, and a workbook. They are not shown again. */
export function ActivationSlips({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const t = useT();
  const name = useName();
  const notify = useNotify();
  const [isLeaving, setLeaving] = useState(false);
  const [isKept, setKept] = useState(false);
  const [isPending, setPending] = useState(false);
  const served = issued.filter((line) => line.activation !== null);
  const passedOver = issued.filter((line) => line.passedOver !== null);
  const dayOf = ({ activation }: Line) => formatInstant(activation?.validUntil ?? '').slice(0, 10);
  const excel = async () => {
    setPending(true);
    const rows = served.map((line) => ({ school: name(line.teacher.school), number: line.teacher.number, name: line.teacher.name, loginName: line.activation?.loginName ?? '', code: line.activation?.code ?? '', validUntil: dayOf(line) }));
    await download('/downloads/activation-codes.xlsx', { rows }).then(() => setKept(true), (error: unknown) => notify(t('common.downloadFailed', { reason: asApiError(error).message }), { type: 'error' }));
    setPending(false);
  };
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('accounts.codes.shownTitle')} sub={t('accounts.codes.issuedCount', { count: served.length })}
          actions={<>
            <span onClick={() => setKept(true)}><PrintButton /></span>
            <Button variant="outlined" startIcon={<DownloadIcon />} loading={isPending} onClick={() => void excel()}>{t('accounts.codes.excel')}</Button>
            <Button variant="contained" onClick={() => (isKept ? onClose() : setLeaving(true))}>{t('accounts.codes.finish')}</Button>
          </>}
        />
        <Alert severity="warning" sx={{ mb: 2 }}>{t('accounts.codes.shownText')}</Alert>
        {passedOver.length > 0 && (
          <Alert severity="info" sx={{ mb: 2 }}>
            {passedOver.map(({ teacher, passedOver: why }) => <div key={teacher.id}>{teacher.name}（{teacher.number}）：{why && t(`accounts.codes.passedOver.${why}`)}</div>)}
          </Alert>
        )}
      </div>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))', gap: 1.5, '@media print': { gridTemplateColumns: '1fr 1fr', gap: 0 } }}>
        {served.map((line) => <Slip key={line.teacher.id} line={line} school={name(line.teacher.school)} until={dayOf(line)} />)}
      </Box>
      <ConfirmDialog open={isLeaving} title={t('accounts.codes.leaveTitle')} consequence={t('accounts.codes.leaveText')} undo={null} confirmLabel={t('accounts.codes.finish')} onClose={() => setLeaving(false)} onConfirm={onClose} />
    </>
  );
}

function Slip({ line: { teacher, activation }, school, until }: { line: Line; school: string; until: string }) {
  const t = useT();
  return (
    <Box component="article" sx={({ tokens }) => ({ p: 2, border: `1px dashed ${tokens.line}`, borderRadius: 1, bgcolor: tokens.sheet, breakInside: 'avoid', '@media print': { borderRadius: 0, p: '5mm' } })}>
      <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{t('accounts.codes.slipTitle')} · {school}</Typography>
      <Typography sx={{ mt: 0.5, fontSize: 16, fontWeight: 600 }}>{teacher.name}</Typography>
      <Box component="dl" sx={{ m: 0, mt: 1, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 1.5, rowGap: 0.5, '& dt': { color: 'text.secondary' }, '& dd': { m: 0 } }}>
        <dt>{t('accounts.loginName')}</dt><dd>{activation?.loginName}</dd>
        <dt>{t('accounts.codes.slipCode')}</dt><Box component="dd" sx={{ fontFamily: 'ui-monospace, Consolas, monospace', fontSize: 18, fontWeight: 600, letterSpacing: '.04em' }}>{activation?.code}</Box>
        <dt>{t('accounts.codes.slipUntil')}</dt><dd>{until}</dd>
      </Box>
      <Typography sx={{ mt: 1, fontSize: 12, color: 'text.secondary' }}>{t('accounts.codes.slipHow', { address: `${window.location.origin}/activate` })}</Typography>
    </Box>
  );
}
