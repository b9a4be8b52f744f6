import { currentLocale } from '../i18n/locale.js';
import { apiErrorOf, asApiError, type ErrorAnswer, ownError } from './api-error.js';
import type { TypedDocumentString } from './generated/operations.js';
import { signInAgain } from './session.js';

const LONGEST_MS = 30_000;

interface GraphqlAnswer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly ErrorAnswer[];
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** For the sign-in itself: an expired session is then an error like any other. */
  readonly asIs?: boolean;
}

/**
 * Sends a typed document and returns its data. When the session has expired the person signs in
 * again over the page, and the request is sent once more.
 *
 * @throws ApiError always and only, but for an abort by the caller's own signal.
 */
export async function request<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables, options: RequestOptions = {}): Promise<Result> {
  try {
    return await send(document, variables, options.signal);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const told = asApiError(error);
    if (told.code !== 'UNAUTHENTICATED' || options.asIs || !(await signInAgain())) throw told;
    return request(document, variables, { ...options, asIs: true });
  }
}

async function send<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  const timeout = AbortSignal.timeout(LONGEST_MS);
  const response = await fetch('/graphql', {
    method: 'POST', credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'accept-language': currentLocale() },
    body: JSON.stringify({ query: document.toString(), variables }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  return answerOf<Result>(response);
}

async function answerOf<Result>(response: Response): Promise<Result> {
  const answer = await response.json().catch(() => null) as GraphqlAnswer<Result> | null;
  const [first] = answer?.errors ?? [];
  if (first) throw apiErrorOf(first);
  if (!response.ok || !answer?.data) throw ownError('UNAVAILABLE');
  return answer.data;
}
