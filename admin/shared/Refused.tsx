import { Alert } from '@mui/material';

import type { FieldMessage } from '../data/api-error.js';

/** Why it was not done, where it was asked for, until it is asked again: a notice passes before everybody has read it. What is about one field stands at that field. */
export function Refused({ errors }: { errors: readonly FieldMessage[] }) {
  return errors.filter(({ field }) => field === null).map(({ message }) => <Alert key={message} severity="error" sx={{ mt: 2 }}>{message}</Alert>);
}
