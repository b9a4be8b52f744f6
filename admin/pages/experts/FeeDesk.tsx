import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';

import { type ExpertFeeFilter, ExpertFeePayDocument, ExpertFeesDocument, type ExpertSessionCardFragment } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { Rating } from '../../resources/experts/expert-words.js';
import { FeeCell } from '../../resources/experts/FeeCell.js';
import { recentYears, useIsCentre } from '../../resources/programmes/training-words.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { EmptyState } from '../../shared/EmptyState.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { formatYuan, todayInCounty } from '../../shared/format.js';
import { Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { useName } from '../../shared/useName.js';

const PER_PAGE = 50;
const CONDITIONS: Readonly<Record<string, Pick<ExpertFeeFilter, 'status' | 'isMissing'>>> = { unpaid: { status: 'UNPAID' }, paid: { status: 'PAID' }, missing: { isMissing: true }, all: {} };

/** What lecturers are owed: entered by session, paid in one go, exported for the accountant. */
export default function FeeDesk() {
  const t = useT();
  const locale = useLocale();
  const nameOf = useName();
  const isCentre = useIsCentre();
  const [params, setParams] = useSearchParams();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isPaying, setPaying] = useState(false);
  const year = params.get('year') ?? todayInCounty().slice(0, 4);
  const state = params.get('state') ?? 'unpaid';
  const page = Number(params.get('page') ?? 1);
  const change = (next: Record<string, string>) => {
    setSelected(new Set());
    setParams({ year, state, ...next }, { replace: true });
  };
  const filter = { year: Number(year), ...CONDITIONS[state] };
  const { data, error, refetch, isPlaceholderData } = useRead(ExpertFeesDocument, { filter, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const whole = useRead(ExpertFeesDocument, { filter: { year: Number(year) }, page: { limit: 1, offset: 0 } }, { keepPrevious: true }).data?.expertFees.totals;
  const rows = data?.expertFees.items ?? [];
  const chosen = rows.filter(({ id, fee, isOver }) => selected.has(id) && fee?.status === 'UNPAID' && isOver);
  const chosenFen = chosen.reduce((sum, { fee }) => sum + (fee?.amountFen ?? 0), 0);
  const query = new URLSearchParams({ year, locale, ...(CONDITIONS[state]?.status ? { status: CONDITIONS[state].status } : {}), ...(state === 'missing' ? { isMissing: 'true' } : {}) });
  return (
    <>
      <PageHeader title={t('experts.fees.title')} sub={t('experts.fees.sub')} actions={<DownloadButton href={`/downloads/expert-fees.xlsx?${query.toString()}`} />} />
      <Panel>
        <Stats>
          <Stat label={t('experts.fees.total')} value={formatYuan(whole?.amountFen ?? 0)} />
          <Stat label={t('experts.fees.paid')} value={formatYuan(whole?.paidFen ?? 0)} />
          <Stat label={t('experts.fees.unpaid')} value={formatYuan(whole?.unpaidFen ?? 0)} />
          <Stat label={t('experts.fees.missingCount')} value={whole?.missing ?? 0} />
        </Stats>
      </Panel>
      <Paper variant="outlined" sx={{ overflow: 'hidden' }}>
        <Box className="no-print" sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', gap: 1.5, p: 2, alignItems: 'center', borderBottom: `1px solid ${tokens.line}`, '& .MuiTextField-root': { width: 140 } })}>
          <ChoiceField label={t('experts.fees.year')} required value={year} choices={recentYears()} onChange={(next) => next && change({ year: next })} />
          <ChoiceField label={t('experts.fees.state')} required value={state} choices={[{ id: 'unpaid', name: t('experts.fees.unpaid') }, { id: 'missing', name: t('experts.fees.missing') }, { id: 'paid', name: t('experts.fees.paid') }, { id: 'all', name: t('common.all') }]} onChange={(next) => next && change({ state: next })} />
          {chosen.length > 0 && <Typography sx={{ ml: 'auto' }}>{t('experts.fees.selected', { smart_count: chosen.length, yuan: formatYuan(chosenFen) })}</Typography>}
          {isCentre && state === 'unpaid' && <Button variant="contained" disabled={chosen.length === 0} onClick={() => setPaying(true)} sx={{ ml: chosen.length > 0 ? 0 : 'auto' }}>{t('experts.fees.pay')}</Button>}
        </Box>
        {error && <Box sx={{ p: 2 }}><ErrorPanel error={error} onRetry={() => void refetch()} /></Box>}
        {!data && !error && <Loading />}
        {data && (
          <ResponsiveList<ExpertSessionCardFragment>
            rows={rows} label={t('experts.fees.title')} density="compact" isStale={isPlaceholderData} empty={<EmptyState title={t('experts.fees.none')} text={t('experts.fees.noneText')} />} nameOf={({ expert, topic }) => `${expert.name} ${topic}`}
            {...(isCentre && state === 'unpaid' ? { selection: { selected, onChange: setSelected } } : {})}
            columns={[
              { key: 'name', label: t('experts.name'), card: 'title', value: ({ expert }) => <Link to={`/experts/${expert.id}/show`} style={{ color: 'inherit', fontWeight: 600 }}>{expert.name}</Link> },
              { key: 'organisation', label: t('experts.organisation'), card: 'hidden', value: ({ expert }) => expert.organisation },
              { key: 'class', label: t('experts.sessions.class'), value: ({ rollTitle, rollTitleEn }) => nameOf({ name: rollTitle, nameEn: rollTitleEn }) },
              { key: 'topic', label: t('experts.sessions.topic'), value: ({ topic, topicEn }) => nameOf({ name: topic, nameEn: topicEn }) },
              { key: 'at', label: t('experts.sessions.at'), value: ({ startsAt }) => <Instant value={startsAt} /> },
              { key: 'rating', label: t('experts.rating'), card: 'hidden', align: 'right', value: ({ rating }) => <Rating rating={rating} /> },
              { key: 'paid', label: t('experts.fees.voucher'), value: ({ fee }) => (fee?.paidOn ? `${fee.paidOn} ${fee.voucher ?? ''}` : '—') },
              { key: 'fee', label: t('experts.fees.amount'), isBare: true, align: 'right', value: (row) => <FeeCell session={row} /> },
            ]}
          />
        )}
        {data && data.expertFees.totalCount > PER_PAGE && <Pager page={page} perPage={PER_PAGE} totalCount={data.expertFees.totalCount} onPage={(next) => change({ page: String(next) })} />}
      </Paper>
      {isPaying && <PayDialog ids={chosen.flatMap(({ fee }) => fee?.id ?? [])} fen={chosenFen} onClose={() => { setPaying(false); setSelected(new Set()); }} />}
    </>
  );
}

function PayDialog({ ids, fen, onClose }: { ids: readonly string[]; fen: number; onClose: () => void }) {
  const t = useT();
  const [paidOn, setPaidOn] = useState(todayInCounty());
  const [voucher, setVoucher] = useState('');
  const pay = useCommand(ExpertFeePayDocument, { done: ({ paid }) => t('experts.fees.payDone', { count: paid ?? 0 }), onDone: onClose });
  return (
    <ConfirmDialog open title={t('experts.fees.payTitle', { smart_count: ids.length })} consequence={<>{t('experts.fees.payText', { yuan: formatYuan(fen) })}</>} undo={t('experts.fees.payUndo')} confirmLabel={t('experts.fees.pay')} isPending={pay.isPending} missing={[...(paidOn ? [] : [t('experts.fees.paidOn')]), ...(voucher.trim() ? [] : [t('experts.fees.voucher')])]} onClose={onClose} onConfirm={() => void pay.run({ ids: [...ids], paidOn, voucher: voucher.trim() })}>
      <Box sx={{ display: 'grid', gap: 2, mt: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <TextField type="date" label={t('experts.fees.paidOn')} value={paidOn} onChange={(event) => setPaidOn(event.target.value)} error={pay.errorOf('paidOn') !== undefined} helperText={pay.errorOf('paidOn')} slotProps={{ inputLabel: { shrink: true } }} />
        <TextField autoFocus label={t('experts.fees.voucher')} value={voucher} onChange={(event) => setVoucher(event.target.value)} error={pay.errorOf('voucher') !== undefined} helperText={pay.errorOf('voucher')} slotProps={{ htmlInput: { maxLength: 40 } }} />
      </Box>
    </ConfirmDialog>
  );
}
