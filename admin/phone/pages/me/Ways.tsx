import { useLocale } from '../../../i18n/locale.js';
import { me as words } from '../../../i18n/me.js';
import { formatCredits, formatDay } from '../../../shared/format.js';
import { useWords } from '../../words.js';
import { useMyPage } from './my-page.js';

/** Asked for from another tab, it is there only after that tab's page. */
const shown = (section: HTMLElement | null): void => { if (window.location.hash === '#ways') section?.scrollIntoView(); };

/** Which classes would close the gap, what closes most first. */
export function Ways() {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const locale = useLocale();
  const { data: { way } } = useMyPage();
  if (!way || way.gapCenticredits === 0) return null;
  return (
    <section className="sheet list" id="ways" ref={shown}>
      <h2>{t('ways.title')}</h2>
      <p className="faint small">{t('ways.lead', { gap: formatCredits(way.gapCenticredits), day: formatDay(way.endDay, locale) })}</p>
      {way.ways.map(({ cohort: { id, title, titleEn, startsOn, endsOn }, gainCenticredits, closesCenticredits, isRegistered, waitingListOnly }) => (
        <a key={id} className="line between" href="#training">
          <span>{isEnglish ? titleEn || title : title}<br /><small className="faint">{[startsOn === endsOn ? startsOn : `${startsOn} ~ ${endsOn}`, isRegistered ? t('ways.attending') : t(waitingListOnly ? 'ways.waitingList' : 'ways.open'), closesCenticredits < gainCenticredits ? t('ways.closes', { value: formatCredits(closesCenticredits) }) : null].filter(Boolean).join(' · ')}</small></span>
          <b className="is-good">+{formatCredits(gainCenticredits)}</b>
        </a>
      ))}
      <p className="small">{way.ways.length === 0 ? t('ways.none') : way.leftCenticredits > 0 ? t('ways.left', { value: formatCredits(way.leftCenticredits) }) : t('ways.enough')}</p>
    </section>
  );
}
