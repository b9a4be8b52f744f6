import { Alert, Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { CreditClaimImportPrepareDocument } from '../../data/generated/operations.js';
import type { UploadedFile } from '../../data/upload.js';
import { useCommand } from '../../data/useCommand.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { UploadBox } from '../../shared/UploadBox.js';

const MEBIBYTE = 1024 * 1024;
const NAMES_SHOWN = 8;

/** Evidence first, because the check looks for it; then the workbook, which starts the check. */
export default function ClaimImportCreate() {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const [evidence, setEvidence] = useState<readonly UploadedFile[]>([]);
  const [zip, setZip] = useState<UploadedFile | null>(null);
  const [file, setFile] = useState<UploadedFile | null>(null);
  const prepare = useCommand(CreditClaimImportPrepareDocument, { onDone: ({ claimImport }) => void navigate(`/claim-imports/${claimImport?.id ?? ''}/show`) });
  const check = (uploaded: UploadedFile) => {
    setFile(uploaded);
    void prepare.run({ fileId: uploaded.id, zipFileId: zip?.id ?? null, evidenceFileIds: evidence.map(({ id }) => id) });
  };
  return (
    <>
      <PageHeader title={t('claimImports.start')} sub={t('claimImports.sub')} actions={<>
        <Button variant="outlined" component={Link} to="/claim-imports">{t('claimImports.history')}</Button>
        <DownloadButton href={`/downloads/credit-claims-template.xlsx?lang=${locale}`} label={t('claimImports.template')} />
      </>} />
      <Panel title={t('claimImports.create.evidence')}>
        <Typography sx={{ mb: 2 }}>{t('claimImports.create.evidenceText')}</Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, gap: 2 }}>
          <UploadBox purpose="evidence" accept=".pdf,.jpg,.jpeg,.png,.xlsx" mostBytes={10 * MEBIBYTE} multiple hint={t('claimImports.create.looseHint')} onUploaded={(uploaded) => setEvidence((before) => [...before, uploaded])} />
          <UploadBox purpose="evidence-zip" accept=".zip" mostBytes={100 * MEBIBYTE} hint={t('claimImports.create.zipHint')} onUploaded={setZip} />
        </Box>
        {evidence.length > 0 && <Typography sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>{t('claimImports.create.brought', { count: evidence.length, names: evidence.slice(0, NAMES_SHOWN).map(({ name }) => name).join(t('common.listComma')) + (evidence.length > NAMES_SHOWN ? t('claimImports.create.more') : '') })}</Typography>}
      </Panel>
      <Panel title={t('claimImports.create.workbook')}>
        <Typography sx={{ mb: 2 }}>{t('claimImports.create.workbookText')}</Typography>
        <UploadBox purpose="claims" accept=".xlsx,.csv" mostBytes={10 * MEBIBYTE} hint={t('claimImports.create.workbookHint')} onUploaded={check} />
        {file && !prepare.isPending && <Alert severity="warning" sx={{ mt: 2 }} action={<Button onClick={() => check(file)}>{t('claimImports.create.check')}</Button>}>{t('claimImports.create.again')}</Alert>}
      </Panel>
    </>
  );
}
