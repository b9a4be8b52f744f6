import { useSearchParams } from 'react-router';

import { AreasDocument, type CertificatesQuery, type CertificateStatus } from '../../data/generated/operations.js';
import { textOf } from '../../data/resource-data.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { todayInCounty } from '../../shared/format.js';
import { Day } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';

type Row = CertificatesQuery['certificates']['items'][number];

const YEARS_BACK = 6;
export const STATUS_TONES: Record<CertificateStatus, Tone> = { VALID: 'good', REVOKED: 'bad', REPLACED: 'warn' };

/** Every certificate within reach; what is found is what the Excel register holds. */
export default function CertificateList() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const [params] = useSearchParams();
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  const thisYear = Number(todayInCounty().slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, ago) => String(thisYear - ago)).map((year) => ({ id: year, name: year }));
  return (
    <ResourceList<Row>
      title={t('certificates.list.title')} sub={t('certificates.list.sub')} to={({ id }) => `/certificates/${id}/show`}
      actions={<DownloadButton href={`/downloads/certificate-register?${registerQuery(params.get('filter'), thisYear)}`} label={t('certificates.list.register')} />}
      empty={{ title: t('certificates.list.none'), text: t('certificates.list.noneText') }}
      sorts={[{ id: 'NEWEST', name: t('certificates.list.newest') }, { id: 'NUMBER', name: t('certificates.list.byNumber') }, { id: 'HOLDER', name: t('certificates.list.byHolder') }]}
      filters={[
        { source: 'search', search: t('certificates.list.search') },
        { source: 'year', label: t('certificates.list.year'), choices: years },
        { source: 'status', label: t('certificates.list.status'), choices: useChoices('certificateStatus') },
        { source: 'areaId', label: t('people.area'), choices: areas.map((area) => ({ id: area.id, name: name(area) })) },
        { source: 'schoolId', field: (value, onChange) => <SchoolField label={t('people.school')} value={value} onChange={onChange} /> },
      ]}
      columns={[
        { key: 'number', label: t('certificates.list.number'), width: 180, value: (row) => row.number },
        { key: 'holder', label: t('certificates.list.holder'), width: 100, card: 'title', value: (row) => row.holderName },
        { key: 'school', label: t('certificates.list.school'), value: (row) => name(row.teacher.school) },
        { key: 'training', label: t('certificates.list.training'), value: (row) => name({ name: row.trainingTitle, nameEn: row.trainingTitleEn }) },
        { key: 'hours', label: t('certificates.list.hours'), align: 'right', width: 64, card: 'hidden', value: (row) => row.hours },
        { key: 'issuedOn', label: t('certificates.list.issuedOn'), width: 124, value: (row) => <Day value={row.issuedOn} /> },
        { key: 'status', label: t('certificates.list.status'), width: 96, card: 'side', value: (row) => <StatusChip tone={STATUS_TONES[row.status]} label={label('certificateStatus', row.status)} /> },
      ]}
    />
  );
}

/** The conditions of the list for the Excel file; without any, the register of this year. */
function registerQuery(filter: string | null, thisYear: number): string {
  const conditions = Object.entries(JSON.parse(filter ?? '{}') as Record<string, unknown>).map(([source, value]) => [source, textOf(value)]);
  return new URLSearchParams(conditions.length > 0 ? conditions : [['year', String(thisYear)]]).toString();
}
