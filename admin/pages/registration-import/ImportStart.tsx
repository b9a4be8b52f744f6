import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { RegistrationImportPrepareDocument, RegistrationImportsDocument, type RegistrationImportsQuery } from '../../data/generated/operations.js';
import type { UploadedFile } from '../../data/upload.js';
import { useCommand } from '../../data/useCommand.js';
import { useRead } from '../../data/useRead.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { CohortHead, OfCohort } from '../../resources/cohorts/CohortPage.js';
import type { Cohort } from '../../resources/cohorts/CohortShow.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { formatInstant } from '../../shared/format.js';
import { Pager } from '../../shared/Pager.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { useAddress } from '../../shared/useAddress.js';
import { ImportState, ImportSteps, sumsOf, useDeskOf } from './import-words.js';

type Row = RegistrationImportsQuery['registrationImports']['items'][number];
const MOST_BYTES = 5 * 1024 * 1024;
const PER_PAGE = 10;

/** Steps 1 and 2: how the list has to look, and the list; below, what was brought before. */
export default function ImportStart() {
  return <OfCohort>{(cohort) => <Start key={cohort.id} cohort={cohort} />}</OfCohort>;
}

function Start({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const deskOf = useDeskOf();
  const [file, setFile] = useState<UploadedFile | null>(null);
  const prepare = useCommand(RegistrationImportPrepareDocument, { onDone: ({ registrationImport }) => void navigate(`/registration-imports/${registrationImport?.id ?? ''}`) });
  const check = (uploaded: UploadedFile) => {
    setFile(uploaded);
    void prepare.run({ cohortId: cohort.id, fileId: uploaded.id });
  };
  return (
    <>
      <CohortHead cohort={cohort} sub={t('registrationImport.sub')} actions={<Button variant="outlined" component={Link} to={deskOf(cohort)}>{t('registrationImport.toDesk')}</Button>} />
      <ImportSteps at={file ? 2 : 0} />
      <Panel title={t('registrationImport.template.title')}>
        <Typography>{t('registrationImport.template.text')}</Typography>
        <Typography sx={{ mt: 0.5, mb: 2, color: 'text.secondary' }}>{t('registrationImport.template.hints')}</Typography>
        <DownloadButton href={`/downloads/registration-template/${cohort.id}.xlsx?lang=${locale}`} label={t('registrationImport.template.download')} />
      </Panel>
      <Panel title={t('registrationImport.upload.title')}>
        <Typography sx={{ mb: 2 }}>{t('registrationImport.upload.text')}</Typography>
        <UploadBox purpose="registrations" accept=".xlsx,.csv" mostBytes={MOST_BYTES} hint={t('registrationImport.upload.hint')} onUploaded={check} />
        {file && !prepare.isPending && <Alert severity="warning" sx={{ mt: 2 }} action={<Button onClick={() => check(file)}>{t('registrationImport.upload.check')}</Button>}>{t('registrationImport.upload.again')}</Alert>}
      </Panel>
      <Earlier cohortId={cohort.id} />
    </>
  );
}

function Earlier({ cohortId }: { cohortId: string }) {
  const t = useT();
  const { page, change } = useAddress();
  const { data } = useRead(RegistrationImportsDocument, { cohortId, page: { limit: PER_PAGE, offset: (page - 1) * PER_PAGE } }, { keepPrevious: true });
  const lists = data?.registrationImports;
  if (!lists || lists.totalCount === 0) return null;
  const result = ({ status, taken, counts }: Row): string => (counts.length === 0 ? '—' : status === 'TAKEN' ? t('registrationImport.earlier.taken', { taken, bad: sumsOf(counts).bad }) : t('registrationImport.earlier.rows', sumsOf(counts)));
  return (
    <Panel title={t('registrationImport.earlier.title')} flush>
      <ResponsiveList<Row>
        rows={lists.items} label={t('registrationImport.earlier.title')} to={({ id }) => `/registration-imports/${id}`} density="compact"
        columns={[
          { key: 'file', label: t('registrationImport.earlier.file'), value: ({ fileName }) => fileName, card: 'title' },
          { key: 'state', label: t('registrationImport.earlier.state'), value: (row) => <ImportState {...row} />, card: 'side', width: 168 },
          { key: 'result', label: t('registrationImport.earlier.result'), value: result },
          { key: 'by', label: t('registrationImport.earlier.by'), value: ({ createdBy, createdAt }) => `${createdBy} · ${formatInstant(createdAt)}`, width: 220 },
        ]}
      />
      <Pager page={page} perPage={PER_PAGE} totalCount={lists.totalCount} onPage={(next) => change({ page: String(next) })} />
    </Panel>
  );
}
