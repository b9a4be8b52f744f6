import { currentLocale } from '../i18n/locale.js';
import { errors } from '../i18n/errors.js';
import { sayIn } from '../i18n/words.js';

/** Codes of the server's errors, and our own for answers that never came. */
export type ApiErrorCode =
  | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'TOO_MANY_REQUESTS' | 'UNAVAILABLE' | 'TOO_LARGE' | 'BAD_REQUEST' | 'INTERNAL'
  | 'NETWORK' | 'TIMEOUT' | 'OUTDATED' | 'NO_COOKIE';

export interface FieldMessage {
  /** Path of the input field, such as `input.name`; null when it is about no single field. */
  readonly field: string | null;
  readonly message: string;
}

/** Why a request has no answer. The message is for the user, in his language. */
export class ApiError extends Error {
  /** react-admin's error handling looks at these two. */
  readonly status: number;
  readonly body: { errors: Record<string, string> };

  constructor(readonly code: ApiErrorCode, message: string, readonly fields: readonly FieldMessage[] = []) {
    super(message);
    this.name = 'ApiError';
    this.status = STATUS[code] ?? 0;
    this.body = { errors: Object.fromEntries(fields.flatMap(({ field, message: own }) => (field ? [[inputFieldOf(field), own]] : []))) };
  }

  /** Whether the same request may succeed a moment later; with its idempotency key it is safe to send again. */
  get isPassing(): boolean {
    return this.code === 'NETWORK' || this.code === 'TIMEOUT' || this.code === 'UNAVAILABLE';
  }
}

const STATUS: Partial<Record<ApiErrorCode, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, BAD_USER_INPUT: 400, CONFLICT: 409, TOO_MANY_REQUESTS: 429, UNAVAILABLE: 503, INTERNAL: 500 };

/** `input.name` → `name`. */
export const inputFieldOf = (path: string): string => path.replace(/^input\./, '');

/** The server does not know this page's query: it was updated while the page was open. */
const OUTDATED_CODES = new Set(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'TOO_DEEP', 'TOO_COSTLY', 'TOO_MANY_FIELDS', 'ONE_MUTATION_PER_REQUEST']);
const SERVER_CODES = new Set<string>(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT', 'TOO_MANY_REQUESTS', 'UNAVAILABLE', 'TOO_LARGE', 'BAD_REQUEST', 'INTERNAL']);

export interface ErrorAnswer {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly fields?: readonly FieldMessage[] };
}

/** An error of the server's answer; its message is already in the user's language. */
export function apiErrorOf({ message, extensions }: ErrorAnswer): ApiError {
  const code = extensions?.code ?? 'INTERNAL';
  if (OUTDATED_CODES.has(code)) return ownError('OUTDATED');
  return new ApiError(SERVER_CODES.has(code) ? code as ApiErrorCode : 'INTERNAL', message, extensions?.fields ?? []);
}

/** An error that this page found out itself. */
export function ownError(code: keyof typeof errors): ApiError {
  return new ApiError(code, sayIn(errors[code], currentLocale()));
}

export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') return ownError('TIMEOUT');
  return ownError('NETWORK');
}
