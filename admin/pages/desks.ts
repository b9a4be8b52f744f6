import { lazy } from 'react';

import type { Desk } from '../resources/console-resource.js';

/** Every desk, in the order of the menu. A path may have parameters (`/cohorts/:id/register`); then it has no menu entry. */
export const desks: readonly Desk[] = [
  { path: '/sessions', roles: [], page: lazy(() => import('./Sessions.js')) },
];
