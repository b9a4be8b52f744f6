import { lazy } from 'react';

import type { LazyPage } from '../../resources/console-resource.js';

/** Pages for people who are not signed in yet; they stand outside the frame. */
export const entryPages: readonly { path: string; page: LazyPage }[] = [
  { path: '/activate', page: lazy(() => import('./Activate.js')) },
  { path: '/setup', page: lazy(() => import('./Setup.js')) },
];
