import { useEffect, useRef } from 'react';

import { me as words } from '../../../i18n/me.js';
import { useT, useWords } from '../../words.js';
import type { EvidenceFiles } from './useEvidence.js';

interface FailedFilesProps {
  readonly files: EvidenceFiles;
  /** Why it cannot go without them; null: it can. */
  readonly needed: string | null;
  readonly isPending: boolean;
  readonly onWithout: () => void;
}

/** Asked when a form is to be sent and files of it have not arrived: which they are, and what can be done. */
export function FailedFiles({ files: { failed, again }, needed, isPending, onWithout }: FailedFilesProps) {
  const t = useWords(words);
  const common = useT();
  const box = useRef<HTMLDivElement>(null);
  // Below the button that was pressed: a second tap there must not choose.
  useEffect(() => box.current?.focus(), []);
  const retried = failed.filter(({ problem }) => problem?.mayPass).map(({ key }) => key);
  return (
    <div className="note warn" role="alert" tabIndex={-1} ref={box}>
      <p>{t('form.filesMissing', { names: failed.map(({ name }) => `“${name}”`).join(common('common.listComma')) })}</p>
      {needed && <p>{needed}</p>}
      <div className="row">
        {retried.length > 0 && <button type="button" className="button strong" onClick={() => again(retried)}>{t('form.again')}</button>}
        {!needed && <button type="button" className="button" disabled={isPending} onClick={onWithout}>{t('form.without')}</button>}
      </div>
    </div>
  );
}
