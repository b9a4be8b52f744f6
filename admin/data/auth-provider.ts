import type { AuthProvider } from 'react-admin';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { ApiError } from './api-error.js';
import type { Role } from './generated/operations.js';
import { queryClient } from './query-client.js';
import { loadViewer, rolesOf, signOut, type Viewer } from './viewer.js';

const VIEWER = { queryKey: ['viewer'], queryFn: loadViewer, staleTime: Infinity, gcTime: Infinity };

/** Whoever is signed in; undefined while it is being asked, null for nobody. */
export const useViewer = (): Viewer | null | undefined => useViewerQuery().data;

export const useViewerQuery = (): UseQueryResult<Viewer | null> => useQuery(VIEWER, queryClient);

export function useRoles(): readonly Role[] {
  const viewer = useViewer();
  return viewer ? rolesOf(viewer) : [];
}

export function rememberViewer(viewer: Viewer | null): void {
  queryClient.setQueryData(VIEWER.queryKey, viewer);
}

/** Whether one of these roles is held; an empty list lets everybody in. */
export const mayUse = (allowed: readonly Role[], held: readonly Role[]): boolean => allowed.length === 0 || allowed.some((role) => held.includes(role));

/** For react-admin; who may open what is said by `roles` of resources and desks, and decided by the server. */
export const authProvider: AuthProvider = {
  login: () => Promise.resolve(),
  logout: async () => {
    await signOut();
    queryClient.clear();
    rememberViewer(null);
  },
  checkAuth: async () => {
    try {
      if (!(await queryClient.ensureQueryData(VIEWER))) throw new ApiError('UNAUTHENTICATED', '');
    } catch (error) {
      // Without an answer nobody is sent to the sign-in page: the shell says what is wrong and asks again.
      if (!(error instanceof ApiError) || !error.isPassing) throw error;
    }
  },
  checkError: (error) => (error instanceof ApiError && error.code === 'UNAUTHENTICATED' ? Promise.reject(error) : Promise.resolve()),
  getIdentity: async () => {
    const viewer = await queryClient.ensureQueryData(VIEWER);
    return { id: viewer?.accountId ?? '', fullName: viewer?.name ?? '' };
  },
  getPermissions: async () => {
    const viewer = await queryClient.ensureQueryData(VIEWER);
    return viewer ? rolesOf(viewer) : [];
  },
};
