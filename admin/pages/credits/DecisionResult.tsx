import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';

import { asApiError } from '../../data/api-error.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { formatCredits, todayInCounty } from '../../shared/format.js';
import { Stat, Stats } from '../../shared/Stat.js';
import { useName } from '../../shared/useName.js';
import type { Claim } from './claim-words.js';
import { csvOf, loadClaims, saveText } from './result-file.js';
import { type ClaimResult, type DecisionKind, OUTCOME } from './useBulkDecision.js';

const MOST_SHOWN = 40;

interface DecisionResultProps {
  readonly kind: DecisionKind;
  readonly results: readonly ClaimResult[];
  /** How many were not reached when it was stopped; they are as they were. */
  readonly leftCount?: number;
  readonly onGoOn?: () => void;
  readonly onClose: () => void;
}

/** What became of the claims: how many, with which credits, and why not where not. */
export function DecisionResult({ kind, results, leftCount = 0, onGoOn, onClose }: DecisionResultProps) {
  const t = useT();
  const done = results.filter((each) => each.done);
  const posts = kind === 'recognise' || kind === 'audit';
  const toAudit = done.filter((each) => each.awaits === 'AUDIT').length;
  const refused = results.filter((each) => !each.done);
  const counts = new Map<string, number>();
  for (const { message } of refused) counts.set(message ?? '', (counts.get(message ?? '') ?? 0) + 1);
  const byReason = [...counts].sort(([, one], [, other]) => other - one);
  const sum = (amount: (each: ClaimResult) => number) => formatCredits(done.reduce((total, each) => total + amount(each), 0));
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="result-title">
      <DialogTitle id="result-title">{t('credits.result.title')}</DialogTitle>
      <DialogContent>
        <Stats>
          <Stat label={t(`credits.result.${OUTCOME[kind]}`)} value={t('credits.result.count', { smart_count: done.length - toAudit })} />
          {posts && <Stat label={t('credits.result.credits')} value={sum((each) => each.centicredits)} />}
          {posts && done.some((each) => each.lostCenticredits > 0) && <Stat label={t('credits.result.lost')} value={sum((each) => each.lostCenticredits)} />}
          {toAudit > 0 && <Stat label={t('credits.desk.show.audit')} value={t('credits.result.count', { smart_count: toAudit })} />}
          {refused.length > 0 && <Stat label={t('credits.result.refused')} value={t('credits.result.count', { smart_count: refused.length })} />}
          {leftCount > 0 && <Stat label={t('credits.result.left')} value={t('credits.result.count', { smart_count: leftCount })} />}
        </Stats>
        {leftCount > 0 && <Typography sx={{ mt: 2 }}>{t('credits.result.leftText', { smart_count: leftCount })}</Typography>}
        {refused.length > 0 && <Typography sx={{ mt: 2 }}>{t('credits.result.refusedText')}</Typography>}
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
          {byReason.slice(0, MOST_SHOWN).map(([message, count]) => <li key={message}>{message}{count > 1 && ` × ${count}`}</li>)}
        </Box>
      </DialogContent>
      <DialogActions>
        {results.length > 0 && <SaveResult results={results} />}
        {onGoOn && <Button variant="outlined" onClick={onGoOn}>{t('credits.confirm.goOn')}</Button>}
        <Button variant="contained" autoFocus onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** A line for each claim, with names that are read when the file is wanted. */
function SaveResult({ results }: { results: readonly ClaimResult[] }) {
  const t = useT();
  const name = useName();
  const locale = useLocale();
  const notify = useNotify();
  const [isPending, setPending] = useState(false);
  const rowOf = (result: ClaimResult, claim: Claim | undefined): string[] => [
    result.claimId, claim ? name(claim.teacher.school) : '', claim?.teacher.number ?? '', claim?.teacher.name ?? '', claim?.title ?? '', t(result.done ? 'common.yes' : 'common.no'),
    result.done ? formatCredits(result.centicredits) : '', result.done ? formatCredits(result.lostCenticredits) : '', result.message ?? '',
  ];
  const save = async () => {
    setPending(true);
    try {
      const claims = await loadClaims(results.map((each) => each.claimId));
      const head = [t('credits.result.columnClaim'), t('people.school'), t('people.number'), t('people.name'), t('credits.columns.claim'), t('credits.result.columnDone'), t('credits.result.credits'), t('credits.result.lost'), t('credits.result.columnReason')];
      saveText(`${t('credits.result.file')}-${todayInCounty()}.csv`, csvOf([head, ...results.map((each) => rowOf(each, claims.get(each.claimId)))]));
    } catch (error) {
      notify(t('common.downloadFailed', { reason: asApiError(error).message }), { type: 'error' });
    } finally {
      setPending(false);
    }
  };
  return <Button variant="outlined" startIcon={<DownloadIcon />} loading={isPending} lang={locale} onClick={() => void save()}>{t('credits.result.download')}</Button>;
}
