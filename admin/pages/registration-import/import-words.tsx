import type { CohortStatus, RegistrationImportStatus, RegistrationLineOutcome } from '../../data/generated/operations.js';
import { useIsCentre } from '../../resources/programmes/training-words.js';
import { useT } from '../../i18n/useT.js';
import { StatusChip, type Tone } from '../../shared/StatusChip.js';
import { StepBar } from '../../shared/StepBar.js';

const STEPS = ['template', 'upload', 'check', 'take'] as const;
const TONES: Record<RegistrationImportStatus, Tone> = { CHECKING: 'run', CHECKED: 'wait', REFUSED: 'bad', TAKING: 'run', TAKEN: 'good', CANCELLED: 'plain' };
/** Lines that are taken when asked. */
export const READY: readonly RegistrationLineOutcome[] = ['ADMITTED', 'WAITING', 'REQUESTED'];
export const OUTCOME_TONES: Record<RegistrationLineOutcome, Tone> = {
  ADMITTED: 'good', WAITING: 'warn', REQUESTED: 'run', ALREADY_REGISTERED: 'plain', CONDITION_NOT_MET: 'bad', CLASH: 'bad', NO_SEAT: 'bad', ANSWER_WRONG: 'bad', NO_SUCH_PERSON: 'bad', TWICE: 'plain',
};

interface Counted { readonly outcome: RegistrationLineOutcome; readonly count: number }

/** How many lines are right, are not, and there are in all. */
export function sumsOf(counts: readonly Counted[]): { ready: number; bad: number; rows: number } {
  const sum = (of: readonly Counted[]): number => of.reduce((total, { count }) => total + count, 0);
  const ready = sum(counts.filter(({ outcome }) => READY.includes(outcome)));
  return { ready, bad: sum(counts) - ready, rows: sum(counts) };
}

export function ImportSteps({ at }: { at: number }) {
  const t = useT();
  return <StepBar steps={STEPS.map((step) => t(`registrationImport.steps.${step}`))} at={at} />;
}

export function ImportState({ status, isStalled }: { status: RegistrationImportStatus; isStalled: boolean }) {
  const t = useT();
  return isStalled ? <StatusChip tone="warn" label={t('registrationImport.stalled')} /> : <StatusChip tone={TONES[status]} label={t(`registrationImport.status.${status}`)} />;
}

/** The desk from which the viewer came: the centre's or the school's. */
export function useDeskOf(): (cohort: { id: string; status: CohortStatus }) => string {
  const isCentre = useIsCentre();
  return ({ id }) => (isCentre ? `/cohorts/${id}/registration` : `/nominations/${id}`);
}
