import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import { useLocale } from '../i18n/locale.js';
import type { ApiError } from './api-error.js';
import type { TypedDocumentString } from './generated/operations.js';
import { request } from './request.js';

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Asks again every so many milliseconds while the page is seen. */
  readonly every?: number;
  /** Shows the old answer until the new one is there, such as when turning a page. */
  readonly keepPrevious?: boolean;
}

/** Reads a typed document: `const { data, error, isPending, refetch } = useRead(CohortDocument, { id })`. */
export function useRead<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables, options: ReadOptions = {}): UseQueryResult<Result, ApiError> {
  return useQuery<Result, ApiError>({
    // Words of the server come in the request's language.
    queryKey: ['read', useLocale(), document.toString(), variables],
    queryFn: ({ signal }) => request(document, variables, { signal }),
    enabled: options.enabled ?? true,
    ...(options.every ? { refetchInterval: options.every } : {}),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
