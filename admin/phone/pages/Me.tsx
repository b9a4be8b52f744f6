import { useSyncExternalStore } from 'react';

import { rolesOf } from '../../data/viewer.js';
import { me as words } from '../../i18n/me.js';
import { formatInstant } from '../../shared/format.js';
import { SignedIn, useViewer } from '../SignedIn.js';
import { Notice, Problem, usePageTitle } from '../ui.js';
import { useT, useWords } from '../words.js';
import { Account } from './me/Account.js';
import { Asked } from './me/Asked.js';
import { ClaimForm } from './me/ClaimForm.js';
import { Claims } from './me/Claims.js';
import { Credits } from './me/Credits.js';
import { hourMinutesOf, lastSeen, MyPageProvider, useMyPageData } from './me/my-page.js';
import { Papers } from './me/Papers.js';
import { Skeleton } from './me/Skeleton.js';
import { Training } from './me/Training.js';
import './me/me.css';

const TABS = ['credits', 'claims', 'training', 'papers'] as const;
type Tab = (typeof TABS)[number];

const subscribe = (tell: () => void): (() => void) => {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
};
const useHash = (): string => useSyncExternalStore(subscribe, () => window.location.hash.slice(1));

/** The teacher's own page: credits first, then what he can do about them. Without a connection, what was last seen. */
export default function Me() {
  usePageTitle(useT()('phone.me'));
  return <SignedIn whenAway={(again) => <Away onRetry={again} />}><Mine /></SignedIn>;
}

function Mine() {
  const t = useT();
  const viewer = useViewer();
  if (viewer.teacherId && rolesOf(viewer).includes('TEACHER')) return <MyPage accountId={viewer.accountId} teacherId={viewer.teacherId} />;
  return <><Notice tone="plain" title={t('phone.notTeacherTitle')} text={t('phone.notTeacherText')} /><Account /></>;
}

function MyPage({ accountId, teacherId }: { accountId: string; teacherId: string }) {
  const { data, keptAt, error, isPending, again } = useMyPageData(accountId, teacherId);
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Skeleton />;
  return (
    <MyPageProvider value={{ teacherId, data, keptAt: error ? keptAt : null, hourMinutes: hourMinutesOf(data), again }}>
      {error && keptAt ? <KeptNote at={keptAt} onRetry={again} /> : isPending && keptAt && <Updating />}
      <Tabs />
    </MyPageProvider>
  );
}

/** Nobody can be asked who is there: what this phone saw last is shown, and marked. */
function Away({ onRetry }: { onRetry: () => void }) {
  const seen = lastSeen();
  const t = useT();
  if (!seen) return <Notice tone="warn" title={t('phone.failedTitle')} text={t('common.offline')}><button type="button" className="main" onClick={onRetry}>{t('common.retry')}</button></Notice>;
  return (
    <MyPageProvider value={{ teacherId: seen.teacherId, data: seen.data, keptAt: seen.at, hourMinutes: hourMinutesOf(seen.data), again: onRetry }}>
      <KeptNote at={seen.at} onRetry={onRetry} />
      <Tabs />
    </MyPageProvider>
  );
}

function KeptNote({ at, onRetry }: { at: string; onRetry: () => void }) {
  const t = useWords(words);
  const common = useT();
  return <p className="note warn kept" role="status"><span>{t('kept', { at: formatInstant(at) })}</span><button type="button" className="button" onClick={onRetry}>{common('common.retry')}</button></p>;
}

function Updating() {
  return <p className="faint small updating" role="status">{useWords(words)('updating')}</p>;
}

function Tabs() {
  const t = useWords(words);
  const hash = useHash();
  const [name, id] = hash.split('/');
  const tab: Tab = TABS.find((each) => each === name) ?? 'credits';
  if (name === 'claim') return <ClaimForm key={id ?? 'new'} replacesId={id ?? null} />;
  const Page = { credits: Credits, claims: Claims, training: Training, papers: Papers }[tab];
  return (
    <>
      <Asked />
      <Page />
      <nav className="tabs">{TABS.map((each) => <a key={each} href={`#${each}`} aria-current={each === tab ? 'page' : undefined}>{t(`tabs.${each}`)}</a>)}</nav>
    </>
  );
}

