import { Button } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useShowContext } from 'react-admin';
import { Link } from 'react-router';

import type { TeacherQuery } from '../../data/generated/operations.js';
import { useLabel, useT } from '../../i18n/useT.js';
import { ErrorPanel } from '../../shared/ErrorPanel.js';
import { Facts } from '../../shared/Facts.js';
import { Day } from '../../shared/Formatted.js';
import { Loading } from '../../shared/Loading.js';
import { PageHeader } from '../../shared/PageHeader.js';
import { Panel } from '../../shared/Panel.js';
import { StatusChip } from '../../shared/StatusChip.js';
import { useName } from '../../shared/useName.js';
import { WholeRecord } from '../../shared/WholeRecord.js';
import { NationalId } from '../accounts/NationalId.js';
import { TeacherAccountPanel } from '../accounts/TeacherAccountPanel.js';

const TeacherCredits = lazy(() => import('../../pages/credits/TeacherCredits.js'));
const TeacherHonours = lazy(() => import('../honours/TeacherHonours.js'));

type Teacher = NonNullable<TeacherQuery['teacher']>;

export default function TeacherShow() {
  return <WholeRecord><TeacherFile /></WholeRecord>;
}

function TeacherFile() {
  const t = useT();
  const label = useLabel();
  const name = useName();
  const { record: teacher, error, refetch } = useShowContext<Teacher>();
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!teacher) return <Loading />;
  return (
    <>
      <PageHeader
        title={teacher.name} sub={`${t('people.number')} ${teacher.number}`}
        status={<StatusChip tone={teacher.status === 'ACTIVE' ? 'good' : 'plain'} label={label('teacherStatus', teacher.status)} />}
        actions={<Button variant="outlined" component={Link} to={`/teachers?filter=${encodeURIComponent(JSON.stringify({ schoolId: teacher.school.id }))}`}>{t('people.colleagues')}</Button>}
      />
      <Panel title={t('people.basics')}>
        <Facts facts={[
          { label: t('people.school'), value: name(teacher.school) },
          { label: t('people.kind'), value: label('schoolKind', teacher.school.kind) },
          { label: t('people.sex'), value: label('sex', teacher.sex) },
          { label: t('people.nationalId'), value: <NationalId key={teacher.id} teacherId={teacher.id} name={teacher.name} masked={teacher.nationalIdMasked} /> },
          { label: t('people.hiredOn'), value: <Day value={teacher.hiredOn} /> },
        ]} />
      </Panel>
      <Panel title={t('people.teaching')}>
        <Facts facts={[
          { label: t('people.stage'), value: label('stage', teacher.stage) },
          { label: t('people.subject'), value: label('subject', teacher.subject) },
          { label: t('people.title'), value: label('title', teacher.title) },
          { label: t('people.post'), value: label('post', teacher.post) },
        ]} />
      </Panel>
      <Suspense fallback={null}><TeacherCredits teacherId={teacher.id} /></Suspense>
      <Suspense fallback={null}><TeacherHonours teacherId={teacher.id} /></Suspense>
      <TeacherAccountPanel teacherId={teacher.id} name={teacher.name} />
    </>
  );
}
