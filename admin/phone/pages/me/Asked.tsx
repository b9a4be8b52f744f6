import { me as words } from '../../../i18n/me.js';
import { useWords } from '../../words.js';
import { useMyPage } from './my-page.js';

/** What waits for an answer of his; nothing while it is not known. */
export function Asked() {
  const t = useWords(words);
  const { data: { asked } } = useMyPage();
  const surveys = asked?.viewerSurveys.filter(({ canAnswer }) => canAnswer).length ?? 0;
  const stays = asked?.viewerLodging.some(({ canAnswer, stay }) => canAnswer && !stay) ?? false;
  const lacksProof = asked?.viewerCascades.some(({ proofs }) => proofs.length === 0) ?? false;
  const warning = asked?.viewerCreditWarning;
  const todo = [
    ...(surveys > 0 ? [{ href: '/me/surveys', text: t('asked.surveys', { count: surveys }) }] : []),
    ...(stays ? [{ href: '/me/lodging', text: t('asked.lodging') }] : []),
    ...(lacksProof ? [{ href: '/me/cascades', text: t('asked.proofs') }] : []),
  ];
  return (
    <>
      {warning && (
        <a className={`note ${warning.level === 'BEHIND' ? 'plain' : 'warn'} asked`} href="#ways">
          <strong>{t('asked.warning')}</strong><span>{warning.sentence}</span><strong>{t('asked.ways')}</strong>
        </a>
      )}
      {todo.length > 0 && (
        <nav className="sheet list" aria-label={t('asked.title')}>
          <h2>{t('asked.title')}</h2>
          {todo.map(({ href, text }) => <a key={href} className="line between" href={href}><span>{text}</span><span aria-hidden>›</span></a>)}
        </nav>
      )}
    </>
  );
}
