import { CascadeProofRemoveDocument, type ProofFileFragment } from '../../../data/generated/operations.js';
import { myCascades as words } from '../../../i18n/my-cascades.js';
import { formatBytes, formatInstant } from '../../../shared/format.js';
import { useSend } from '../../useSend.js';
import { useWords } from '../../words.js';
import { AskFirst } from '../me/AskFirst.js';

/** A file that is on record: to be looked at, or taken away when it was the wrong one. */
export function ProofFile({ file: { id, name, sizeBytes, addedByName, addedAt }, onChanged }: { file: ProofFileFragment; onChanged: () => void }) {
  const t = useWords(words);
  const { run, isPending, problem } = useSend(CascadeProofRemoveDocument, onChanged);
  return (
    <div className="evidence">
      <p className="small"><a href={`/downloads/cascade-proof/${id}`}>{name}</a><br /><span className="faint">{formatBytes(sizeBytes)} · {t('by', { name: addedByName, at: formatInstant(addedAt) })}</span></p>
      {problem && <p className="note warn" role="alert">{problem}</p>}
      <AskFirst label={t('remove')} question={t('removeSure', { name })} isPending={isPending} onYes={() => void run({ id })} />
    </div>
  );
}
