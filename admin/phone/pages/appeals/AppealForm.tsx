import { CreditAppealFileDocument, type MyAppealsQuery } from '../../../data/generated/operations.js';
import { myAppeals as words } from '../../../i18n/my-appeals.js';
import type { Draft } from '../../../shared/useDraft.js';
import { useKeptForm } from '../../kept-draft.js';
import { useWords } from '../../words.js';
import { EvidenceField } from '../me/EvidenceField.js';
import { type AppealDraft, inputOf } from './appeal-draft.js';

const MOST_GROUNDS = 1000;
const MOST_FILES = 10;

interface AppealFormProps {
  readonly draft: Draft<AppealDraft>;
  readonly decision: MyAppealsQuery['viewerAppealableDecisions'][number];
  readonly onSent: () => void;
}

/** Grounds and evidence. Sent without a connection it stays on the phone and goes as soon as there is one, once. */
export function AppealForm({ decision, draft: kept, onSent }: AppealFormProps) {
  const t = useWords(words);
  const { value: draft } = kept;
  const isUploading = draft.evidence.some(({ id }) => id === null);
  const { submit, isPending, problem } = useKeptForm({
    name: 'appeal', draft: kept, document: CreditAppealFileDocument, input: () => inputOf(draft), told: { missing: t('missing'), lost: t('lost') }, onSent,
  });
  return (
    <form className="sheet form claim-form" onSubmit={submit}>
      <h1>{t('form')}</h1>
      {kept.wasKept && !draft.isWaiting && <p className="note plain">{t('restored')}</p>}
      <p><b>{decision.title}</b><br />{decision.decision}</p>
      <label>{t('grounds')}
        <textarea name="grounds" rows={6} maxLength={MOST_GROUNDS} value={draft.grounds} placeholder={t('groundsHint')} onChange={(event) => kept.set({ ...draft, grounds: event.target.value })} />
      </label>
      <EvidenceField
        purpose="appeal-evidence" legend={t('evidence')} hint={t('evidenceHint')} most={MOST_FILES} accept="image/jpeg,image/png,application/pdf" evidence={draft.evidence}
        onChange={(how) => kept.change((before) => ({ ...before, evidence: how(before.evidence) }))}
      />
      {problem && <p className="note warn" role="alert">{problem}</p>}
      <button type="submit" className="main" disabled={isPending || isUploading}>{t(isPending ? 'sending' : isUploading ? 'waitFiles' : 'send')}</button>
      <button type="button" className="button wide" onClick={kept.discard}>{t('cancel')}</button>
    </form>
  );
}
