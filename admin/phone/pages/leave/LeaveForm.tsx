import { LeaveRequestSendDocument, type LeaveKind, type MyLeaveQuery } from '../../../data/generated/operations.js';
import { useLocale } from '../../../i18n/locale.js';
import { myLeave as words } from '../../../i18n/my-leave.js';
import type { Draft } from '../../../shared/useDraft.js';
import { useKeptForm } from '../../kept-draft.js';
import { useT, useWords } from '../../words.js';
import { EvidenceField } from '../me/EvidenceField.js';
import { FailedFiles } from '../me/FailedFiles.js';
import { useEvidence } from '../me/useEvidence.js';
import { useSendWithFiles } from '../me/useSendWithFiles.js';
import { inputOf, type LeaveDraft } from './leave-draft.js';
import { SessionChoices } from './SessionChoices.js';

const KINDS: readonly LeaveKind[] = ['PERSONAL', 'SICK', 'OFFICIAL'];
const MOST_PROOFS = 5;
const MOST_REASON = 300;

interface LeaveFormProps {
  readonly choices: MyLeaveQuery['leaveChoices'];
  readonly draft: Draft<LeaveDraft>;
  readonly onSent: () => void;
}

/** Sessions, kind, why and proof. Sent without a connection it stays on the phone and goes as soon as there is one, once. */
export function LeaveForm({ choices, draft: kept, onSent }: LeaveFormProps) {
  const t = useWords(words);
  const common = useT();
  const isEnglish = useLocale() === 'en';
  const { value: draft } = kept;
  const roll = choices.find(({ rollId }) => rollId === draft.rollId) ?? choices[0];
  const files = useEvidence({ evidence: draft.proofs, purpose: 'leave-proof', most: MOST_PROOFS, onChange: (how) => kept.change((before) => {
    const proofs = how(before.proofs);
    return { ...before, rollId: roll?.rollId ?? '', proofs, isWaiting: before.isWaiting && proofs.length === before.proofs.length };
  }) });
  const { send, isPending, problem } = useKeptForm({
    name: 'leave', draft: kept, document: LeaveRequestSendDocument, input: () => inputOf({ ...draft, rollId: roll?.rollId ?? '' }), told: { missing: t('missing'), lost: t('lost') },
    onSent: () => { files.forget(); onSent(); },
  });
  const { submit, isAsked } = useSendWithFiles(files, send);
  if (!roll) return null;
  const change = (changes: Partial<LeaveDraft>) => kept.change((before) => ({ ...before, ...changes, isWaiting: false }));
  return (
    <form className="sheet form claim-form" onSubmit={submit}>
      <h1>{t(draft.requestId ? 'again' : 'new')}</h1>
      {kept.wasKept && !draft.isWaiting && <p className="note plain">{t('restored')}</p>}
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
      <EvidenceField files={files} legend={t('proof')} hint={t(roll.needsProof ? 'proofNeeded' : 'proofOptional')} accept="image/jpeg,image/png,application/pdf" />
      <p className="faint small">{t(roll.schoolFirst ? 'schoolFirst' : 'classOnly')}</p>
      {problem && <p className="note warn" role="alert">{problem}</p>}
      <button type="submit" className="main" disabled={isPending || files.isSending}>{t(isPending ? 'sending' : files.isSending ? 'waitFiles' : 'send')}</button>
      {isAsked && <FailedFiles files={files} needed={null} isPending={isPending} onWithout={() => void send()} />}
    </form>
  );
}
