import { QueryClient } from '@tanstack/react-query';

import { ApiError } from './api-error.js';

const MOST_RETRIES = 2;

/** Reads are tried again only where that can help; commands never by this, but by their own idempotency key. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always', staleTime: 5_000, refetchOnWindowFocus: true,
      retry: (failures, error) => failures < MOST_RETRIES && error instanceof ApiError && error.isPassing,
      retryDelay: (attempt) => 500 * 2 ** attempt,
    },
    mutations: { networkMode: 'always' },
  },
});
