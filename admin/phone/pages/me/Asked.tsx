import { MyAskedDocument } from '../../../data/generated/operations.js';
import { me as words } from '../../../i18n/me.js';
import { useAnswer } from '../../useAnswer.js';
import { useWords } from '../../words.js';

/** What waits for an answer of his; nothing while it is not known. */
export function Asked() {
  const t = useWords(words);
  const { data } = useAnswer(MyAskedDocument, {});
  const surveys = data?.viewerSurveys.filter(({ canAnswer }) => canAnswer).length ?? 0;
  const stays = data?.viewerLodging.some(({ canAnswer, stay }) => canAnswer && !stay) ?? false;
  const lacksProof = data?.viewerCascades.some(({ proofs }) => proofs.length === 0) ?? false;
  const warning = data?.viewerCreditWarning;
  return (
    <>
      {warning && <a className={`note ${warning.level === 'BEHIND' ? 'plain' : 'warn'} asked`} href="/me#credits">{t('asked.warning', { sentence: warning.sentence })}</a>}
      {surveys > 0 && <a className="note warn asked" href="/me/surveys">{t('asked.surveys', { count: surveys })}</a>}
      {stays && <a className="note warn asked" href="/me/lodging">{t('asked.lodging')}</a>}
      {lacksProof && <a className="note warn asked" href="/me/cascades">{t('asked.proofs')}</a>}
    </>
  );
}
