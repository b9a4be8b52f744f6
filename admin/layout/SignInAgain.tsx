import { Button, Dialog, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';

import { onSessionExpired } from '../data/session.js';
import type { Viewer } from '../data/viewer.js';
import { useT } from '../i18n/useT.js';
import { SignInForm } from '../pages/SignInForm.js';

/** Signing in again over the page: what was typed stays, and the request that found the session expired goes on. */
export function SignInAgain({ viewer }: { viewer: Viewer }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const settle = useRef<(signedIn: boolean) => void>(() => undefined);
  useEffect(() => onSessionExpired(() => new Promise((resolve) => {
    settle.current = resolve;
    setOpen(true);
  })), []);

  const end = (signedIn: boolean) => {
    setOpen(false);
    settle.current(signedIn);
  };
  /** The page belongs to whoever opened it: somebody else starts at his own start page. */
  const onSignedIn = (next: Viewer) => (next.accountId === viewer.accountId ? end(true) : window.location.assign('/'));

  return (
    <Dialog open={isOpen} maxWidth="xs" fullWidth aria-labelledby="sign-in-again">
      <DialogTitle id="sign-in-again">{t('shell.signIn.expiredTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2, color: 'text.secondary' }}>{t('shell.signIn.expiredText')}</Typography>
        <SignInForm onSignedIn={onSignedIn} />
        <Button variant="text" onClick={() => end(false)} sx={{ mt: 1 }} fullWidth>{t('shell.signIn.giveUp')}</Button>
      </DialogContent>
    </Dialog>
  );
}
