import { useT } from '../../i18n/useT.js';
import { StepBar } from '../../shared/StepBar.js';

const STEPS = ['template', 'upload', 'check', 'write'] as const;

/** Where the import is, from 0; 4 when all is done. */
export function RosterSteps({ at }: { at: number }) {
  const t = useT();
  return <StepBar steps={STEPS.map((step) => t(`roster.steps.${step}`))} at={at} />;
}
