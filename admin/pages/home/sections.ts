import { lazy } from 'react';

import type { Role } from '../../data/generated/operations.js';
import { REGISTER_ROLES } from '../attendance/roles.js';
import { type LazyPage, OFFICE_ROLES } from '../../resources/console-resource.js';

export interface HomeSection {
  readonly id: string;
  /** Who sees it; empty for everybody. */
  readonly roles: readonly Role[];
  /** A heading of its own, what is to be done first; each section draws nothing when it has nothing to say. */
  readonly section: LazyPage;
}

/** The start page from top to bottom: what waits for a decision first, figures last. */
export const homeSections: readonly HomeSection[] = [
  { id: 'sessions-today', roles: REGISTER_ROLES, section: lazy(() => import('./TodaySessions.js')) },
  { id: 'register', roles: OFFICE_ROLES, section: lazy(() => import('./RegisterFigures.js')) },
];
