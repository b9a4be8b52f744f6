import type { TypedDocumentString } from '../../data/generated/operations.js';
import { type FieldMessage, inputFieldOf } from '../../data/api-error.js';
import { rememberViewer } from '../../data/auth-provider.js';
import { queryClient } from '../../data/query-client.js';
import { request } from '../../data/request.js';
import { isOnlyTeacher, loadViewer } from '../../data/viewer.js';

type Answer = Record<string, { userErrors: readonly FieldMessage[] }>;

/** Messages by input field; `form` holds what is about no single field. */
export type FieldProblems = Readonly<Partial<Record<string, string>>>;

/**
 * Sends something that holds a password: once, without a key under which it would be kept.
 *
 * @returns what was refused, by field; null when it was done.
 * @throws ApiError when there was no answer.
 */
export async function sendSecret<Result extends Answer, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<FieldProblems | null> {
  const [payload] = Object.values(await request(document, variables, { asIs: true }));
  const refusals = payload?.userErrors ?? [];
  return refusals.length === 0 ? null : Object.fromEntries(refusals.map(({ field, message }) => [field === null ? 'form' : inputFieldOf(field), message]));
}

/** Where somebody goes who was just signed in: teachers to their own pages. */
export async function enter(): Promise<void> {
  const viewer = await loadViewer();
  queryClient.clear();
  rememberViewer(viewer);
  window.location.assign(viewer && isOnlyTeacher(viewer) ? '/me' : '/');
}
