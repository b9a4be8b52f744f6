import { useState } from 'react';

import type { PresenceStatus } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { offline as words } from '../../i18n/offline.js';
import { formatTime } from '../../shared/format.js';
import { SignIn } from '../SignIn.js';
import { useT, useWords } from '../words.js';
import type { KeptRegister, Person } from './kept-register.js';
import './offline.css';
import { entries, type KeptEntry, madeNow, useQueue } from './queue.js';
import { entrySender, useSender } from './sender.js';

const MOST_SHOWN = 60;
/** What needs no minutes can be said without a network. */
const OTHER_STATUSES: readonly PresenceStatus[] = ['LEAVE', 'ABSENT'];
const clean = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** Search, press Enter or touch: here. What was entered by mistake is taken back until it is sent. */
export function OfflineList({ register: { session, people } }: { register: KeptRegister }) {
  const t = useWords(words);
  const [search, setSearch] = useState('');
  const [onlyMissing, setOnlyMissing] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const mine = useQueue(entries).filter((each) => each.sessionId === session.id);
  const byTeacher = new Map(mine.map((each) => [each.teacherId, each]));
  const wanted = clean(search);
  const isThere = (person: Person): boolean => byTeacher.has(person.id) || (person.status !== null && person.status !== 'ABSENT');
  const found = people.filter((person) => (wanted === '' ? !onlyMissing || !isThere(person) : person.number === wanted || person.name.includes(wanted) || person.number.endsWith(wanted) || clean(person.school).includes(wanted)));
  const exact = people.find(({ number }) => number === wanted) ?? (found.length === 1 && wanted !== '' ? found[0] : undefined);

  const enter = (who: { teacherId: string | null; teacherNumber: string | null; name: string }, status: PresenceStatus | null) => {
    try {
      entries.put({ ...madeNow(), sessionId: session.id, ...who, status });
      setSearch('');
      setProblem(null);
      entrySender.wake();
    } catch {
      setProblem(t('cannotKeep'));
    }
  };
  const enterPerson = ({ id, name }: Person, status: PresenceStatus | null) => enter({ teacherId: id, teacherNumber: null, name }, status);
  return (
    <>
      <p className="small" role="status">{t('register.tally', { all: people.length, known: people.filter(({ status }) => status !== null).length, mine: mine.length })}</p>
      {problem && <p className="note bad" role="alert">{problem}</p>}
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); if (exact && !byTeacher.has(exact.id)) enterPerson(exact, null); }}>
        <label>{t('register.search')}<input type="search" autoFocus enterKeyHint="done" autoComplete="off" value={search} onChange={(event) => setSearch(event.target.value)} /></label>
        {wanted === '' ? <label className="check"><input type="checkbox" checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)} />{t('register.onlyMissing')}</label> : <p className="faint small">{t('register.enterHint')}</p>}
      </form>
      <ul className="people">
        {found.slice(0, MOST_SHOWN).map((person) => <PersonLine key={person.id} person={person} entry={byTeacher.get(person.id)} onEnter={(status) => enterPerson(person, status)} />)}
        {mine.filter(({ teacherId }) => teacherId === null).map((entry) => <li key={entry.scanId}><span className="who"><b>{entry.name}</b><small>{entry.reply?.message}</small></span><Entered entry={entry} /></li>)}
      </ul>
      {found.length === 0 && wanted === '' && <p className="faint">{t('register.notHere')}</p>}
      {found.length === 0 && wanted !== '' && (
        <div className="note warn"><p>{t('register.unknown', { typed: wanted })}</p>
          <button type="button" className="button" onClick={() => enter({ teacherId: null, teacherNumber: wanted, name: t('register.unknownName', { number: wanted }) }, null)}>{t('register.keepUnknown')}</button></div>
      )}
      {found.length > MOST_SHOWN && <p className="faint small">{t('register.showing', { total: found.length, shown: MOST_SHOWN })}</p>}
      <SendBar mine={mine} sessionId={session.id} />
    </>
  );
}

function PersonLine({ person, entry, onEnter }: { person: Person; entry: KeptEntry | undefined; onEnter: (status: PresenceStatus | null) => void }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const status = person.status as PresenceStatus | null;
  return (
    <li>
      <span className="who"><b>{person.name}</b> <span className="faint small">{person.number}</span><small>{entry?.reply && entry.reply.answer !== 'ACCEPTED' ? entry.reply.message : isEnglish ? person.schoolEn : person.school}</small></span>
      {entry ? <Entered entry={entry} /> : status && status !== 'ABSENT' ? <span className="faint small">{common(`vocabulary.presenceStatus.${status}`)}</span> : (
        <>
          <button type="button" className="button" onClick={() => onEnter(null)}>{t('register.here')}</button>
          <select aria-label={`${t('register.more')} ${person.name}`} value="" onChange={(event) => onEnter(event.target.value as PresenceStatus)}>
            <option value="">{t('register.more')}</option>
            {OTHER_STATUSES.map((each) => <option key={each} value={each}>{common(`vocabulary.presenceStatus.${each}`)}</option>)}
          </select>
        </>
      )}
    </li>
  );
}

function Entered({ entry: { scanId, status, claimedAt, reply } }: { entry: KeptEntry }) {
  const t = useWords(words);
  const common = useT();
  const what = status ? common(`vocabulary.presenceStatus.${status}`) : t('register.here');
  const tone = !reply ? 'warn' : reply.answer === 'ACCEPTED' || reply.answer === 'DUPLICATE' ? 'good' : 'bad';
  return (
    <>
      <span className={`note small ${tone}`}>{t('register.enteredAt', { what, at: formatTime(claimedAt) })}</span>
      {!reply && <button type="button" className="button" onClick={() => entries.drop([scanId])}>{t('register.undo')}</button>}
    </>
  );
}

function SendBar({ mine, sessionId }: { mine: readonly KeptEntry[]; sessionId: string }) {
  const t = useWords(words);
  const { at, problem } = useSender(entrySender);
  const waiting = mine.filter(({ reply }) => !reply).length;
  const conflicts = mine.filter(({ reply }) => reply?.answer === 'CONFLICT').length;
  if (at === 'out') return <SignIn lead={t('signInLead')} onSignedIn={() => entrySender.wake()} />;
  if (mine.length === 0) return null;
  return (
    <div className="sendbar" role="status">
      {problem && <p className="note bad">{problem}</p>}
      <div className="between"><span><b>{waiting > 0 ? t('waiting', { count: waiting }) : t('allSent')}</b>{waiting > 0 && <span className="faint small"> · {t(at === 'sending' ? 'sending' : 'away')}</span>}</span>
        {waiting > 0 && <button type="button" className="button" disabled={at === 'sending'} onClick={entrySender.wake}>{t('sendNow')}</button>}</div>
      {conflicts > 0 && <div className="between"><span>{t('register.conflicts', { count: conflicts })}</span><a href={`/attendance/${sessionId}`}>{t('register.review')}</a></div>}
    </div>
  );
}
