import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';

import { mayUse, useRoles } from '../../data/auth-provider.js';
import { AreasDocument, type TeachersQuery } from '../../data/generated/operations.js';
import { useRead } from '../../data/useRead.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ResourceList } from '../../shared/ResourceList.js';
import { SchoolField } from '../../shared/SchoolField.js';
import { BOOK_MAKERS } from '../../pages/transcript-books/roles.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useChoices } from '../../shared/useChoices.js';
import { useName } from '../../shared/useName.js';

type Row = TeachersQuery['teachers']['items'][number];

export default function TeacherList() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayPrint = mayUse(BOOK_MAKERS, useRoles());
  const areas = useRead(AreasDocument, {}).data?.areas ?? [];
  return (
    <ResourceList<Row>
      title={t('people.teachersTitle')} sub={t('people.teachersSub')} to={({ id }) => `/teachers/${id}/show`}
      {...(mayPrint ? { selection: { selected, onChange: setSelected }, nameOf: (row: Row) => row.name } : {})}
      empty={{ title: t('people.teachersNone'), text: t('people.teachersNoneText') }}
      sorts={[{ id: 'NAME', name: t('people.byName') }, { id: 'NUMBER', name: t('people.byNumber') }, { id: 'SCHOOL', name: t('people.bySchool') }]}
      filters={[
        { source: 'search', search: t('people.teachersSearch') },
        { source: 'areaId', label: t('people.area'), choices: areas.map((area) => ({ id: area.id, name: name(area) })) },
        { source: 'schoolId', field: (value, onChange) => <SchoolField label={t('people.school')} value={value} onChange={onChange} /> },
        { source: 'stage', label: t('people.stage'), choices: useChoices('stage') },
        { source: 'subject', label: t('people.subject'), choices: useChoices('subject') },
      ]}
      columns={[
        { key: 'name', label: t('people.name'), value: (row) => row.name, card: 'title' },
        { key: 'number', label: t('people.number'), value: (row) => row.number, card: 'side' },
        { key: 'school', label: t('people.school'), value: (row) => name(row.school) },
        { key: 'stage', label: t('people.stage'), value: (row) => label('stage', row.stage) },
        { key: 'subject', label: t('people.subject'), value: (row) => label('subject', row.subject) },
        { key: 'title', label: t('people.title'), value: (row) => label('title', row.title) },
        { key: 'post', label: t('people.post'), value: (row) => label('post', row.post), card: 'hidden' },
        { key: 'status', label: t('people.status'), value: (row) => (row.status === 'ACTIVE' ? label('teacherStatus', row.status) : <StatusChip tone="plain" label={label('teacherStatus', row.status)} />), card: 'hidden' },
      ]}
    >
      {selected.size > 0 && (
        <Box sx={({ tokens }) => ({ display: 'flex', flexWrap: 'wrap', gap: 1, p: 1.5, borderBottom: `1px solid ${tokens.line}`, backgroundColor: tokens.accentSoft })}>
          <Button variant="contained" component={Link} to={`/transcripts?teachers=${[...selected].join(',')}`}>{t('transcriptBooks.fromList', { smart_count: selected.size })}</Button>
          <Button variant="text" onClick={() => setSelected(new Set())}>{t('transcriptBooks.clear')}</Button>
        </Box>
      )}
    </ResourceList>
  );
}
