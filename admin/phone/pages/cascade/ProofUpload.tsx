import { useRef, useState } from 'react';

import { asApiError } from '../../../data/api-error.js';
import { CascadeProofAddDocument } from '../../../data/generated/operations.js';
import { Intents, sendCommand } from '../../../data/send-command.js';
import { upload } from '../../../data/upload.js';
import { myCascades as words } from '../../../i18n/my-cascades.js';
import { useWords } from '../../words.js';
import { lighter } from '../me/lighter.js';

const MOST_BYTES = 10 * 1024 * 1024;

/** Takes a picture or a PDF; one that did not arrive stays at hand and can be sent again. */
export function ProofUpload({ attendeeId, onChanged }: { attendeeId: string; onChanged: () => void }) {
  const t = useWords(words);
  const intents = useRef(new Intents());
  const [sending, setSending] = useState<{ file: File; share: number; problem: string | null } | null>(null);
  const send = async (file: File) => {
    setSending({ file, share: 0, problem: null });
    const failed = (problem: string) => setSending({ file, share: 0, problem });
    try {
      const light = await lighter(file);
      if (light.size > MOST_BYTES) return failed(t('tooLarge'));
      const { id } = await upload('cascade-proof', light, { onProgress: (share) => setSending({ file, share, problem: null }) });
      const { userErrors: [refusal] } = await sendCommand(CascadeProofAddDocument, { attendeeId, fileId: id }, intents.current);
      if (refusal) return failed(refusal.message);
      setSending(null);
      onChanged();
    } catch (error) {
      failed(asApiError(error).message);
    }
  };
  if (sending && sending.problem === null) return <p className="note plain" role="status">{sending.file.name} · {t('sending', { percent: Math.round(sending.share * 100) })}</p>;
  return (
    <>
      {sending && <p className="note warn" role="alert">{sending.file.name} · {t('failed', { reason: sending.problem ?? '' })} <button type="button" className="quiet" onClick={() => void send(sending.file)}>{t('again')}</button></p>}
      <label className="button wide">{t('bring')}<input type="file" hidden accept="image/jpeg,image/png,application/pdf" onChange={(event) => { const [file] = event.target.files ?? []; event.target.value = ''; if (file) void send(file); }} /></label>
      <p className="faint small">{t('hint')}</p>
    </>
  );
}
