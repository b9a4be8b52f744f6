/** Asks the person to sign in over the page; true when he did, false when he gave up. */
export type SignInAsker = () => Promise<boolean>;

let asker: SignInAsker | null = null;
let asking: Promise<boolean> | null = null;

/** The shell registers how to ask. Returns how to stop. */
export function onSessionExpired(ask: SignInAsker): () => void {
  asker = ask;
  return () => { if (asker === ask) asker = null; };
}

/** However many requests find the session expired, the person is asked once. */
export function signInAgain(): Promise<boolean> {
  if (!asker) return Promise.resolve(false);
  asking ??= asker().finally(() => { asking = null; });
  return asking;
}
