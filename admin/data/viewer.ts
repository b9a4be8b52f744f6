import { type FieldMessage, ownError } from './api-error.js';
import { type Role, SessionEndDocument, SessionSignInDocument, ViewerDocument, type ViewerQuery } from './generated/operations.js';
import { request } from './request.js';

export type Viewer = NonNullable<ViewerQuery['viewer']>;

/** Whoever is signed in, or null. */
export async function loadViewer(): Promise<Viewer | null> {
  return (await request(ViewerDocument, {}, { asIs: true })).viewer;
}

export type SignInAnswer = { readonly viewer: Viewer } | { readonly refusal: FieldMessage & { readonly code: string } };

/** @throws ApiError when there was no answer; a refusal is a value. */
export async function signIn(loginName: string, password: string): Promise<SignInAnswer> {
  const { sessionSignIn } = await request(SessionSignInDocument, { input: { loginName: loginName.trim(), password } }, { asIs: true });
  const [refusal] = sessionSignIn.userErrors;
  if (refusal) return { refusal };
  const viewer = await loadViewer();
  // A cookie that does not come back: blocked by the browser, or dropped on the way.
  if (!viewer) throw ownError('NO_COOKIE');
  return { viewer };
}

export async function signOut(): Promise<void> {
  await request(SessionEndDocument, { input: {} }, { asIs: true }).catch(() => undefined);
}

export const rolesOf = (viewer: Pick<Viewer, 'grants'>): Role[] => [...new Set(viewer.grants.map(({ role }) => role))];

/** A teacher and nothing else: his pages are the phone's, on any screen. */
export const isOnlyTeacher = (viewer: Viewer): boolean => viewer.grants.length > 0 && viewer.grants.every(({ role }) => role === 'TEACHER');
