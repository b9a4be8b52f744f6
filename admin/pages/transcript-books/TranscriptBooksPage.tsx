import { Box, Button, Chip, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';

import { SchoolsDocument, TranscriptBookMakeDocument } from '../../data/generated/operations.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useT } from '../../i18n/useT.js';
import { ChoiceField } from '../../shared/ChoiceField.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { todayInCounty } from '../../shared/format.js';
import { JobProgressDialog } from '../../shared/JobProgressDialog.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { useAddress } from '../../shared/useAddress.js';
import { useDraft } from '../../shared/useDraft.js';
import { BookList } from './BookList.js';

const YEARS_BACK = 10;

/** Transcripts of a school or of a list, in one job; what was made before stands below. */
export default function TranscriptBooksPage() {
  const t = useT();
  const { params, change } = useAddress();
  const teacherIds = (params.get('teachers') ?? '').split(',').filter(Boolean);
  const isList = params.get('by') === 'list' || teacherIds.length > 0;
  const schools = useRead(SchoolsDocument, { search: null, areaId: null, page: { limit: 2, offset: 0 } }).data?.schools.items ?? [];
  // Whoever has one school is not asked for it.
  const schoolId = params.get('school') ?? (schools.length === 1 ? schools[0]?.id ?? null : null);
  const year = params.get('year');
  const numbers = useDraft('transcripts.numbers', '');
  const [made, setMade] = useState<{ id: string; jobId: string } | null>(null);
  const make = useCommand(TranscriptBookMakeDocument, { onDone: ({ book }) => setMade(book ?? null) });
  const thisYear = Number(todayInCounty().slice(0, 4));
  const send = () => void make.run({ ...(isList ? { numbers: numbers.value, ...(teacherIds.length > 0 ? { teacherIds } : {}) } : { schoolId }), ...(year ? { cycleYear: Number(year) } : {}) });
  const isReady = isList ? numbers.value.trim() !== '' || teacherIds.length > 0 : schoolId !== null;
  return (
    <>
      <PageHeader title={t('transcriptBooks.title')} sub={t('transcriptBooks.sub')} />
      <Panel title={t('transcriptBooks.whom')}>
        <Box component="form" onSubmit={(event) => { event.preventDefault(); if (isReady) send(); }} sx={{ display: 'grid', gap: 2, maxWidth: 640 }}>
          <ToggleButtonGroup exclusive size="small" value={isList ? 'list' : 'school'} onChange={(_, next: string | null) => next && change({ by: next === 'list' ? 'list' : null, teachers: null })} aria-label={t('transcriptBooks.whom')}>
            <ToggleButton value="school" sx={{ px: 2 }}>{t('transcriptBooks.wholeSchool')}</ToggleButton>
            <ToggleButton value="list" sx={{ px: 2 }}>{t('transcriptBooks.byNumber')}</ToggleButton>
          </ToggleButtonGroup>
          {!isList && <SchoolField required label={t('transcriptBooks.school')} value={schoolId} onChange={(next) => change({ school: next })} />}
          {teacherIds.length > 0 && <Box><Chip label={t('transcriptBooks.chosen', { smart_count: teacherIds.length })} onDelete={() => change({ teachers: null, by: 'list' })} /></Box>}
          {isList && <TextField multiline minRows={4} maxRows={12} label={t('transcriptBooks.numbers')} value={numbers.value} onChange={(event) => numbers.set(event.target.value)} error={make.errorOf('numbers') !== undefined} helperText={make.errorOf('numbers') ?? t('transcriptBooks.numbersHint')} slotProps={{ inputLabel: { shrink: true } }} />}
          <ChoiceField required label={t('transcriptBooks.cycle')} value={year ?? 'current'} onChange={(next) => change({ year: next === 'current' ? null : next })}
            choices={[{ id: 'current', name: t('transcriptBooks.currentCycle') }, ...Array.from({ length: YEARS_BACK }, (_, back) => String(thisYear - 1 - back)).map((id) => ({ id, name: t('transcriptBooks.cycleOf', { year: id }) }))]} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            <Button type="submit" variant="contained" loading={make.isPending} disabled={!isReady}>{t('transcriptBooks.make')}</Button>
            <Typography sx={{ fontSize: 13, color: 'text.secondary' }}>{isReady ? t('transcriptBooks.language') : t('common.stillMissing', { fields: t(isList ? 'transcriptBooks.numbers' : 'transcriptBooks.school') })}</Typography>
          </Box>
        </Box>
      </Panel>
      <BookList />
      {made && (
        <JobProgressDialog jobId={made.jobId} title={t('transcriptBooks.making')} onDone={() => numbers.discard()} onClose={() => setMade(null)}>
          {() => (
            <Box sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              <DownloadButton variant="contained" href={`/downloads/transcript-books/${made.id}.pdf`} label={t('transcriptBooks.pdf')} />
              <DownloadButton href={`/downloads/transcript-books/${made.id}.xlsx`} label={t('transcriptBooks.excel')} />
            </Box>
          )}
        </JobProgressDialog>
      )}
    </>
  );
}
