import { CreditAppealFileDocument, type MyAppealsQuery } from '../../../data/generated/operations.js';
import { myAppeals as words } from '../../../i18n/my-appeals.js';
import type { Draft } from '../../../shared/useDraft.js';
import { useKeptForm } from '../../kept-draft.js';
import { useWords } from '../../words.js';
import { EvidenceField } from '../me/EvidenceField.js';
import { FailedFiles } from '../me/FailedFiles.js';
import { useEvidence } from '../me/useEvidence.js';
import { useSendWithFiles } from '../me/useSendWithFiles.js';
import { type AppealDraft, inputOf, MOST_GROUNDS } from './appeal-draft.js';

const MOST_FILES = 10;

interface AppealFormProps {
  readonly draft: Draft<AppealDraft>;
  /** Null: it cannot be appealed against any more, perhaps because what was sent arrived and its answer did not. */
  readonly decision: MyAppealsQuery['viewerAppealableDecisions'][number] | null;
  readonly onSent: () => void;
  readonly onRefused: () => void;
}

/** Grounds and evidence. Sent without a connection it stays on the phone and goes as soon as there is one, once. */
export function AppealForm({ decision, draft: kept, onSent, onRefused }: AppealFormProps) {
  const t = useWords(words);
  const { value: draft } = kept;
  const files = useEvidence({ evidence: draft.evidence, purpose: 'appeal-evidence', most: MOST_FILES, onChange: (how) => kept.change((before) => {
    const evidence = how(before.evidence);
    return { ...before, evidence, isWaiting: before.isWaiting && evidence.length === before.evidence.length };
  }) });
  const characters = [...draft.grounds.trim()].length;
  const { send, isPending, problem } = useKeptForm({
    name: 'appeal', draft: kept, document: CreditAppealFileDocument, input: () => inputOf(draft), onRefused,
    told: { missing: characters > MOST_GROUNDS ? t('tooLong', { most: MOST_GROUNDS, over: characters - MOST_GROUNDS }) : t('missing'), lost: t('lost') },
    onSent: () => { files.forget(); onSent(); },
  });
  const { submit, isAsked } = useSendWithFiles(files, send);
  const giveUp = () => {
    files.forget();
    kept.discard();
  };
  if (!decision) return draft.isWaiting ? <p className="note plain" role="status">{t('asking')}</p> : <Lapsed grounds={draft.grounds} reason={problem ?? t('lapsedText')} onClear={giveUp} />;
  return (
    <form className="sheet form claim-form" onSubmit={submit}>
      <h1>{t('form')}</h1>
      {kept.wasKept && !draft.isWaiting && <p className="note plain">{t('restored')}</p>}
      <p><b>{decision.title}</b><br />{decision.decision}</p>
      <label>{t('grounds')}
        <textarea name="grounds" rows={6} readOnly={isPending} aria-invalid={characters > MOST_GROUNDS} value={draft.grounds} placeholder={t('groundsHint')} onChange={(event) => kept.set({ ...draft, grounds: event.target.value, isWaiting: false })} />
        <small className={characters > MOST_GROUNDS ? 'is-bad' : 'faint'}>{t('characters', { count: characters, most: MOST_GROUNDS })}</small>
      </label>
      <EvidenceField files={files} legend={t('evidence')} hint={t('evidenceHint')} accept="image/jpeg,image/png,application/pdf" />
      {problem && <p className="note warn" role="alert">{problem}</p>}
      <button type="submit" className="main" disabled={isPending || files.isSending}>{t(isPending ? 'sending' : files.isSending ? 'waitFiles' : 'send')}</button>
      {isAsked && <FailedFiles files={files} needed={null} isPending={isPending} onWithout={() => void send()} />}
      <button type="button" className="button wide" disabled={isPending} onClick={giveUp}>{t('cancel')}</button>
    </form>
  );
}

/** What was written against a decision that meanwhile cannot be appealed against is not lost without a word. */
function Lapsed({ grounds, reason, onClear }: { grounds: string; reason: string; onClear: () => void }) {
  const t = useWords(words);
  return (
    <section className="sheet">
      <h2>{t('lapsed')}</h2>
      <p className="note warn" role="alert">{reason}</p>
      <p className="brief small">{grounds}</p>
      <button type="button" className="button" onClick={onClear}>{t('clear')}</button>
    </section>
  );
}
