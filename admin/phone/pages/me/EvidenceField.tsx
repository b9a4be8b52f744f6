import { useEffect, useRef, useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { upload } from '../../../data/upload.js';
import { me as words } from '../../../i18n/me.js';
import { formatBytes } from '../../../shared/format.js';
import { useWords } from '../../words.js';
import type { Evidence } from './claim-draft.js';
import { lighter } from './lighter.js';

const MOST_FILES = 10;
const MOST_BYTES = 10 * 1024 * 1024;

interface Sending {
  readonly file: File;
  readonly share: number;
  readonly problem: string | null;
}

interface EvidenceFieldProps {
  readonly evidence: readonly Evidence[];
  readonly onChange: (how: (before: readonly Evidence[]) => readonly Evidence[]) => void;
  /** What the server keeps them for. */
  readonly purpose?: string;
  readonly legend?: string;
  readonly hint?: string;
  readonly most?: number;
  /** As the server takes at most for the purpose: what is larger is not sent over a slow line first. */
  readonly mostBytes?: number;
  readonly accept?: string;
}

/** Pictures and files that prove it, or that are handed in. One that did not arrive stays here and can be sent again. */
export function EvidenceField({ evidence, onChange, purpose = 'evidence', legend, hint, most = MOST_FILES, mostBytes = MOST_BYTES, accept = 'image/jpeg,image/png,application/pdf,.xlsx' }: EvidenceFieldProps) {
  const t = useWords(words);
  const [sending, setSending] = useState<Readonly<Record<string, Sending>>>({});
  const latest = useRef(onChange);
  useEffect(() => { latest.current = onChange; });
  // A file that was on its way when the page was left is not at hand any more.
  useEffect(() => { latest.current((before) => before.filter(({ id }) => id !== null)); }, []);

  const note = (key: string, changes: Partial<Sending> | null) => setSending((before) => {
    if (changes === null) return Object.fromEntries(Object.entries(before).filter(([each]) => each !== key));
    return { ...before, [key]: { ...(before[key] as Sending), ...changes } };
  });
  const send = async (key: string, file: File) => {
    note(key, { file, share: 0, problem: null });
    try {
      const light = await lighter(file);
      if (light.size > mostBytes) return note(key, { problem: t('form.tooLarge', { most: formatBytes(mostBytes) }) });
      const { id } = await upload(purpose, light, { onProgress: (share) => note(key, { share }) });
      latest.current((before) => before.map((each) => (each.key === key ? { ...each, id } : each)));
      note(key, null);
    } catch (error) {
      note(key, { problem: asApiError(error).message });
    }
  };
  const add = (files: FileList | null) => {
    for (const file of [...(files ?? [])].slice(0, most - evidence.length)) {
      const key = `${file.name}-${file.size}-${file.lastModified}`;
      if (evidence.some((each) => each.key === key)) continue;
      latest.current((before) => [...before, { key, id: null, name: file.name }]);
      void send(key, file);
    }
  };
  const remove = (key: string) => {
    note(key, null);
    onChange((before) => before.filter((each) => each.key !== key));
  };
  return (
    <fieldset className="evidence">
      <legend>{legend ?? t('form.evidence')}</legend>
      <small className="faint">{hint ?? t('form.evidenceHint')}</small>
      {evidence.map(({ key, name }) => {
        const state = sending[key];
        return (
          <div key={key} className="file">
            <span>{name}{state && !state.problem && <small className="faint">{t('form.sending', { percent: Math.round(state.share * 100) })}</small>}{state?.problem && <small className="is-bad" role="alert">{t('form.failed', { reason: state.problem })}</small>}</span>
            {state?.problem && <button type="button" className="quiet" onClick={() => void send(key, state.file)}>{t('form.again')}</button>}
            <button type="button" className="quiet" onClick={() => remove(key)}>{t('form.remove')}</button>
          </div>
        );
      })}
      {evidence.length < most && (
        <label className="button">{t('form.add')}<input type="file" hidden multiple accept={accept} onChange={(event) => { add(event.target.files); event.target.value = ''; }} /></label>
      )}
    </fieldset>
  );
}
