import { useState } from 'react';

import { type MyPageQuery, MyRegistrationApplyDocument, MyRegistrationWithdrawDocument } from '../../../data/generated/operations.js';
import { useLocale } from '../../../i18n/locale.js';
import { me as words } from '../../../i18n/me.js';
import { formatInstant, todayInCounty } from '../../../shared/format.js';
import { useSend } from '../../useSend.js';
import { useT, useWords } from '../../words.js';
import { AskFirst } from './AskFirst.js';
import { ChangedSessions } from './ChangedSessions.js';
import { MyAttendance } from './MyAttendance.js';
import { RegistrationForm } from './RegistrationForm.js';
import { useMyPage } from './my-page.js';

type Cohort = MyPageQuery['openCohorts']['items'][number];
type Registration = MyPageQuery['viewerRegistrations']['items'][number];

const TONES: Record<Registration['status'], string> = { REQUESTED: 'plain', ADMITTED: 'good', WAITING: 'warn', DECLINED: 'bad', WITHDRAWN: 'plain', REPLACED: 'plain' };

/** What he registered for, with his place on waiting lists; what he can register for, or why not. */
export function Training() {
  const t = useWords(words);
  const { data: { viewerRegistrations, openCohorts } } = useMyPage();
  const mine = viewerRegistrations.items.filter(({ status }) => status !== 'WITHDRAWN' && status !== 'REPLACED');
  const today = todayInCounty();
  const past = mine.filter(({ cohort }) => cohort.endsOn < today);
  const ahead = mine.filter(({ cohort }) => cohort.endsOn >= today);
  const open = openCohorts.items.filter(({ viewerRegistration }) => viewerRegistration === null || !mine.some(({ id }) => id === viewerRegistration.id));
  return (
    <>
      <nav className="pair">
        <a className="button" href="/me/assignments">{t('training.assignments')}</a>
        <a className="button" href="/me/surveys">{t('training.surveys')}</a>
        <a className="button" href="/me/lodging">{t('training.lodging')}</a>
        <a className="button" href="/me/placements">{t('training.placements')}</a>
        <a className="button" href="/me/leave">{t('training.leave')}</a>
        <a className="button" href="/me/attendance">{t('training.attendance')}</a>
        <a className="button" href="/me/cascades">{t('training.cascades')}</a>
      </nav>
      <h2 className="over">{t('training.mine')}</h2>
      {ahead.length === 0 && <section className="sheet"><p className="faint">{t('training.mineNone')}</p></section>}
      {ahead.map((each) => <RegistrationCard key={each.id} registration={each} />)}
      {ahead.some(({ status }) => status === 'ADMITTED') && <p className="small"><a href="/downloads/calendar/mine.ics">{t('training.calendar')}</a></p>}
      <h2 className="over">{t('training.open')}</h2>
      {open.length === 0 && <section className="sheet"><p className="faint">{t('training.openNone')}</p></section>}
      {open.map((each) => <CohortCard key={each.id} cohort={each} />)}
      {past.length > 0 && <details className="past"><summary>{t('training.past', { count: past.length })}</summary>{past.map((each) => <RegistrationCard key={each.id} registration={each} />)}</details>}
    </>
  );
}

const days = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string => (startsOn === endsOn ? startsOn : `${startsOn} ~ ${endsOn}`);

function RegistrationCard({ registration: { id, status, step, position, explanation, reason, completion, cohort } }: { registration: Registration }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const { keptAt, teacherId, again } = useMyPage();
  const { run, isPending, problem } = useSend(MyRegistrationWithdrawDocument, again);
  const isLive = status === 'REQUESTED' || status === 'WAITING' || status === 'ADMITTED';
  const isOver = cohort.endsOn < todayInCounty();
  return (
    <section className="sheet">
      <p className="between"><b>{isEnglish ? cohort.titleEn : cohort.title}</b>{completion
        ? <span className={`chip ${completion.completed ? 'good' : 'bad'}`}>{completion.completed ? t('training.completed') : completion.reasonText}</span>
        : <span className={`chip ${TONES[status]}`}>{step ? common(`vocabulary.approvalStep.${step}`) : t(`training.status.${status}`)}</span>}</p>
      <p className="faint small">{days(cohort)} · {isEnglish ? cohort.placeEn : cohort.place}</p>
      {position !== null && <p><b>{t('training.position', { position })}</b></p>}
      {(explanation ?? reason) && <p className={`note ${TONES[status]}`}>{explanation ?? reason}</p>}
      {status === 'ADMITTED' && <ChangedSessions changes={cohort.sessionChanges} />}
      {status === 'ADMITTED' && !keptAt && <MyAttendance cohortId={cohort.id} teacherId={teacherId} />}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {isLive && !isOver && !keptAt && <AskFirst label={t('training.withdraw')} question={t('training.withdrawSure')} isPending={isPending} onYes={() => void run({ registrationId: id })} />}
    </section>
  );
}

function CohortCard({ cohort }: { cohort: Cohort }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const { hourMinutes, keptAt, again } = useMyPage();
  const { run, isPending, problem } = useSend(MyRegistrationApplyDocument, again);
  const [isAsked, setAsked] = useState(false);
  const { viewerCanRegister: may, programme, taken, capacity, waitingCount } = cohort;
  return (
    <section className="sheet">
      <p><b>{isEnglish ? cohort.titleEn : cohort.title}</b></p>
      <p className="faint small">{[days(cohort), isEnglish ? cohort.placeEn : cohort.place, common(`vocabulary.sponsorLevel.${programme.sponsorLevel}`), t('hours', { value: Math.round((programme.minutes * 10) / hourMinutes) / 10 })].join(' · ')}</p>
      <p className="faint small">{[t('training.seats', { taken, capacity }), waitingCount > 0 ? t('training.waiting', { count: waitingCount }) : null, t('training.closes', { at: formatInstant(cohort.registrationClosesAt) })].filter(Boolean).join(' · ')}</p>
      {problem && <p className="note warn" role="alert">{problem}</p>}
      {may && !may.allowed && <p className="note plain">{may.reason}</p>}
      {may?.warning && <p className="note warn">{may.warning}</p>}
      {may?.allowed && isAsked && <RegistrationForm fields={programme.formFields} isPending={isPending} onSend={(answers) => void run({ cohortId: cohort.id, answers })} onCancel={() => setAsked(false)} />}
      {may?.allowed && !isAsked && <button type="button" className="main" disabled={isPending || keptAt !== null} onClick={() => (programme.formFields.length > 0 ? setAsked(true) : void run({ cohortId: cohort.id, answers: [] }))}>{t(isPending ? 'training.registering' : may.waitingListOnly ? 'training.registerWaiting' : 'training.register')}</button>}
    </section>
  );
}
