import type { ReactNode } from 'react';

import { type TranscriptVerdict, VerifyTranscriptDocument, type VerifyTranscriptQuery } from '../../data/generated/operations.js';
import { useLocale } from '../../i18n/locale.js';
import { transcript as words } from '../../i18n/transcript.js';
import { formatCredits, formatInstant } from '../../shared/format.js';
import type { Params } from '../routes.js';
import { Busy, Problem, type Tone, usePageTitle } from '../ui.js';
import { useAnswer } from '../useAnswer.js';
import { useWords } from '../words.js';

type Found = VerifyTranscriptQuery['verifyTranscript'];

const LOOKS: Record<TranscriptVerdict, { tone: Tone; shape: string }> = {
  GENUINE: { tone: 'good', shape: '✓' }, CHANGED_SINCE: { tone: 'warn', shape: '↻' }, LEDGER_DIFFERS: { tone: 'bad', shape: '!' }, ALTERED: { tone: 'bad', shape: '✕' }, UNKNOWN_TEACHER: { tone: 'bad', shape: '?' },
};

/** What the QR code of a transcript opens; for anyone. The sentence is the server's, so another language asks again. */
export default function VerifyTranscript({ params }: { params: Params }) {
  usePageTitle(useWords(words)('title'));
  return <Verdict key={useLocale()} token={params.token ?? ''} />;
}

function Verdict({ token }: { token: string }) {
  const { data, error, again } = useAnswer(VerifyTranscriptDocument, { token });
  if (!data) return error ? <Problem error={error} onRetry={again} /> : <Busy />;
  return <VerdictOf found={data.verifyTranscript} />;
}

function VerdictOf({ found }: { found: Found }) {
  const t = useWords(words);
  const { tone, shape } = LOOKS[found.verdict];
  return (
    <>
      <section className={`sheet verdict ${tone}`} role="status">
        <span className="seal" aria-hidden="true">{shape}</span>
        <div><h1>{t(`verdict.${found.verdict}`)}</h1></div>
        <p>{found.message}</p>
      </section>
      {found.teacherNumber && <Printed found={found} />}
      {found.totalCenticredits !== null && <Today found={found} />}
    </>
  );
}

function Printed({ found }: { found: Found }) {
  const t = useWords(words);
  const { printedOn, printedCenticredits, teacherNumber, startDay, endDay, cycleStartYear } = found;
  return (
    <section className="sheet">
      <h2>{t('printed')}</h2>
      <FactList facts={[
        [t('number'), teacherNumber], [t('cycle'), startDay && endDay ? <><span className="whole">{startDay}</span> ~ <span className="whole">{endDay}</span></> : String(cycleStartYear ?? '')],
        [t('total'), printedCenticredits === null ? null : formatCredits(printedCenticredits)], [t('printedOn'), printedOn && formatInstant(printedOn)],
      ]} />
      <p className="faint small">{t('compare')}</p>
    </section>
  );
}

function Today({ found }: { found: Found }) {
  const t = useWords(words);
  const { holderName, schoolName, totalCenticredits, targetCenticredits, met, entryCount, ruleSetName, categories } = found;
  return (
    <section className="sheet">
      <h2>{t('today')}</h2>
      <FactList facts={[
        [t('holder'), holderName, t('masked')], [t('school'), schoolName],
        [t('total'), totalCenticredits === null ? null : formatCredits(totalCenticredits)], [t('goal'), targetCenticredits === null ? null : formatCredits(targetCenticredits)],
        [t('standing'), met === null ? null : t(met ? 'met' : 'notMet')],
        ...categories.map(({ category, countedCenticredits }) => [category.name, formatCredits(countedCenticredits)] as const),
        [t('entries'), String(entryCount ?? 0)], [t('rules'), ruleSetName],
      ]} />
    </section>
  );
}

function FactList({ facts }: { facts: readonly (readonly [label: string, value: ReactNode, note?: string])[] }) {
  return <dl className="printed">{facts.map(([label, value, note]) => value && <div key={label}><dt>{label}</dt><dd>{value}{note && <small>{note}</small>}</dd></div>)}</dl>;
}
