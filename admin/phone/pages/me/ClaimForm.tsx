import { type SubmitEvent, useEffect, useRef, useState } from 'react';

import { type ApiError, asApiError, inputFieldOf } from '../../../data/api-error.js';
import { MyClaimEvidenceDocument, type MyClaimSubmitMutation, MyClaimSubmitDocument } from '../../../data/generated/operations.js';
import { request } from '../../../data/request.js';
import { sendCommand } from '../../../data/send-command.js';
import { me as words } from '../../../i18n/me.js';
import { formatCredits, todayInCounty } from '../../../shared/format.js';
import { useDraft } from '../../../shared/useDraft.js';
import { KeptIntents } from '../../kept-intents.js';
import { Notice, usePageTitle } from '../../ui.js';
import { useT, useWords } from '../../words.js';
import { blankClaim, type ClaimDraft, draftOf, inputOf, problemsOf } from './claim-draft.js';
import { ClaimFields } from './ClaimFields.js';
import { EvidenceField } from './EvidenceField.js';
import { useMyPage } from './my-page.js';

type Filed = NonNullable<MyClaimSubmitMutation['creditClaimSubmit']['claim']>;

/** Files a claim, or mends one that was given back. What is typed stays, whatever the connection does. */
export function ClaimForm({ replacesId }: { replacesId: string | null }) {
  const t = useWords(words);
  const common = useT();
  const { data, hourMinutes, again } = useMyPage();
  usePageTitle(t('form.title'));
  const replaced = data.ownClaims.items.find(({ id }) => id === replacesId) ?? null;
  const [initial] = useState(() => (replaced ? draftOf(replaced, hourMinutes) : blankClaim));
  const draft = useDraft<ClaimDraft>(`me.claim.${replacesId ?? 'new'}`, initial);
  const intents = useRef(new KeptIntents('shixun.draft.me.claim.intent'));
  const [isPending, setPending] = useState(false);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [filed, setFiled] = useState<Filed | null>(null);
  const value = draft.value;
  const change = (changes: Partial<ClaimDraft>) => draft.change((before) => ({ ...before, ...changes }));
  useEvidenceOf(replaced?.id ?? null, value, change);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = Object.fromEntries(Object.entries(problemsOf(value, todayInCounty(), hourMinutes)).map(([field, problem]) => [field, t(`form.${problem}`)]));
    setProblems(found);
    setError(null);
    if (Object.keys(found).length > 0) return document.querySelector<HTMLElement>(`[name=${Object.keys(found)[0]}]`)?.focus();
    setPending(true);
    try {
      const { claim, userErrors } = await sendCommand(MyClaimSubmitDocument, inputOf(value, hourMinutes, replacesId), intents.current);
      setProblems(Object.fromEntries(userErrors.map(({ field, message }) => [field ? inputFieldOf(field) : 'form', message])));
      if (claim) {
        draft.discard();
        setFiled(claim);
        again();
      }
    } catch (failure) {
      const told = asApiError(failure);
      setError(told);
      setProblems(Object.fromEntries(told.fields.map(({ field, message }) => [field ? inputFieldOf(field) : 'form', message])));
    }
    setPending(false);
  };

  if (filed) {
    return (
      <Notice tone={filed.status === 'QUARANTINED' ? 'warn' : 'good'} title={t('form.done')} text={filed.status === 'QUARANTINED' ? t('form.doneQuarantined') : t('form.doneText', { value: formatCredits(filed.claimedCenticredits) })}>
        <a className="main" href="#claims">{t('form.toClaims')}</a>
      </Notice>
    );
  }
  const isSending = value.evidence.some(({ id }) => id === null);
  return (
    <form className="sheet form claim-form" noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t(replaced ? 'form.mendTitle' : 'form.title')}</h1>
      {replaced?.reason && <p className="note warn">{t('claim.reason', { reason: replaced.reason })}</p>}
      {draft.wasKept && <p className="note plain between">{t('form.kept')}<button type="button" className="quiet" onClick={draft.discard}>{t('form.discard')}</button></p>}
      <ClaimFields value={value} change={change} problems={problems} />
      <EvidenceField evidence={value.evidence} onChange={(how) => draft.change((before) => ({ ...before, evidence: how(before.evidence) }))} />
      {problems.evidenceFileIds && <p className="note bad">{problems.evidenceFileIds}</p>}
      {problems.form && <p className="note bad" role="alert">{problems.form}</p>}
      {error && !problems.form && <p className="note warn" role="alert">{error.isPassing ? t('form.lost') : error.message}</p>}
      <button type="submit" className="main" disabled={isPending || isSending}>{t(isPending ? 'form.submitting' : isSending ? 'form.waitUpload' : error?.isPassing ? 'form.retry' : 'form.submit')}</button>
      <a className="button" href="#claims">{common('common.back')}</a>
    </form>
  );
}

/** The files of the claim that is mended come with it, once. */
function useEvidenceOf(claimId: string | null, value: ClaimDraft, change: (changes: Partial<ClaimDraft>) => void): void {
  const latest = useRef({ value, change });
  useEffect(() => { latest.current = { value, change }; });
  useEffect(() => {
    if (!claimId || latest.current.value.evidence.length > 0) return;
    request(MyClaimEvidenceDocument, { id: claimId }).then(({ creditClaimReview }) => {
      if (latest.current.value.evidence.length === 0) latest.current.change({ evidence: (creditClaimReview?.evidence ?? []).map(({ id, name }) => ({ key: id, id, name })) });
    }, () => undefined);
  }, [claimId]);
}
