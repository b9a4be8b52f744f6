import { type MyPageQuery, MyClaimWithdrawDocument } from '../../../data/generated/operations.js';
import { me as words } from '../../../i18n/me.js';
import { formatCredits } from '../../../shared/format.js';
import { useSend } from '../../useSend.js';
import { useT, useWords } from '../../words.js';
import { AskFirst } from './AskFirst.js';
import { ownClaimsOf, useMyPage } from './my-page.js';

type Claim = MyPageQuery['ownClaims']['items'][number];

const TONES: Record<Claim['status'], string> = { PENDING: 'plain', QUARANTINED: 'warn', APPROVED: 'good', RETURNED: 'warn', REJECTED: 'bad', WITHDRAWN: 'plain' };

/** What the teacher filed, where it is, and why; then what others filed for him and is not settled. */
export function Claims() {
  const t = useWords(words);
  const { data, keptAt } = useMyPage();
  const own = ownClaimsOf(data);
  const others = data.openClaims.items.filter(({ sourceType }) => sourceType !== 'TEACHER');
  return (
    <>
      <section className="sheet">
        <p className="faint small">{t('claim.lead')}</p>
        <a className="main" href="#claim">{t(keptAt ? 'claim.fileLater' : 'claim.file')}</a>
        <a className="button wide" href="/me/appeals">{t('claim.appeals')}</a>
      </section>
      <h2 className="over">{t('claim.own')}</h2>
      {own.length === 0 && <section className="sheet"><p className="faint">{t('claim.none')}</p></section>}
      {own.map((claim) => <ClaimCard key={claim.id} claim={claim} />)}
      {others.length > 0 && <h2 className="over">{t('claim.others')}</h2>}
      {others.map((claim) => <ClaimCard key={claim.id} claim={claim} />)}
    </>
  );
}

function ClaimCard({ claim }: { claim: Claim }) {
  const t = useWords(words);
  const common = useT();
  const { hourMinutes, keptAt, again } = useMyPage();
  const { run, isPending, problem } = useSend(MyClaimWithdrawDocument, again);
  const { status, awaits, reason, quarantineReason, postedCenticredits, claimedCenticredits, startDay, endDay } = claim;
  const isMine = claim.sourceType === 'TEACHER' && (status === 'PENDING' || status === 'QUARANTINED' || status === 'RETURNED');
  const isAppealable = status === 'REJECTED' || status === 'RETURNED';
  const hours = Math.round((claim.durationMinutes * 10) / hourMinutes) / 10;
  return (
    <section className="sheet claim">
      <p className="between"><b>{claim.title}</b><b>{formatCredits(postedCenticredits ?? claimedCenticredits)}</b></p>
      <p className="faint small">{[startDay === endDay ? endDay : `${startDay} ~ ${endDay}`, claim.category.name, claim.itemName, claim.itemName && hours === 0 ? null : t('hours', { value: hours }), claim.organiserName].filter(Boolean).join(' · ')}</p>
      <p><span className={`chip ${TONES[status]}`}>{status === 'PENDING' ? t(`claim.waiting.${awaits}`) : common(`vocabulary.claimStatus.${status}`)}</span></p>
      {status === 'QUARANTINED' && <p className="note warn">{t('claim.quarantined', { reason: quarantineReason ? common(`vocabulary.duplicateReason.${quarantineReason}` as 'vocabulary.duplicateReason.SAME_HOURS') : '' })}</p>}
      {reason && (status === 'RETURNED' || status === 'REJECTED') && <p className={`note ${TONES[status]}`}>{t('claim.reason', { reason })}</p>}
      {!keptAt && (isMine || isAppealable) && (
        <div className="row">
          {isMine && status === 'RETURNED' && <a className="button strong" href={`#claim/${claim.id}`}>{t('claim.mend')}</a>}
          {isAppealable && <a className="button" href={`/me/appeals?claim=${claim.id}`}>{t('claim.appeal')}</a>}
          {isMine && <AskFirst label={t('claim.withdraw')} question={t('claim.withdrawSure')} isPending={isPending} onYes={() => void run({ claimId: claim.id })} />}
        </div>
      )}
      {problem && <p className="note warn" role="alert">{problem}</p>}
    </section>
  );
}
