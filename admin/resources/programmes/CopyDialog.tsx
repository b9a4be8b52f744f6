import { Box, Checkbox, FormControlLabel, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { CohortsDocument, ProgrammeCopyDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ConfirmDialog } from '../../shared/ConfirmDialog.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Loading } from '../../shared/Loading.js';
import { useTitle } from './training-words.js';

const PER_READ = 100;
const isYear = (year: string) => /^20\d\d$|^2100$/.test(year);

/** A code that names its year names the other one; otherwise the year is added. */
export function codeFor(code: string, fromYear: number, year: string): string {
  const named = code.replaceAll(String(fromYear), year);
  return (named === code ? `${code}-${year}` : named).slice(0, 40);
}

/** All classes of a programme, up to the 300 that one copy takes: school-based training has one for each school. */
function useCohortsOf(programmeId: string) {
  const page = (at: number) => ({ filter: { programmeId }, sort: 'STARTS' as const, page: { limit: PER_READ, offset: at * PER_READ } });
  const first = useRead(CohortsDocument, page(0));
  const count = first.data?.cohorts.totalCount ?? 0;
  const reads = [first, useRead(CohortsDocument, page(1), { enabled: count > PER_READ }), useRead(CohortsDocument, page(2), { enabled: count > 2 * PER_READ })];
  const cohorts = reads.flatMap(({ data }) => data?.cohorts.items ?? []);
  return { count, cohorts, isRead: first.data !== undefined && cohorts.length >= Math.min(count, 3 * PER_READ), failed: reads.find(({ error }) => error) };
}

/** Holds a programme again in another year; all of its classes are chosen to begin with. */
export function CopyDialog({ programme, onClose }: { programme: { readonly id: string; readonly code: string; readonly title: string; readonly titleEn: string; readonly year: number }; onClose: () => void }) {
  const t = useT();
  const titleOf = useTitle();
  const navigate = useNavigate();
  const { count, cohorts, isRead, failed } = useCohortsOf(programme.id);
  const [year, setYear] = useState(String(programme.year + 1));
  const [typedCode, setTypedCode] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const code = typedCode ?? codeFor(programme.code, programme.year, year);
  const cohortIds = cohorts.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const copy = useCommand(ProgrammeCopyDocument, {
    done: t('training.programmes.copied'),
    onDone: (payload) => { onClose(); if (payload.programme) void navigate(`/programmes/${payload.programme.id}/show`); },
  });
  const yearError = isYear(year) ? copy.errorOf('year') : t('training.programmes.copyYearBad');
  return (
    <ConfirmDialog
      open title={t('training.programmes.copyTitle', { title: titleOf(programme) })} consequence={t('training.programmes.copyText')} undo={null}
      confirmLabel={t('training.programmes.copyAct', { smart_count: cohortIds.length })} isPending={copy.isPending} canConfirm={isYear(year) && code.trim().length > 1 && isRead} onClose={onClose}
      onConfirm={() => void copy.run({ id: programme.id, year: Number(year), code: code.trim(), cohortIds })}
    >
      <Box sx={{ mt: 2, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '140px 1fr' } }}>
        <TextField label={t('training.programmes.year')} required value={year} error={yearError !== undefined} helperText={yearError} onChange={(event) => setYear(event.target.value.normalize('NFKC').trim())} slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }} />
        <TextField label={t('training.programmes.code')} required value={code} error={copy.errorOf('code') !== undefined} helperText={copy.errorOf('code') ?? t('training.programmes.codeHint')} onChange={(event) => setTypedCode(event.target.value)} slotProps={{ htmlInput: { maxLength: 40 } }} />
      </Box>
      {failed?.error && <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} />}
      {!isRead && !failed && <Loading />}
      {isRead && count === 0 && <Typography sx={{ mt: 2, fontSize: 13, color: 'text.secondary' }}>{t('training.programmes.copyNoCohorts')}</Typography>}
      {isRead && count > 0 && (
        <FormControlLabel
          sx={{ mt: 1, display: 'flex', mr: 0 }} label={<Typography component="span" sx={{ fontSize: 14, fontWeight: 600 }}>{t('training.programmes.copyCohorts', { chosen: cohortIds.length, count })}</Typography>}
          control={<Checkbox size="small" checked={cohortIds.length === cohorts.length} indeterminate={cohortIds.length > 0 && cohortIds.length < cohorts.length} onChange={(_, isOn) => setLeft(new Set(isOn ? [] : cohorts.map(({ id }) => id)))} />}
        />
      )}
      <Box sx={{ maxHeight: 260, overflow: 'auto', pl: 2 }}>
        {cohorts.map(({ id, title, titleEn, startsOn, endsOn, capacity }) => (
          <FormControlLabel
            key={id} sx={{ display: 'flex', mr: 0 }} control={<Checkbox size="small" checked={!left.has(id)} onChange={(_, isOn) => setLeft(new Set(isOn ? [...left].filter((each) => each !== id) : [...left, id]))} />}
            label={<>{titleOf({ title, titleEn })} <Typography component="span" sx={{ display: 'block', mb: 0.5, fontSize: 13, lineHeight: 1.3, color: 'text.secondary' }}>{startsOn} – {endsOn.slice(5)} · {t('training.programmes.copySeats', { smart_count: capacity })}</Typography></>}
          />
        ))}
      </Box>
    </ConfirmDialog>
  );
}
