import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { RosterImportPrepareDocument } from '../../data/generated/operations.js';
import type { UploadedFile } from '../../data/upload.js';
import { useCommand } from '../../data/useCommand.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { UploadBox } from '../../shared/UploadBox.js';
import { RosterSteps } from './RosterSteps.js';

const MOST_BYTES = 20 * 1024 * 1024;

/** Steps 1 and 2: the template, and the file that was filled in. */
export default function RosterImportCreate() {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const [file, setFile] = useState<UploadedFile | null>(null);
  const prepare = useCommand(RosterImportPrepareDocument, { onDone: ({ rosterImport }) => void navigate(`/roster-imports/${rosterImport?.id ?? ''}/show`) });
  const check = (uploaded: UploadedFile) => {
    setFile(uploaded);
    void prepare.run({ fileId: uploaded.id });
  };
  return (
    <>
      <PageHeader title={t('roster.title')} sub={t('roster.sub')} actions={<Button variant="outlined" component={Link} to="/roster-imports">{t('roster.history')}</Button>} />
      <RosterSteps at={file ? 2 : 1} />
      <Panel title={t('roster.template.title')}>
        <Typography>{t('roster.template.text')}</Typography>
        <Typography sx={{ mt: 0.5, mb: 2, color: 'text.secondary' }}>{t('roster.template.hints')}</Typography>
        <DownloadButton href={`/downloads/roster-template.xlsx?lang=${locale}`} label={t('roster.template.download')} />
      </Panel>
      <Panel title={t('roster.upload.title')}>
        <Typography sx={{ mb: 2 }}>{t('roster.upload.text')}</Typography>
        <UploadBox purpose="roster" accept=".xlsx" mostBytes={MOST_BYTES} hint={t('roster.upload.hint')} onUploaded={check} />
        {file && !prepare.isPending && (
          <Alert severity="warning" sx={{ mt: 2 }} action={<Button onClick={() => check(file)}>{t('roster.upload.check')}</Button>}>{t('roster.upload.again')}</Alert>
        )}
      </Panel>
    </>
  );
}
