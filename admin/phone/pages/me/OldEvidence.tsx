import { useEffect, useRef } from 'react';

import { MyClaimEvidenceDocument } from '../../../data/generated/operations.js';
import { me as words } from '../../../i18n/me.js';
import { useAnswer } from '../../useAnswer.js';
import { useT, useWords } from '../../words.js';
import type { Evidence } from './useEvidence.js';

/** Brings the files of a claim that was given back, once; without them it must not be filed again. */
export function OldEvidence({ claimId, onBrought }: { claimId: string; onBrought: (old: readonly Evidence[]) => void }) {
  const t = useWords(words);
  const common = useT();
  const { data, error, again } = useAnswer(MyClaimEvidenceDocument, { id: claimId });
  const latest = useRef(onBrought);
  useEffect(() => { latest.current = onBrought; });
  useEffect(() => {
    if (data) latest.current((data.creditClaimReview?.evidence ?? []).map(({ id, name }) => ({ key: id, id, name })));
  }, [data]);
  if (error) return <p className="note warn between" role="alert">{t('form.oldLost', { reason: error.message })}<button type="button" className="quiet" onClick={again}>{t('form.again')}</button></p>;
  return <p className="note plain" role="status">{common('common.loading')}</p>;
}
