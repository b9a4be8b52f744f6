import type { MyPageQuery } from '../../../data/generated/operations.js';
import { useLocale } from '../../../i18n/locale.js';
import { me as words } from '../../../i18n/me.js';
import { formatCredits, formatInstant } from '../../../shared/format.js';
import { useWords } from '../../words.js';
import { useMyPage } from './my-page.js';

type Year = MyPageQuery['viewerCreditYears'][number];

/** What counted when each year was closed, and what came in after, with its cause; nothing before the first is closed. */
export function ClosedYears() {
  const t = useWords(words);
  const { data: { viewerCreditYears: years } } = useMyPage();
  if (years.length === 0) return null;
  return (
    <section className="sheet list">
      <h2>{t('closedYears.title')}</h2>
      <p className="faint small">{t('closedYears.lead')}</p>
      {years.map((year) => <ClosedYear key={year.cycleYear} year={year} />)}
    </section>
  );
}

function ClosedYear({ year }: { year: Year }) {
  const t = useWords(words);
  const isEnglish = useLocale() === 'en';
  const { cycleYear, schoolName, schoolNameEn, countedCenticredits, minimumCenticredits, shortCenticredits, cycleCountedCenticredits, ruleSetName, categories, changes } = year;
  const asked = minimumCenticredits === null ? t('closedYears.noMinimum') : shortCenticredits > 0 ? t('closedYears.short', { value: formatCredits(shortCenticredits), goal: formatCredits(minimumCenticredits) }) : `✓ ${t('closedYears.enough', { goal: formatCredits(minimumCenticredits) })}`;
  return (
    <details className="line">
      <summary>
        <span>{t('closedYears.year', { year: cycleYear })}<small className={shortCenticredits > 0 ? 'is-bad' : ''}>{asked}</small></span>
        <span className="amount"><b>{formatCredits(countedCenticredits)}</b>{changes.length > 0 && <small className="is-warn">{t('closedYears.changed', { count: changes.length })}</small>}</span>
      </summary>
      <ul className="sentences">
        {categories.filter((each) => each.countedCenticredits !== 0).map((each) => <li key={each.category}>{each.category} {formatCredits(each.countedCenticredits)}</li>)}
        <li>{t('closedYears.cycle', { value: formatCredits(cycleCountedCenticredits) })}</li>
        <li className="faint">{t('closedYears.at', { school: isEnglish ? schoolNameEn : schoolName, rules: ruleSetName })}</li>
      </ul>
      {changes.length > 0 && (
        <>
          <p className="small">{t('closedYears.after')}</p>
          <ul className="sentences">
            {changes.map(({ entryId, kind, title, centicredits, postedAt, cause }) => <li key={entryId}><b className={kind === 'REVERSAL' ? 'is-bad' : 'is-good'}>{centicredits > 0 ? '+' : ''}{formatCredits(centicredits)}</b> {title}<br /><span className="faint">{cause} · {formatInstant(postedAt)}</span></li>)}
          </ul>
        </>
      )}
    </details>
  );
}
