import { type SubmitEvent, useRef, useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { CreditAppealFileDocument, type MyAppealsQuery } from '../../../data/generated/operations.js';
import { sendCommand } from '../../../data/send-command.js';
import { myAppeals as words } from '../../../i18n/my-appeals.js';
import { type KeptDraft, useSendWhenOnline } from '../../kept-draft.js';
import { KEPT } from '../../SignedIn.js';
import { useWords } from '../../words.js';
import { EvidenceField } from '../me/EvidenceField.js';
import { KeptIntents } from '../me/kept-intents.js';
import { type AppealDraft, blankAppeal, inputOf } from './appeal-draft.js';

const MOST_GROUNDS = 1000;
const MOST_FILES = 10;

interface AppealFormProps extends KeptDraft<AppealDraft> {
  readonly decision: MyAppealsQuery['viewerAppealableDecisions'][number];
  readonly onSent: () => void;
}

/** Grounds and evidence. Sent without a connection it stays on the phone and goes as soon as there is one, once. */
export function AppealForm({ decision, draft, wasKept, change, onSent }: AppealFormProps) {
  const t = useWords(words);
  const intents = useRef(new KeptIntents(`${KEPT}appeal.intent`, localStorage));
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { isWaiting } = draft;
  const isUploading = draft.evidence.some(({ id }) => id === null);

  const send = async () => {
    const input = inputOf(draft);
    if (!input) return setProblem(t('missing'));
    setPending(true);
    try {
      const { userErrors: [refusal] } = await sendCommand(CreditAppealFileDocument, input, intents.current);
      setProblem(refusal?.message ?? null);
      if (refusal) change({ isWaiting: false });
      else {
        change(blankAppeal);
        onSent();
      }
    } catch (error) {
      const told = asApiError(error);
      setProblem(told.isPassing ? t('lost') : told.message);
      change({ isWaiting: told.isPassing });
    }
    setPending(false);
  };
  useSendWhenOnline(isWaiting, wasKept, send);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="sheet form claim-form" onSubmit={submit}>
      <h1>{t('form')}</h1>
      {wasKept && !isWaiting && <p className="note plain">{t('restored')}</p>}
      <p><b>{decision.title}</b><br />{decision.decision}</p>
      <label>{t('grounds')}
        <textarea name="grounds" rows={6} maxLength={MOST_GROUNDS} value={draft.grounds} placeholder={t('groundsHint')} onChange={(event) => change({ grounds: event.target.value })} />
      </label>
      <EvidenceField
        purpose="appeal-evidence" legend={t('evidence')} hint={t('evidenceHint')} most={MOST_FILES} accept="image/jpeg,image/png,application/pdf" evidence={draft.evidence}
        onChange={(next) => change((before) => ({ evidence: typeof next === 'function' ? next(before.evidence) : next }))}
      />
      {(problem ?? isWaiting) && <p className="note warn" role="alert">{problem ?? t('lost')}</p>}
      <button type="submit" className="main" disabled={isPending || isUploading}>{t(isPending ? 'sending' : isUploading ? 'waitFiles' : 'send')}</button>
      <button type="button" className="button wide" onClick={() => change(blankAppeal)}>{t('cancel')}</button>
    </form>
  );
}
