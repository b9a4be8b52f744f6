import { useState } from 'react';

import { useT } from '../../words.js';

/** A button that asks once more before it does something that others feel. */
export function AskFirst({ label, question, isPending, onYes }: { label: string; question: string; isPending: boolean; onYes: () => void }) {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) return <button type="button" className="button" onClick={() => setAsking(true)}>{label}</button>;
  return (
    <div className="sure" role="group" aria-label={question}>
      <span>{question}</span>
      <button type="button" className="button strong" disabled={isPending} onClick={onYes}>{isPending ? t('common.job.runningUnknown') : label}</button>
      <button type="button" className="button" disabled={isPending} onClick={() => setAsking(false)}>{t('common.cancel')}</button>
    </div>
  );
}
