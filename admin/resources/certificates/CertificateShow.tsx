import { Button, Link as MuiLink } from '@mui/material';
import { useState } from 'react';
import { useShowContext } from 'react-admin';
import { Link } from 'react-router';

import type { CertificateQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { formatDay } from '../../shared/format.js';
import { Credits, Day, Instant } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { ResponsiveList } from '../../shared/ResponsiveList.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { WholeRecord } from '../../shared/WholeRecord.js';
import { CertificateActions } from './CertificateActions.js';
import { STATUS_TONES } from './CertificateList.js';

export type CertificateRecord = NonNullable<CertificateQuery['certificate']>;

export default function CertificateShow() {
  return <WholeRecord><CertificateFile /></WholeRecord>;
}

function CertificateFile() {
  const t = useT();
  const label = useLabel();
  const { record, error, refetch } = useShowContext<CertificateRecord>();
  const [isRead, setRead] = useState(0);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!record || !('reprints' in record)) return <Loading />;
  const { id, number, status, reprintCount } = record;
  return (
    <>
      <PageHeader
        title={record.holderName} sub={t('certificates.show.title', { number })} status={<StatusChip tone={STATUS_TONES[status]} label={label('certificateStatus', status)} />}
        actions={(
          <>
            <DownloadButton href={`/downloads/certificates/${id}`} label={t('certificates.show.download')} variant={status === 'VALID' ? 'contained' : 'outlined'} />
            <DownloadButton href={`/downloads/certificates/${id}?locale=en`} label={t('certificates.show.english')} />
            {reprintCount > 0 && record.viewerCanReprint.allowed && <DownloadButton href={`/downloads/certificates/${id}?copy=1`} label={t('certificates.show.copy')} />}
            <CertificateActions key={isRead} certificate={record} onChanged={() => { setRead(isRead + 1); void refetch(); }} />
          </>
        )}
      />
      <PrintedFacts certificate={record} />
      <Reprints certificate={record} />
    </>
  );
}

function PrintedFacts({ certificate }: { certificate: CertificateRecord }) {
  const t = useT();
  const name = useName();
  const locale = useLocale();
  const { holderName, teacher, startsOn, endsOn, cohortId } = certificate;
  const day = (value: string): string => formatDay(value, locale);
  const where = (number: string) => <MuiLink component={Link} to={`/certificates?filter=${encodeURIComponent(JSON.stringify({ search: number }))}`}>{number}</MuiLink>;
  return (
    <Panel title={t('certificates.show.facts')} actions={<Button variant="text" component={Link} to={`/certificates?filter=${encodeURIComponent(JSON.stringify({ cohortId }))}`}>{t('certificates.show.cohort')}</Button>}>
      <Facts facts={[
        { label: t('certificates.list.holder'), value: <MuiLink component={Link} to={`/teachers/${teacher.id}/show`}>{holderName}</MuiLink> },
        ...(teacher.name === holderName ? [] : [{ label: t('people.name'), value: t('certificates.show.nameNow', { name: teacher.name }) }]),
        { label: t('certificates.list.school'), value: name({ name: certificate.schoolName, nameEn: certificate.schoolNameEn }) },
        { label: t('certificates.list.training'), value: name({ name: certificate.trainingTitle, nameEn: certificate.trainingTitleEn }) },
        { label: t('certificates.show.period'), value: startsOn === endsOn ? day(startsOn) : t('certificates.cohort.period', { from: day(startsOn), to: day(endsOn) }) },
        { label: t('certificates.list.hours'), value: certificate.hours },
        { label: t('certificates.show.credits'), value: <Credits value={certificate.centicredits} /> },
        { label: t('certificates.show.issuer'), value: certificate.issuer },
        { label: t('certificates.list.issuedOn'), value: <Day value={certificate.issuedOn} /> },
        ...(certificate.replacesNumber ? [{ label: t('certificates.show.replaces'), value: where(certificate.replacesNumber) }] : []),
        ...(certificate.revokedAt ? [{ label: t('certificates.show.revokedAt'), value: <Instant value={certificate.revokedAt} /> }, { label: t('certificates.show.reason'), value: certificate.revokeReason ?? '—' }] : []),
        ...(certificate.replacedByNumber ? [{ label: t('certificates.show.replacedBy'), value: where(certificate.replacedByNumber) }] : []),
        { label: t('certificates.show.verify'), value: <MuiLink href={new URL(certificate.verifyUrl).pathname} target="_blank" rel="noreferrer">{t('certificates.show.verify')} ↗</MuiLink> },
      ]} />
    </Panel>
  );
}

function Reprints({ certificate: { reprints } }: { certificate: CertificateRecord }) {
  const t = useT();
  if (reprints.length === 0) return null;
  return (
    <Panel title={t('certificates.show.reprints')} flush>
      <ResponsiveList
        rows={reprints.map((each) => ({ ...each, id: String(each.ordinal) }))} label={t('certificates.show.reprints')}
        columns={[
          { key: 'ordinal', label: '', width: 100, value: ({ ordinal }) => t('certificates.show.ordinal', { ordinal }) },
          { key: 'reason', label: t('certificates.show.reason'), card: 'title', value: ({ reason }) => reason },
          { key: 'by', label: t('certificates.show.by'), width: 120, value: ({ byName }) => byName },
          { key: 'at', label: t('certificates.show.at'), width: 160, card: 'side', value: ({ at }) => <Instant value={at} /> },
        ]}
      />
    </Panel>
  );
}
