import { useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { MyEntriesDocument, type MyPageQuery } from '../../../data/generated/operations.js';
import { request } from '../../../data/request.js';
import { useLocale } from '../../../i18n/locale.js';
import { me as words } from '../../../i18n/me.js';
import { formatCredits, formatDay } from '../../../shared/format.js';
import { useDownload } from '../../useDownload.js';
import { useT, useWords } from '../../words.js';
import { ClosedYears } from './ClosedYears.js';
import { useMyPage } from './my-page.js';
import { Ways } from './Ways.js';

type Statement = NonNullable<MyPageQuery['creditStatement']>;
export type Entry = MyPageQuery['ledgerEntries']['items'][number];

/** How much there is, of what, and what is missing; then every entry with its reason. */
export function Credits() {
  const t = useWords(words);
  const { data: { creditStatement: statement } } = useMyPage();
  if (!statement) return <section className="sheet"><h1>{t('noStatement')}</h1><p className="faint">{t('noStatementText')}</p></section>;
  return (
    <>
      <Total statement={statement} />
      <Categories statement={statement} />
      <Missing statement={statement} />
      <Ways />
      <ClosedYears />
      <Entries />
      <Transcript statement={statement} />
    </>
  );
}

function Total({ statement }: { statement: Statement }) {
  const t = useWords(words);
  const locale = useLocale();
  const { teacher, cycleStartYear, years, totalCenticredits, targetCenticredits, shortCenticredits, met, ended, endDay } = statement;
  const percent = targetCenticredits ? Math.min(100, (100 * totalCenticredits) / targetCenticredits) : 0;
  return (
    <section className="sheet total">
      <p className="faint small">{locale === 'en' ? teacher.school.nameEn : teacher.school.name}　{teacher.number}</p>
      <h1><strong>{formatCredits(totalCenticredits)}</strong>{targetCenticredits !== null && <span>{t('ofGoal', { goal: formatCredits(targetCenticredits) })}</span>}</h1>
      {targetCenticredits !== null && <div className={`bar thick ${met ? 'enough' : ''}`} role="img" aria-label={`${formatCredits(totalCenticredits)} ${t('ofGoal', { goal: formatCredits(targetCenticredits) })}`}><i style={{ width: `${percent}%` }} /></div>}
      <p className="between">
        <b className={met ? 'is-good' : ended ? 'is-bad' : ''}>{met ? `✓ ${t('met')}` : ended ? `✕ ${t('over')}` : shortCenticredits > 0 ? t('short', { value: formatCredits(shortCenticredits) }) : ''}</b>
        <span className="faint small">{t('cycle', { from: cycleStartYear, to: cycleStartYear + years.length - 1 })}</span>
      </p>
      {!ended && !met && <p className="faint small">{t('ends', { day: formatDay(endDay, locale) })}</p>}
    </section>
  );
}

function Categories({ statement: { categories } }: { statement: Statement }) {
  const t = useWords(words);
  const scale = Math.max(1, ...categories.map((each) => Math.max(each.countedCenticredits, each.minimumCenticredits ?? 0)));
  return (
    <section className="sheet categories">
      {categories.map(({ category, countedCenticredits, minimumCenticredits, shortCenticredits, movedInCenticredits }) => {
        const isEnough = minimumCenticredits !== null && shortCenticredits === 0;
        return (
          <div key={category.key}>
            <p className="between"><b>{category.name}</b><b>{formatCredits(countedCenticredits)}</b></p>
            <div className={`bar ${isEnough ? 'enough' : ''}`} aria-hidden="true"><i style={{ width: `${(100 * countedCenticredits) / scale}%` }} />{minimumCenticredits !== null && <u style={{ left: `${(100 * minimumCenticredits) / scale}%` }} />}</div>
            <p className="between faint small">
              <span>{[minimumCenticredits === null ? null : t('minimum', { value: formatCredits(minimumCenticredits) }), movedInCenticredits > 0 ? t('moved', { value: formatCredits(movedInCenticredits) }) : null].filter(Boolean).join(' · ')}</span>
              {minimumCenticredits !== null && <span className={isEnough ? 'is-good' : 'is-bad'}>{isEnough ? `✓ ${t('enough')}` : t('shortBy', { value: formatCredits(shortCenticredits) })}</span>}
            </p>
          </div>
        );
      })}
    </section>
  );
}

function Missing({ statement: { missing, notes } }: { statement: Statement }) {
  const t = useWords(words);
  if (missing.length === 0 && notes.length === 0) return null;
  return (
    <section className="sheet">
      {missing.length > 0 && <><h2>{t('missing')}</h2><ul className="sentences">{missing.map(({ code, message }) => <li key={`${code}${message}`}>{message}</li>)}</ul></>}
      {notes.length > 0 && <><h2>{t('notes')}</h2><ul className="sentences faint">{notes.map((note) => <li key={note}>{note}</li>)}</ul></>}
    </section>
  );
}

const ENTRIES_AT_A_TIME = 50;

function Entries() {
  const t = useWords(words);
  const common = useT();
  const { data: { ledgerEntries: first }, teacherId, keptAt } = useMyPage();
  const [more, setMore] = useState<readonly Entry[]>([]);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const entries = [...first.items, ...more];
  const left = first.totalCount - entries.length;
  const loadMore = async () => {
    setPending(true);
    try {
      const { ledgerEntries } = await request(MyEntriesDocument, { teacherId, page: { limit: Math.min(left, ENTRIES_AT_A_TIME), offset: entries.length } });
      setMore([...more, ...ledgerEntries.items]);
      setProblem(null);
    } catch (error) {
      setProblem(asApiError(error).message);
    }
    setPending(false);
  };
  return (
    <section className="sheet list">
      <h2>{t('entries')}</h2>
      {entries.length === 0 ? <p className="faint">{t('entriesNone')}</p> : <p className="faint small">{t('tapHint')}</p>}
      {entries.map((entry) => <EntryLine key={entry.id} entry={entry} />)}
      {problem && <p className="note warn">{problem}</p>}
      {left > 0 && !keptAt && <button type="button" className="button wide" disabled={isPending} onClick={() => void loadMore()}>{isPending ? common('common.loading') : t('more', { count: Math.min(left, ENTRIES_AT_A_TIME) })}</button>}
    </section>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  const t = useWords(words);
  const common = useT();
  const { hourMinutes } = useMyPage();
  const isReversal = entry.kind === 'REVERSAL';
  const hours = Math.round((entry.durationMinutes * 10) / hourMinutes) / 10;
  const facts = [entry.day, entry.category.name, common(`vocabulary.sponsorLevel.${entry.level}`), hours > 0 ? t('hours', { value: hours }) : null, entry.reversed ? t('reversed') : null];
  return (
    <details className="line">
      <summary>
        <span><span className={entry.reversed ? 'gone' : ''}>{isReversal && <b className="is-bad">{t('reversal')} </b>}{entry.title}</span><small>{facts.filter(Boolean).join(' · ')}</small></span>
        <span className="amount"><b className={isReversal ? 'is-bad' : ''}>{formatCredits(entry.centicredits)}</b>{entry.lostCenticredits > 0 && <small className="is-warn">{t('lost', { value: formatCredits(entry.lostCenticredits) })}</small>}</span>
      </summary>
      <ol className="sentences">{entry.explanation.map((line) => <li key={line}>{line}</li>)}</ol>
    </details>
  );
}

function Transcript({ statement: { cycleStartYear } }: { statement: Statement }) {
  const t = useWords(words);
  const locale = useLocale();
  const { teacherId, keptAt } = useMyPage();
  const { fetchFile, isPending, problem } = useDownload();
  return (
    <>
      {problem && <p className="note warn" role="alert">{problem}</p>}
      <button type="button" className="button wide" disabled={isPending || keptAt !== null} onClick={() => void fetchFile(`/downloads/transcript/${teacherId}.pdf?cycle=${cycleStartYear}&lang=${locale === 'en' ? 'en' : 'zh'}`)}>{t(isPending ? 'preparing' : keptAt ? 'keptAction' : 'transcript')}</button>
    </>
  );
}
