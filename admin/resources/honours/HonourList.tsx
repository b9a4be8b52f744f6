import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import type { HonoursQuery } from '../../data/generated/operations.js';
import { textOf } from '../../data/resource-data.js';
import { useLocale } from '../../i18n/locale.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { DECIDERS } from '../../pages/selection/roles.js';
import { useLesson, useTitle } from '../../pages/selection/selection-words.js';
import { DownloadButton } from '../../shared/DownloadButton.js';
import { todayInCounty } from '../../shared/format.js';
import { Day } from '../../shared/Formatted.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';
import { HonourChip } from './honour-words.js';
import { RecordDialog } from './RecordDialog.js';
import { RevokeDialog } from './RevokeDialog.js';

type Row = HonoursQuery['honours']['items'][number];
const YEARS_SHOWN = 10;

/** The register of honours, within reach. */
export default function HonourList() {
  const t = useT();
  const label = useLabel();
  const nameOf = useName();
  const titleOf = useTitle();
  const lesson = useLesson();
  const isDecider = mayUse(DECIDERS, useRoles());
  const [isRecording, setRecording] = useState(false);
  const [revoking, setRevoking] = useState<Row | null>(null);
  const thisYear = Number(todayInCounty().slice(0, 4));
  return (
    <>
      <ResourceList<Row>
        title={t('selection.honours.title')} sub={t('selection.honours.sub')} empty={{ title: t('selection.honours.none'), text: t('selection.honours.noneText') }} nameOf={({ teacher }) => teacher.name} to={({ teacher }) => `/teachers/${teacher.id}/show`}
        actions={<><Export />{isDecider && <Button variant="contained" onClick={() => setRecording(true)}>{t('selection.honours.record')}</Button>}</>}
        sorts={[{ id: 'NEWEST', name: t('selection.honours.byNewest') }, { id: 'NAME', name: t('selection.honours.byName') }, { id: 'SCHOOL', name: t('selection.honours.bySchool') }]}
        filters={[
          { source: 'search', search: t('selection.honours.search') },
          { source: 'level', label: t('selection.honours.level'), choices: useChoices('honourLevel') },
          { source: 'year', label: t('selection.honours.year'), choices: Array.from({ length: YEARS_SHOWN }, (_, at) => ({ id: String(thisYear - at), name: String(thisYear - at) })) },
          { source: 'inForce', label: t('selection.honours.state'), choices: [{ id: 'true', name: t('selection.honours.inForce') }, { id: 'false', name: `${t('selection.honours.lapsed')} / ${t('selection.honours.revoked')}` }] },
          { source: 'subject', label: t('people.subject'), choices: useChoices('subject') },
          { source: 'schoolId', field: (value, onChange) => <SchoolField label={t('people.school')} value={value} onChange={onChange} /> },
        ]}
        columns={[
          { key: 'name', label: t('selection.honours.name'), card: 'title', value: ({ teacher }) => teacher.name },
          { key: 'school', label: t('people.school'), value: ({ teacher }) => nameOf(teacher.school) },
          { key: 'lesson', label: t('people.subject'), card: 'hidden', value: ({ teacher }) => lesson(teacher) },
          { key: 'honour', label: t('selection.honours.honour'), value: (row) => <>{titleOf(row)}{row.grade && <Typography component="span" sx={{ ml: 0.5, fontSize: 13, color: 'text.secondary' }}>（{t('selection.honours.excellent')}）</Typography>}</> },
          { key: 'level', label: t('selection.honours.level'), card: 'hidden', value: ({ level }) => label('honourLevel', level) },
          { key: 'year', label: t('selection.honours.year'), align: 'right', value: ({ year }) => year },
          { key: 'source', label: t('selection.honours.source'), card: 'hidden', value: ({ round, documentNumber }) => (round ? titleOf(round) : documentNumber ?? '—') },
          { key: 'until', label: t('selection.honours.until'), card: 'hidden', value: ({ expiresOn }) => (expiresOn ? <Day value={expiresOn} /> : t('selection.honours.forGood')) },
          { key: 'state', label: t('selection.honours.state'), card: 'side', value: (row) => <HonourChip honour={row} /> },
          ...(isDecider ? [{ key: 'act', label: '', align: 'right' as const, card: 'hidden' as const, value: (row: Row) => row.revokedOn === null && <Button variant="text" onClick={() => setRevoking(row)} sx={{ minHeight: 26, py: 0 }}>{t('selection.honours.revoke')}</Button> }] : []),
        ]}
      />
      {isRecording && <RecordDialog onClose={() => setRecording(false)} />}
      {revoking && <RevokeDialog honour={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

/** The list as it is filtered, in Excel. */
function Export() {
  const locale = useLocale();
  const list = useListContext();
  const conditions = Object.entries(list.filterValues as Readonly<Record<string, unknown>>).flatMap(([name, value]) => { const text = textOf(value); return text ? [[name, name === 'subject' ? text.toLowerCase() : text]] : []; });
  return <DownloadButton href={`/downloads/honours.xlsx?${new URLSearchParams([...conditions, ['lang', locale]] as [string, string][]).toString()}`} />;
}
