import { Step, StepLabel, Stepper } from '@mui/material';

/** Where a piece of work is: `at` counts from 0 and is the number of steps when all is done. */
export function StepBar({ steps, at }: { steps: readonly string[]; at: number }) {
  return (
    <Stepper activeStep={at} alternativeLabel sx={{ mb: 3, maxWidth: 760 }}>
      {steps.map((step) => <Step key={step}><StepLabel>{step}</StepLabel></Step>)}
    </Stepper>
  );
}
