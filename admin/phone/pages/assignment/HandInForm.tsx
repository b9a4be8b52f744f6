import { useRef, useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { MyHandInSubmitDocument, type OwnAssignmentCardFragment } from '../../../data/generated/operations.js';
import { sendCommand } from '../../../data/send-command.js';
import { handIns as words } from '../../../i18n/hand-ins.js';
import { formatTime } from '../../../shared/format.js';
import { KeptIntents } from '../../kept-intents.js';
import { useWords } from '../../words.js';
import { EvidenceField } from '../me/EvidenceField.js';
import { FailedFiles } from '../me/FailedFiles.js';
import { useEvidence } from '../me/useEvidence.js';
import { useSendWithFiles } from '../me/useSendWithFiles.js';
import { useHandInDraft } from './useHandInDraft.js';

const MOST_CHARACTERS = 20_000;
const MOST_BYTES = 20 * 1024 * 1024;

/** Text and files; handing in is done once, however often it is pressed. */
export function HandInForm({ own, onHandedIn }: { own: OwnAssignmentCardFragment; onHandedIn: () => void }) {
  const t = useWords(words);
  const { assignment } = own;
  const { draft, saving, wasBroughtBack, change, settle, done } = useHandInDraft(own);
  const intents = useRef(new KeptIntents(`shixun.draft.hand-in.${assignment.id}.intent`));
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const files = useEvidence({ evidence: draft.files, purpose: 'hand-in', most: assignment.mostFiles, mostBytes: MOST_BYTES, onChange: (how) => change((before) => ({ ...before, files: how(before.files) })) });
  const send = async () => {
    setPending(true);
    try {
      const { userErrors: [refusal] } = await sendCommand(MyHandInSubmitDocument, { assignmentId: assignment.id, text: draft.text, fileIds: draft.files.flatMap(({ id }) => id ?? []), revision: draft.revision }, intents.current);
      setProblem(refusal?.message ?? null);
      if (!refusal) {
        files.forget();
        done();
        onHandedIn();
      }
    } catch (error) {
      const told = asApiError(error);
      setProblem(told.isPassing ? t('lost') : told.message);
    }
    setPending(false);
  };
  const { submit, isAsked } = useSendWithFiles(files, send);
  const state = { idle: t('textHint'), saving: t('saving'), local: t('local'), saved: saving.at === 'saved' ? t('kept', { at: formatTime(saving.when) }) : '', refused: saving.at === 'refused' ? saving.reason : '', elsewhere: '' }[saving.at];
  return (
    <form className="sheet form claim-form" onSubmit={submit}>
      {wasBroughtBack && saving.at === 'idle' && <p className="note plain">{t('fromPhone')}</p>}
      {saving.at === 'elsewhere' && (
        <div className="note warn" role="alert">
          <p>{t('elsewhere')}</p>
          <div className="row"><button type="button" className="button" onClick={() => settle('mine')}>{t('mine')}</button><button type="button" className="button" onClick={() => settle('theirs')}>{t('theirs')}</button></div>
        </div>
      )}
      <label>{t('text')}
        <textarea name="text" rows={12} maxLength={MOST_CHARACTERS} value={draft.text} onChange={(event) => change((before) => ({ ...before, text: event.target.value }))} />
      </label>
      <p className={`small between ${saving.at === 'local' || saving.at === 'refused' ? 'is-warn' : 'faint'}`} role="status"><span>{state}</span><span>{t('characters', { count: [...draft.text].length })}</span></p>
      {assignment.mostFiles > 0 && (
        <EvidenceField files={files} legend={t('files')} hint={t('filesHint', { most: assignment.mostFiles })} accept="image/jpeg,image/png,application/pdf,.docx" />
      )}
      {problem && <p className="note warn" role="alert">{problem}</p>}
      <button type="submit" className="main" disabled={isPending || files.isSending || saving.at === 'elsewhere'}>{t(isPending ? 'submitting' : files.isSending ? 'waitFiles' : 'submit')}</button>
      {isAsked && <FailedFiles files={files} needed={null} isPending={isPending} onWithout={() => void send()} />}
    </form>
  );
}
