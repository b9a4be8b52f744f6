import { Button } from '@mui/material';
import { Link } from 'react-router';

import { useRoles } from '../../data/auth-provider.js';
import type { CreditClaimImportsQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { Instant } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { useName } from '../../shared/useName.js';
import { ImportStatus } from './status.js';

type Row = CreditClaimImportsQuery['creditClaimImports']['items'][number];

/** Every workbook of claims, and what became of it. */
export default function ClaimImportList() {
  const t = useT();
  const locale = useLocale();
  const name = useName();
  const isSchool = useRoles().includes('SCHOOL_ADMINISTRATOR');
  const start = isSchool ? <Button variant="contained" component={Link} to="/claim-imports/create">{t('claimImports.start')}</Button> : undefined;
  const template = <DownloadButton href={`/downloads/credit-claims-template.xlsx?lang=${locale}`} label={t('claimImports.template')} />;
  return (
    <ResourceList<Row>
      title={t('claimImports.title')} sub={t('claimImports.sub')} actions={<>{template}{start}</>} to={({ id }) => `/claim-imports/${id}/show`}
      empty={{ title: t('claimImports.none'), text: t('claimImports.noneText'), action: start }}
      columns={[
        { key: 'file', label: t('claimImports.file'), value: ({ fileName }) => fileName, card: 'title' },
        { key: 'state', label: t('claimImports.state'), value: (row) => <ImportStatus {...row} />, card: 'side' },
        ...(isSchool ? [] : [{ key: 'school', label: t('claimImports.school'), value: ({ school }: Row) => name(school) }]),
        { key: 'result', label: t('claimImports.result'), value: ({ status, readyCount, suspectCount, refusedCount }) => (status === 'PREPARING' || status === 'REFUSED' ? '—' : t('claimImports.summary', { ready: readyCount, suspect: suspectCount, refused: refusedCount })) },
        { key: 'uploaded', label: t('claimImports.uploaded'), value: ({ createdBy, createdAt }) => <>{createdBy} · <Instant value={createdAt} /></> },
      ]}
    />
  );
}
