import ProjectorIcon from '@mui/icons-material/ConnectedTvOutlined';
import OfflineIcon from '@mui/icons-material/CloudOffOutlined';
import TermsIcon from '@mui/icons-material/TuneOutlined';
import PunchIcon from '@mui/icons-material/PunchClockOutlined';
import HistoryIcon from '@mui/icons-material/HistoryOutlined';
import { Button, Tooltip } from '@mui/material';
import { useState } from 'react';

import { SessionCloseCheckInDocument, SessionOpenCheckInDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { MoreMenu } from '../../shared/MoreMenu.js';
import { PunchImportDialog } from './PunchImportDialog.js';
import type { Session } from './Register.js';
import { TermsDialog } from './TermsDialog.js';

/** Opening, the projector, closing, and the register on paper. */
export function RegisterActions({ session, onHistory }: { session: Session; onHistory: () => void }) {
  const t = useT();
  const locale = useLocale();
  const { id, state, viewerCanOpen, viewerCanClose, viewerCanEnter, closedAt } = session;
  const [isSettingTerms, setSettingTerms] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const open = useCommand(SessionOpenCheckInDocument, { done: t('attendance.opened') });
  const close = useCommand(SessionCloseCheckInDocument, { done: ({ result }) => t('attendance.closedDone', { count: result?.markedAbsent ?? 0 }), onDone: () => setClosing(false) });
  const [isClosing, setClosing] = useState(false);
  const isOpen = state === 'OPEN';
  return (
    <>
      {!isOpen && (
        <Tooltip title={viewerCanOpen.reason ?? ''}>
          <span><Button variant={closedAt ? 'outlined' : 'contained'} disabled={!viewerCanOpen.allowed || open.isPending} onClick={() => void open.run({ sessionId: id })}>{t(closedAt ? 'attendance.reopen' : 'attendance.open')}</Button></span>
        </Tooltip>
      )}
      {isOpen && <Button variant="contained" startIcon={<ProjectorIcon />} component="a" href={`/attendance/${id}/projector`} target="_blank">{t('attendance.project')}</Button>}
      {state !== 'CLOSED' && viewerCanClose.allowed && <Button variant="outlined" onClick={() => setClosing(true)}>{t('attendance.close')}</Button>}
      {viewerCanEnter.allowed && <Button variant="outlined" startIcon={<OfflineIcon />} component="a" href={`/check-in/register/${id}`} target="_blank">{t('attendance.offline')}</Button>}
      <DownloadButton href={`/downloads/register/${id}?locale=${locale}`} label={t('attendance.paper')} />
      <DownloadButton href={`/downloads/register/${id}.xlsx?locale=${locale}`} label={t('attendance.excel')} />
      <MoreMenu
        items={[
          ...(viewerCanEnter.allowed ? [{ label: t('punches.open'), icon: PunchIcon, run: () => setImporting(true) }, { label: t('attendance.termsOpen'), icon: TermsIcon, run: () => setSettingTerms(true) }] : []),
          { label: t('attendance.history'), icon: HistoryIcon, run: onHistory },
        ]}
      />
      {isImporting && <PunchImportDialog sessionId={id} onClose={() => setImporting(false)} />}
      {isSettingTerms && <TermsDialog session={session} onClose={() => setSettingTerms(false)} />}
      <ConfirmDialog
        open={isClosing} title={t('attendance.closeTitle')} consequence={<Consequence session={session} />} undo={t('attendance.closeUndo')} confirmLabel={t('attendance.close')}
        isPending={close.isPending} onClose={() => setClosing(false)} onConfirm={() => void close.run({ sessionId: id })}
      />
    </>
  );
}

function Consequence({ session: { startsAt, roll, tally } }: { session: Session }) {
  const t = useT();
  const [openedAt] = useState(() => Date.now());
  const missing = roll.memberCount - (tally.present + tally.late + tally.leftEarly + tally.leave + tally.absent);
  if (openedAt < new Date(startsAt).getTime()) return <>{t('attendance.closeEarly')}</>;
  return <>{missing > 0 ? t('attendance.closeText', { smart_count: missing }) : t('attendance.closeNone')}</>;
}
