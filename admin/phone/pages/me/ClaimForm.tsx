import { useRef, useState } from 'react';

import { type ApiError, asApiError, inputFieldOf } from '../../../data/api-error.js';
import { type MyClaimSubmitMutation, MyClaimSubmitDocument } from '../../../data/generated/operations.js';
import { sendCommand } from '../../../data/send-command.js';
import { me as words } from '../../../i18n/me.js';
import { formatCredits, todayInCounty } from '../../../shared/format.js';
import { useKeptDraft } from '../../kept-draft.js';
import { KeptIntents } from '../../kept-intents.js';
import { KEPT } from '../../SignedIn.js';
import { Notice, usePageTitle } from '../../ui.js';
import { useT, useWords } from '../../words.js';
import { blankClaim, type ClaimDraft, draftOf, inputOf, offerOf, problemsOf } from './claim-draft.js';
import { ClaimFields } from './ClaimFields.js';
import { EvidenceField } from './EvidenceField.js';
import { FailedFiles } from './FailedFiles.js';
import { ownClaimsOf, useMyPage } from './my-page.js';
import { OldEvidence } from './OldEvidence.js';
import { useEvidence } from './useEvidence.js';
import { useSendWithFiles } from './useSendWithFiles.js';

type Filed = NonNullable<MyClaimSubmitMutation['creditClaimSubmit']['claim']>;

/** Files a claim, or mends one that was given back. What is typed stays, whatever the connection does. */
export function ClaimForm({ replacesId }: { replacesId: string | null }) {
  const t = useWords(words);
  const common = useT();
  const { data, teacherId, hourMinutes, keptAt, again } = useMyPage();
  usePageTitle(t('form.title'));
  const replaced = ownClaimsOf(data).find(({ id }) => id === replacesId) ?? null;
  const [initial] = useState(() => (replaced ? draftOf(replaced, hourMinutes) : blankClaim));
  const draft = useKeptDraft<ClaimDraft>(`claim.${teacherId}.${replacesId ?? 'new'}`, initial);
  const intents = useRef(new KeptIntents(`${KEPT}claim.intent`, () => localStorage));
  const [isPending, setPending] = useState(false);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<ApiError | null>(null);
  const [filed, setFiled] = useState<Filed | null>(null);
  // A draft of an earlier day may not know every field.
  const value = { ...blankClaim, ...draft.value };
  const offer = offerOf(value, data.ruleSetInForce?.categories ?? []);
  const change = (changes: Partial<ClaimDraft>) => {
    draft.change((before) => ({ ...before, ...changes }));
    // What has to be proved hangs on what is claimed.
    const mended = new Set([...Object.keys(changes), ...('itemKey' in changes ? ['evidenceFileIds'] : []), ...('otherNumber' in changes || 'otherName' in changes ? ['counterpart'] : [])]);
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !mended.has(field))));
  };
  const files = useEvidence({ evidence: value.evidence, onChange: (how) => draft.change((before) => ({ ...before, evidence: how(before.evidence) })) });
  const proofs = (offer.item ?? offer.category)?.evidence ?? [];
  // Which kind of proof a file is, the officer sees; that there is none, the rules do.
  const lacking = proofs.length > 0 && !value.evidence.some(({ id }) => id !== null) ? t('form.evidenceNeeded', { names: proofs.join(common('common.listComma')) }) : null;

  const check = (): boolean => {
    const found = Object.fromEntries(Object.entries(problemsOf(value, todayInCounty(), hourMinutes, offer)).map(([field, problem]) => [field, t(`form.${problem}`)]));
    const [first] = Object.keys(found);
    // With a file that did not arrive it is asked first.
    if (lacking && files.failed.length === 0) found.evidenceFileIds = lacking;
    setProblems(found);
    setError(null);
    if (first) document.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    return !first && !found.evidenceFileIds;
  };
  const send = async () => {
    setPending(true);
    try {
      const { claim, userErrors } = await sendCommand(MyClaimSubmitDocument, inputOf(value, hourMinutes, replacesId, offer), intents.current);
      setProblems(Object.fromEntries(userErrors.map(({ field, message }) => [field ? inputFieldOf(field) : 'form', message])));
      if (claim) {
        files.forget();
        draft.discard();
        setFiled(claim);
        // What was away is asked for again whole, and this page with it: the person reads first that it is filed.
        if (keptAt === null) again();
      }
    } catch (failure) {
      const told = asApiError(failure);
      setError(told);
      setProblems(Object.fromEntries(told.fields.map(({ field, message }) => [field ? inputFieldOf(field) : 'form', message])));
    }
    setPending(false);
  };
  const { submit, isAsked } = useSendWithFiles(files, send, check);

  if (filed) {
    return (
      <Notice tone={filed.status === 'QUARANTINED' ? 'warn' : 'good'} title={t('form.done')} text={filed.status === 'QUARANTINED' ? t('form.doneQuarantined') : t('form.doneText', { value: formatCredits(filed.claimedCenticredits) })}>
        <a className="main" href="#claims" onClick={keptAt === null ? undefined : again}>{t('form.toClaims')}</a>
      </Notice>
    );
  }
  return (
    <form className="sheet form claim-form" noValidate onSubmit={submit}>
      <h1>{t(replaced ? 'form.mendTitle' : 'form.title')}</h1>
      {replaced?.reason && <p className="note warn">{t('claim.reason', { reason: replaced.reason })}</p>}
      {draft.wasKept && <p className="note plain between">{t('form.kept')}<button type="button" className="quiet" onClick={() => { files.forget(); draft.discard(); }}>{t('form.discard')}</button></p>}
      <ClaimFields value={value} offer={offer} change={change} problems={problems} />
      <EvidenceField files={files} />
      {replaced && !value.isWhole && <OldEvidence claimId={replaced.id} onBrought={(old) => draft.change((before) => ({ ...before, isWhole: true, evidence: [...old, ...before.evidence] }))} />}
      {problems.evidenceFileIds ? <p className="note bad" role="alert">{problems.evidenceFileIds}</p> : lacking && <p className="small">{lacking}</p>}
      {problems.form && <p className="note bad" role="alert">{problems.form}</p>}
      {error && !problems.form && <p className="note warn" role="alert">{error.isPassing ? t('form.lost') : error.message}</p>}
      <button type="submit" className="main" disabled={isPending || files.isSending || !value.isWhole}>{t(isPending ? 'form.submitting' : files.isSending ? 'form.waitUpload' : error?.isPassing ? 'form.retry' : 'form.submit')}</button>
      {isAsked && <FailedFiles files={files} needed={lacking} isPending={isPending} onWithout={() => void send()} />}
      <a className="button" href="#claims">{common('common.back')}</a>
    </form>
  );
}
