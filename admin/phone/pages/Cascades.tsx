import { type MyCascadesQuery, MyCascadesDocument } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { myCascades as words } from '../../i18n/my-cascades.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useT, useWords } from '../words.js';
import { ProofFile } from './cascade/ProofFile.js';
import { ProofUpload } from './cascade/ProofUpload.js';
import './me/me.css';

const MOST_PROOFS = 5;

/** Outside trainings that the teacher was at: what proves it, and a place to bring it. */
export default function Cascades() {
  const t = useWords(words);
  usePageTitle(t('title'));
  const { data, error, again } = useAnswer(MyCascadesDocument, {});
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const back = <a className="button wide" href="/me#training">{t('back')}</a>;
  if (data.viewerCascades.length === 0) return <Notice tone="plain" title={t('none')} text={t('noneText')}>{back}</Notice>;
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="faint">{t('lead')}</p>
      {data.viewerCascades.map((own) => <Training key={own.attendeeId} own={own} onChanged={again} />)}
      {back}
    </>
  );
}

function Training({ own: { attendeeId, title, titleEn, level, organiser, startsOn, endsOn, dueOn, proof, proofs }, onChanged }: { own: MyCascadesQuery['viewerCascades'][number]; onChanged: () => void }) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  return (
    <section className="sheet">
      <p className="between"><b>{isEnglish ? titleEn : title}</b><span className={`chip ${proofs.length > 0 ? 'good' : 'warn'}`}>{proofs.length > 0 ? t('there', { count: proofs.length }) : t('lacking')}</span></p>
      <p className="faint small">{[common(`vocabulary.sponsorLevel.${level}`), organiser, startsOn === endsOn ? startsOn : `${startsOn} ~ ${endsOn}`].join(' · ')}</p>
      {proof && <p className="small">{t('proof', { proof })}</p>}
      <p className="small">{t('due', { day: dueOn })}</p>
      {proofs.map((each) => <ProofFile key={each.id} file={each} onChanged={onChanged} />)}
      {proofs.length < MOST_PROOFS && <ProofUpload attendeeId={attendeeId} onChanged={onChanged} />}
    </section>
  );
}
