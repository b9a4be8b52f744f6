import { type SubmitEvent, useRef, useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { LeaveRequestSendDocument, type LeaveKind, type MyLeaveQuery } from '../../../data/generated/operations.js';
import { sendCommand } from '../../../data/send-command.js';
import { useLocale } from '../../../i18n/locale.js';
import { myLeave as words } from '../../../i18n/my-leave.js';
import { useSendWhenOnline } from '../../kept-draft.js';
import { KEPT } from '../../SignedIn.js';
import { useT, useWords } from '../../words.js';
import { EvidenceField } from '../me/EvidenceField.js';
import { KeptIntents } from '../me/kept-intents.js';
import { blankLeave, inputOf, type LeaveDraft } from './leave-draft.js';
import { SessionChoices } from './SessionChoices.js';

const KINDS: readonly LeaveKind[] = ['PERSONAL', 'SICK', 'OFFICIAL'];
const MOST_PROOFS = 5;
const MOST_REASON = 300;

interface LeaveFormProps {
  readonly choices: MyLeaveQuery['leaveChoices'];
  readonly draft: LeaveDraft;
  readonly wasKept: boolean;
  readonly change: (changes: Partial<LeaveDraft> | ((before: LeaveDraft) => Partial<LeaveDraft>)) => void;
  readonly onSent: () => void;
}

/** Sessions, kind, why and proof. Sent without a connection it stays on the phone and goes as soon as there is one, once. */
export function LeaveForm({ choices, draft, wasKept, change, onSent }: LeaveFormProps) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const intents = useRef(new KeptIntents(`${KEPT}leave.intent`, localStorage));
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const roll = choices.find(({ rollId }) => rollId === draft.rollId) ?? choices[0];
  const isUploading = draft.proofs.some(({ id }) => id === null);

  const send = async () => {
    const input = inputOf({ ...draft, rollId: roll?.rollId ?? '' });
    if (!input) return setProblem(t('missing'));
    setPending(true);
    try {
      const { userErrors: [refusal] } = await sendCommand(LeaveRequestSendDocument, input, intents.current);
      setProblem(refusal?.message ?? null);
      if (refusal) change({ isWaiting: false });
      else {
        change(blankLeave);
        onSent();
      }
    } catch (error) {
      const told = asApiError(error);
      setProblem(told.isPassing ? t('lost') : told.message);
      change({ isWaiting: told.isPassing });
    }
    setPending(false);
  };
  const { isWaiting } = draft;
  useSendWhenOnline(isWaiting, wasKept, send);

  if (!roll) return null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="sheet form claim-form" onSubmit={submit}>
      <h1>{t(draft.requestId ? 'again' : 'new')}</h1>
      {wasKept && !isWaiting && <p className="note plain">{t('restored')}</p>}
      <label>{t('roll')}
        <select name="roll" value={roll.rollId} disabled={draft.requestId !== null} onChange={(event) => change({ rollId: event.target.value, sessions: {} })}>
          {choices.map(({ rollId, title, titleEn }) => <option key={rollId} value={rollId}>{isEnglish ? titleEn || title : title}</option>)}
        </select>
      </label>
      <SessionChoices sessions={roll.sessions} chosen={draft.sessions} own={draft.requestId !== null} onChange={(sessions) => change({ rollId: roll.rollId, sessions })} />
      <label>{t('kind')}
        <select name="kind" value={draft.kind} onChange={(event) => change({ kind: event.target.value as LeaveKind })}>{KINDS.map((each) => <option key={each} value={each}>{common(`vocabulary.leaveKind.${each}`)}</option>)}</select>
      </label>
      <label>{t('reason')}
        <textarea name="reason" rows={3} maxLength={MOST_REASON} value={draft.reason} placeholder={t('reasonHint')} onChange={(event) => change({ rollId: roll.rollId, reason: event.target.value })} />
      </label>
      <EvidenceField
        purpose="leave-proof" legend={t('proof')} hint={t(roll.needsProof ? 'proofNeeded' : 'proofOptional')} most={MOST_PROOFS} accept="image/jpeg,image/png,application/pdf" evidence={draft.proofs}
        onChange={(next) => change((before) => ({ rollId: roll.rollId, proofs: typeof next === 'function' ? next(before.proofs) : next }))}
      />
      <p className="faint small">{t(roll.schoolFirst ? 'schoolFirst' : 'classOnly')}</p>
      {(problem ?? isWaiting) && <p className="note warn" role="alert">{problem ?? t('lost')}</p>}
      <button type="submit" className="main" disabled={isPending || isUploading}>{t(isPending ? 'sending' : isUploading ? 'waitFiles' : 'send')}</button>
    </form>
  );
}
