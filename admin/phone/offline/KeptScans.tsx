import { useState } from 'react';

import { checkIn as checkInWords } from '../../i18n/check-in.js';
import { useLocale } from '../../i18n/locale.js';
import { offline as words } from '../../i18n/offline.js';
import { formatTime } from '../../shared/format.js';
import { SignIn } from '../SignIn.js';
import { Notice } from '../ui.js';
import { useT, useWords } from '../words.js';
import './offline.css';
import { type KeptScan, scans, useQueue } from './queue.js';
import { scanSender, useSender } from './sender.js';

/** One scan from being kept to being answered, to be read at arm's length. */
export function KeptScanNotice({ scanId }: { scanId: string }) {
  const t = useWords(words);
  const scan = useQueue(scans).find((each) => each.scanId === scanId);
  const { at, problem } = useSender(scanSender);
  if (!scan) return null;
  if (scan.reply) return <ScanAnswer scan={scan} />;
  if (at === 'out') return <SignIn lead={t('signInLead')} onSignedIn={() => scanSender.wake()} />;
  return (
    <Notice tone="warn" title={t('keptTitle')}>
      <p className="time">{formatTime(scan.claimedAt)}</p>
      <p>{t('keptText')}{'serviceWorker' in navigator ? '' : t('stayOpen')}</p>
      {problem && <p role="alert">{problem}</p>}
      <SendLine />
    </Notice>
  );
}

function SendLine() {
  const t = useWords(words);
  const { at } = useSender(scanSender);
  return <p className="between" role="status"><span className="faint small">{t(at === 'sending' ? 'sending' : 'away')}</span><button type="button" className="button" disabled={at === 'sending'} onClick={scanSender.wake}>{t('sendNow')}</button></p>;
}

function ScanAnswer({ scan: { scanId, reply } }: { scan: KeptScan }) {
  const t = useWords(words);
  const checkIn = useWords(checkInWords);
  const isEnglish = useLocale() === 'en';
  const [isDropped, setDropped] = useState(false);
  if (!reply || isDropped) return null;
  const counts = reply.answer === 'ACCEPTED' || reply.answer === 'DUPLICATE';
  const topic = isEnglish ? reply.topicEn || reply.topic : reply.topic;
  return (
    <>
      <Notice tone={counts ? 'good' : reply.answer === 'CONFLICT' ? 'warn' : 'bad'} title={t(counts ? 'counted' : reply.answer === 'CONFLICT' ? 'toDecide' : 'refused')}>
        {counts && reply.at && <p className="time">{formatTime(reply.at)}</p>}
        {topic && <p>{topic}</p>}
        <p>{counts ? checkIn('presentText') : reply.message}</p>
        {!counts && <button type="button" className="main" onClick={() => { setDropped(true); scans.drop([scanId]); }}>{t('drop')}</button>}
      </Notice>
      {counts && <p className="row"><a className="button" href="/me">{checkIn('mine')}</a></p>}
    </>
  );
}

/** What else waits on this phone, under any check-in page. */
export function KeptScans({ except = null }: { except?: string | null }) {
  const t = useWords(words);
  const common = useT();
  const others = useQueue(scans).filter(({ scanId, reply }) => scanId !== except && reply?.answer !== 'ACCEPTED' && reply?.answer !== 'DUPLICATE');
  const { at } = useSender(scanSender);
  if (others.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t('keptScans')}</h2>
      {others.map(({ scanId, claimedAt, reply }) => (
        <p key={scanId} className="between kept-scan"><span>{t('scannedAt', { at: formatTime(claimedAt) })}<br /><span className="faint small">{reply ? reply.message : t('waiting', { count: 1 })}</span></span>
          {reply && <button type="button" className="button" onClick={() => scans.drop([scanId])}>{t('drop')}</button>}</p>
      ))}
      {at === 'out' ? <p className="faint small">{common('signIn.expiredText')}</p> : others.some(({ reply }) => !reply) && <SendLine />}
    </section>
  );
}
