import { me as words } from '../../../i18n/me.js';
import { useWords } from '../../words.js';
import type { Evidence, EvidenceFiles } from './useEvidence.js';

interface EvidenceFieldProps {
  readonly files: EvidenceFiles;
  readonly legend?: string;
  readonly hint?: string;
  readonly accept?: string;
}

/** Pictures and files that prove it, or that are handed in. One that did not arrive says why and is sent again in its place. */
export function EvidenceField({ files, legend, hint, accept = 'image/jpeg,image/png,application/pdf,.xlsx' }: EvidenceFieldProps) {
  const t = useWords(words);
  return (
    <fieldset className="evidence">
      <legend>{legend ?? t('form.evidence')}</legend>
      <small className="faint">{hint ?? t('form.evidenceHint')}</small>
      {files.evidence.map((each) => <FileLine key={each.key} file={each} files={files} />)}
      {files.evidence.length < files.most && (
        <label className="button">{t('form.add')}<input type="file" hidden multiple accept={accept} onChange={(event) => { files.add(event.target.files); event.target.value = ''; }} /></label>
      )}
    </fieldset>
  );
}

function FileLine({ file: { key, id, name, problem }, files: { shares, again, remove } }: { file: Evidence; files: EvidenceFiles }) {
  const t = useWords(words);
  const percent = Math.round((shares[key] ?? 0) * 100);
  return (
    <div className={problem ? 'file failed' : 'file'}>
      <span>{name}
        {id === null && !problem && <small className="faint" role="status">{t('form.sending', { percent })}</small>}
        {problem && <small className="is-bad" role="alert">{t('form.failed', { reason: problem.text })}</small>}
      </span>
      {problem?.mayPass && <button type="button" className="quiet" onClick={() => again([key])}>{t('form.again')}</button>}
      <button type="button" className="quiet" onClick={() => remove(key)}>{t('form.remove')}</button>
    </div>
  );
}
