import { useState } from 'react';

import { PublicSchoolTotalsDocument, type TotalsLineFragment, type TotalsSheetFragment } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { schoolTotals as words } from '../../i18n/school-totals.js';
import { formatCredits, formatDay, formatInstant } from '../../shared/format.js';
import type { Params } from '../routes.js';
import { Busy, Notice, Problem, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';
import './notice.css';
import './open-totals.css';

const percent = (permille: number): string => `${(permille / 10).toFixed(1)}%`;

/**
 * What the county has published of its schools: for anyone, without names, on a phone and on paper.
 * Names of categories are the server's words: another language asks again.
 */
export default function OpenSchoolTotals({ params }: { params: Params }) {
  usePageTitle(useWords(words)('title'));
  return <Totals key={useLocale()} year={params.year ?? ''} />;
}

function Totals({ year: asked }: { year: string }) {
  const t = useWords(words);
  const locale = useLocale();
  const { data, error, again } = useAnswer(PublicSchoolTotalsDocument, { cycleYear: /^\d{4}$/.test(asked) ? Number(asked) : null });
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  const { publicSchoolTotals: sheet, publicSchoolTotalsYears: years, installation } = data;
  const centre = locale === 'en' ? installation.centreNameEn : installation.centreName;
  return (
    <div className="notice-page totals-page">
      {years.length > 1 && <p className="row no-paper">{years.map((year) => <a key={year} className="button" aria-current={year === sheet?.cycleYear ? 'page' : undefined} href={`/open/school-totals/${year}`}>{t('ofYear', { year })}</a>)}</p>}
      {sheet ? <Sheet sheet={sheet} centre={centre ?? null} /> : <Notice tone="plain" title={t('publicMissing')} text={t('publicMissingText')} />}
    </div>
  );
}

function Sheet({ sheet, centre }: { sheet: TotalsSheetFragment; centre: string | null }) {
  const t = useWords(words);
  const locale = useLocale();
  const [areaId, setArea] = useState('');
  const named = ({ name, nameEn }: { name: string; nameEn: string }): string => (locale === 'en' ? nameEn : name);
  const { cycleYear, day, publishedAt, isClosedYear, county, categories, ruleSetName, unitName, edition, note, areas } = sheet;
  const lines = areaId ? sheet.lines.filter((each) => each.areaId === areaId) : sheet.lines;
  // Early in a cycle nobody can have met it: a column of noughts would tell nothing.
  const hasMet = county.cycleMetCount > 0;
  const most = Math.max(1, ...sheet.lines.map((each) => each.averageCenticredits));
  return (
    <>
      <section className="sheet">
        <h1>{t('publicTitle', { year: cycleYear })}</h1>
        <p className="faint small">{[centre, t('asOf', { day: formatDay(day, locale) }), publishedAt ? t('publishedOn', { day: formatDay(formatInstant(publishedAt).slice(0, 10), locale) }) : null, t(isClosedYear ? 'closedYear' : 'openYear')].filter(Boolean).join(' · ')}</p>
        <dl className="facts">
          <dt>{t('teachers')}</dt><dd>{county.teacherCount}</dd>
          <dt>{t('counted')}</dt><dd>{t('perTeacher', { value: formatCredits(county.countedCenticredits), average: formatCredits(county.averageCenticredits) })}</dd>
          <dt>{t('onCourse')}</dt><dd>{percent(county.onCoursePermille)}</dd>
          {hasMet && <Fact label={t('cycleMet')} value={percent(county.cycleMetPermille)} />}
          {categories.map(({ key, name }, at) => <Fact key={key} label={name} value={formatCredits(county.categoryCenticredits[at] ?? 0)} />)}
        </dl>
      </section>
      <section className="sheet">
        <p className="no-paper"><label className="small faint">{t('area')}<select value={areaId} onChange={(event) => setArea(event.target.value)}><option value="">{t('allAreas')}</option>{areas.map((area) => <option key={area.id} value={area.id}>{named(area)}</option>)}</select></label></p>
        {lines.length === 0 && <p className="faint">{t('noArea')}</p>}
        <ol className="schools">{lines.map((line) => <School key={line.id} line={line} name={named(line)} most={most} hasMet={hasMet} categories={categories.map(({ name }) => name)} />)}</ol>
      </section>
      <section className="sheet faint small">
        <p>{t('notes.basis', { unit: unitName, rules: ruleSetName })}{t('notes.onCourse')}</p>
        {sheet.lines.some(({ id }) => id === 'small') && <p>{t('notes.small')}</p>}
        {edition > 1 && <p>{t('notes.corrected', { n: edition, note: note ?? '' })}</p>}
      </section>
      <p className="row no-paper">
        <button type="button" className="button" onClick={() => window.print()}>{t('print')}</button>
        <a className="button" href={`/downloads/school-totals/${cycleYear}.pdf?lang=${locale}`}>PDF</a>
        <a className="button" href={`/downloads/school-totals/${cycleYear}.xlsx?lang=${locale}`}>{t('excel')}</a>
      </p>
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return <><dt>{label}</dt><dd>{value}</dd></>;
}

function School({ line, name, most, hasMet, categories }: { line: TotalsLineFragment; name: string; most: number; hasMet: boolean; categories: readonly string[] }) {
  const t = useWords(words);
  const { teacherCount, countedCenticredits, averageCenticredits, onCoursePermille, cycleMetPermille, categoryCenticredits } = line;
  return (
    <li>
      <details>
        <summary>
          <span className="between"><b>{name}</b><b>{formatCredits(averageCenticredits)}</b></span>
          <span className="bar" aria-hidden="true"><i style={{ width: `${(100 * averageCenticredits) / most}%` }} /></span>
          <small className="faint">{[t('people', { count: teacherCount }), `${t('onCourse')} ${percent(onCoursePermille)}`, hasMet ? `${t('cycleMet')} ${percent(cycleMetPermille)}` : null].filter(Boolean).join(' · ')}</small>
        </summary>
        <small className="faint">{t('counted')} {formatCredits(countedCenticredits)} · {categories.map((category, at) => `${category} ${formatCredits(categoryCenticredits[at] ?? 0)}`).join(' · ')}</small>
      </details>
    </li>
  );
}
