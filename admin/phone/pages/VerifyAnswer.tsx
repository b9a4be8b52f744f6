import type { ReactNode } from 'react';

import type { CertificateVerdict, VerificationFragment } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { verify as words } from '../../i18n/verify.js';
import { formatCredits, formatDay, formatInstant } from '../../shared/format.js';
import type { Tone } from '../ui.js';
import { useWords } from '../words.js';

const LOOKS: Record<CertificateVerdict, { tone: Tone; shape: string }> = {
  GENUINE: { tone: 'good', shape: '✓' }, REVOKED: { tone: 'bad', shape: '✕' }, REPLACED: { tone: 'warn', shape: '↻' }, ALTERED: { tone: 'bad', shape: '✕' }, UNKNOWN: { tone: 'bad', shape: '?' },
};

/** The verdict as large as a seal, then the facts, then what to do when in doubt. `children` stand beside the print button. */
export function VerifyAnswer({ found, children }: { found: VerificationFragment; children?: ReactNode }) {
  const t = useWords(words);
  const { tone, shape } = LOOKS[found.verdict];
  return (
    <>
      <section className={`sheet verdict ${tone}`} role="status">
        <span className="seal" aria-hidden="true">{shape}</span>
        <div>
          <h1>{t(`verdict.${found.verdict}`)}</h1>
          <strong>{t(`accept.${found.verdict}`)}</strong>
        </div>
        <p>{found.reason}</p>
      </section>
      {found.number && <Facts found={found} />}
      <Doubt verdict={found.verdict} />
      <p className="row">
        <button type="button" className="button" onClick={() => window.print()}>{t('print')}</button>
        {children}
      </p>
      <p className="faint small">{t('checkedAt')} {formatInstant(found.checkedAt)}</p>
    </>
  );
}

function Facts({ found }: { found: VerificationFragment }) {
  const t = useWords(words);
  const locale = useLocale();
  const own = (zh: string | null, en: string | null): string => (locale === 'en' ? en : zh) ?? '';
  const day = (value: string | null): string => (value ? formatDay(value, locale) : '');
  const facts: [label: string, value: string, note?: string][] = [
    [t('number'), found.number ?? ''],
    [t('holder'), found.holderMasked ?? '', t('holderNote')],
    [t('training'), own(found.trainingTitle, found.trainingTitleEn)],
    [t('period'), found.startsOn === found.endsOn ? day(found.startsOn) : t('periodValue', { from: day(found.startsOn), to: day(found.endsOn) })],
    [t('hours'), t('hoursValue', { hours: found.hours })],
    ...(found.centicredits ? [[t('credits'), t('creditsValue', { credits: formatCredits(found.centicredits) })] as [string, string]] : []),
    [t('issuer'), own(found.issuer, found.issuerEn)],
    [t('issuedOn'), day(found.issuedOn)],
    ...(found.statusToday ? [[t('status'), t(`statusOf.${found.statusToday}`)] as [string, string]] : []),
    ...(found.replacedByNumber ? [[t('replacedBy'), found.replacedByNumber] as [string, string]] : []),
  ];
  return (
    <section className="sheet">
      <h2>{t('facts')}</h2>
      <dl className="printed">
        {facts.map(([label, value, note]) => <div key={label}><dt>{label}</dt><dd>{value}{note && <small>{note}</small>}</dd></div>)}
      </dl>
    </section>
  );
}

function Doubt({ verdict }: { verdict: CertificateVerdict }) {
  const t = useWords(words);
  const host = window.location.host;
  const advice = verdict === 'GENUINE' ? [t('doubtGenuine'), t('doubtAddress', { host }), t('doubtAsk')] : [t('doubtKeep'), t('doubtAsk'), t('doubtAddress', { host })];
  return (
    <section className="sheet">
      <h2>{t('doubt')}</h2>
      <ul className="advice">{advice.map((each) => <li key={each}>{each}</li>)}</ul>
    </section>
  );
}
