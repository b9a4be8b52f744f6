import { useState } from 'react';

import { AttendanceOfTeacherDocument } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { overview as words } from '../../i18n/overview.js';
import { todayInCounty } from '../../shared/format.js';
import { useViewer } from '../SignedIn.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import { MyAttendance } from './me/MyAttendance.js';
import './me/me.css';

/** The teacher's own attendance over all classes of a year, with every session behind each class. */
export default function MyAttendanceYear() {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const teacherId = useViewer().teacherId ?? '0';
  const present = Number(todayInCounty().slice(0, 4));
  const [year, setYear] = useState(present);
  usePageTitle(t('mine'));
  const { data, error, again } = useAnswer(AttendanceOfTeacherDocument, { teacherId, year });
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const classes = data.attendanceOfTeacher;
  const sum = (key: 'plannedMinutes' | 'presentMinutes' | 'leaveMinutes' | 'absentMinutes'): number => classes.reduce((total, each) => total + each[key], 0);
  const line = (planned: number, present_: number, leave: number, absent: number): string => t('line', { planned, present: present_, leave, absent });
  return (
    <>
      <h1>{t('mine')}</h1>
      <nav className="pair">{[present, present - 1].map((each) => <button key={each} type="button" className="button" aria-pressed={each === year} disabled={each === year} onClick={() => setYear(each)}>{each}</button>)}</nav>
      {classes.length === 0 && <Notice tone="plain" title={t('mineNone')} />}
      {classes.length > 1 && <section className="sheet"><p><b>{t('all')}</b></p><p>{line(sum('plannedMinutes'), sum('presentMinutes'), sum('leaveMinutes'), sum('absentMinutes'))}</p></section>}
      {classes.map(({ rollId, title, titleEn, cohortId, plannedMinutes, presentMinutes, leaveMinutes, absentMinutes }) => (
        <section key={rollId} className="sheet">
          <p><b>{isEnglish ? titleEn || title : title}</b></p>
          <p className={absentMinutes > 0 ? '' : 'faint'}>{line(plannedMinutes, presentMinutes, leaveMinutes, absentMinutes)}</p>
          {cohortId && <MyAttendance cohortId={cohortId} teacherId={teacherId} />}
        </section>
      ))}
      <a className="button wide" href="/me#training">{t('back')}</a>
    </>
  );
}
