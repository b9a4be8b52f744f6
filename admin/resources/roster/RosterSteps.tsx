import { Step, StepLabel, Stepper } from '@mui/material';

import { useT } from '../../i18n/useT.js';

const STEPS = ['template', 'upload', 'check', 'write'] as const;

/** Where the import is, from 0; 4 when all is done. */
export function RosterSteps({ at }: { at: number }) {
  const t = useT();
  return (
    <Stepper activeStep={at} alternativeLabel sx={{ mb: 3, maxWidth: 760 }}>
      {STEPS.map((step) => <Step key={step}><StepLabel>{t(`roster.steps.${step}`)}</StepLabel></Step>)}
    </Stepper>
  );
}
