import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { CreditClaimsDocument, CreditFilingCancelDocument, CreditFilingCloseDocument, CreditFilingDocument, type FilingCardFragment } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { FormDialog } from '../../shared/FormDialog.js';
import { formatCredits, todayInCounty } from '../../shared/format.js';
import { Count, Day } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { useAddress } from '../../shared/useAddress.js';
import { ClaimList } from '../credits/ClaimList.js';
import { FILERS, FILING_TONES } from './filing-words.js';

const PER_PAGE = 50;
const USUAL_HOUR = 45;
const MOST_BYTES = 10 * 1024 * 1024;

/** One batch for the city or the province: its claims, its papers, and how it was filed. */
export default function FilingPage() {
  const t = useT();
  const label = useLabel();
  const { id = '' } = useParams();
  const mayFile = mayUse(FILERS, useRoles());
  const navigate = useNavigate();
  const { page, change } = useAddress();
  const [doing, setDoing] = useState<'close' | 'cancel' | null>(null);
  const { data, error, refetch } = useRead(CreditFilingDocument, { id });
  const claims = useRead(CreditClaimsDocument, { filter: { filingId: id }, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const filing = data.creditFiling;
  if (!filing) return <EmptyState title={t('credits.filing.gone')} />;
  const list = claims.data?.creditClaims;
  return (
    <>
      <PageHeader
        title={filing.title} sub={`${label('filingLevel', filing.filesAt)} · ${t('credits.filing.window')} ${filing.fromDay} ~ ${filing.toDay}`}
        actions={filing.status !== 'CANCELLED' && <><DownloadButton href={`/downloads/credit-filings/${id}.pdf`} label={t('credits.filing.list')} /><DownloadButton href={`/downloads/credit-filings/${id}.xlsx`} />
          {mayFile && filing.status === 'PREPARED' && <><Button variant="outlined" onClick={() => setDoing('cancel')}>{t('credits.filing.cancel')}</Button><Button variant="contained" onClick={() => setDoing('close')}>{t('credits.filing.close')}</Button></>}</>}
      />
      <Panel>
        <Stats>
          <Stat label={t('credits.columns.state')} value={<StatusChip tone={FILING_TONES[filing.status]} label={label('filingStatus', filing.status)} />} hint={`${filing.closedBy ?? filing.createdBy} ${todayInCounty(new Date(filing.closedAt ?? filing.createdAt))}`} />
          <Stat label={t('credits.filing.claims')} value={<Count value={filing.claimCount} />} />
          <Stat label={t('credits.result.credits')} value={formatCredits(filing.centicredits)} />
          {filing.number && <Stat label={t('credits.filing.number')} value={filing.number} />}
          {filing.filedDay && <Stat label={t('credits.filing.day')} value={<Day value={filing.filedDay} />} />}
        </Stats>
        {filing.documentFileId && <DownloadButton href={`/downloads/credit-filing-documents/${id}`} label={t('credits.filing.document')} variant="text" />}
      </Panel>
      <Panel title={t('credits.filing.claims')} flush>
        {claims.error && <ErrorPanel error={claims.error} onRetry={() => void claims.refetch()} />}
        {list?.items.length === 0 && <EmptyState title={t('credits.filing.noClaims')} />}
        {list && list.items.length > 0 && <ClaimList claims={list.items} currentId={null} onOpen={({ teacher }) => void navigate(`/credits?show=all&search=${teacher.number}`)} hourMinutes={USUAL_HOUR} isStale={claims.isPlaceholderData} isOneState={false} />}
        {list && list.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={list.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Panel>
      {doing === 'close' && <CloseDialog filing={filing} onClose={() => setDoing(null)} />}
      {doing === 'cancel' && <CancelDialog id={id} onClose={() => setDoing(null)} />}
    </>
  );
}

function CloseDialog({ filing, onClose }: { filing: FilingCardFragment; onClose: () => void }) {
  const t = useT();
  const [number, setNumber] = useState('');
  const [filedDay, setDay] = useState(todayInCounty());
  const [documentFileId, setDocument] = useState<string | null>(null);
  const command = useCommand(CreditFilingCloseDocument, { done: t('credits.filing.closed'), onDone: onClose });
  return (
    <FormDialog title={t('credits.filing.close')} submitLabel={t('credits.filing.close')} isPending={command.isPending} missing={[...(number.trim() ? [] : [t('credits.filing.number')]), ...(filedDay ? [] : [t('credits.filing.day')])]} onSubmit={() => void command.run({ filingId: filing.id, number: number.trim(), filedDay, documentFileId })} onClose={onClose}>
      <Stack spacing={2} sx={{ pt: 1 }}>
        <TextField required autoFocus label={t('credits.filing.number')} value={number} onChange={(event) => setNumber(event.target.value)} error={command.errorOf('number') !== undefined} helperText={command.errorOf('number') ?? t('credits.filing.numberHint')} slotProps={{ htmlInput: { maxLength: 60 } }} />
        <TextField required type="date" label={t('credits.filing.day')} value={filedDay} onChange={(event) => setDay(event.target.value)} error={command.errorOf('filedDay') !== undefined} helperText={command.errorOf('filedDay')} slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: todayInCounty() } }} />
        <UploadBox purpose="filing" accept=".pdf,.jpg,.jpeg,.png,.docx" mostBytes={MOST_BYTES} hint={t('credits.filing.documentHint')} onUploaded={({ id }) => setDocument(id)} />
      </Stack>
    </FormDialog>
  );
}

function CancelDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const command = useCommand(CreditFilingCancelDocument, { done: t('credits.filing.cancelled'), onDone: onClose });
  return <ConfirmDialog open title={t('credits.filing.cancelTitle')} consequence={t('credits.filing.cancelText')} undo={t('credits.filing.cancelUndo')} confirmLabel={t('credits.filing.cancel')} isPending={command.isPending} onConfirm={() => void command.run({ filingId: id })} onClose={onClose} />;
}
