import { lazy } from 'react';

import type { Role } from '../../data/generated/operations.js';
import { APPEAL_JUDGES } from '../appeals/roles.js';
import { ISSUER_ROLES } from '../certificates/roles.js';
import { REGISTER_ROLES } from '../attendance/roles.js';
import { LEAVE_DECIDERS } from '../leave/roles.js';
import { JUDGES } from '../selection/roles.js';
import { STUDIO_FILERS } from '../../resources/studios/roles.js';
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
  { id: 'claims', roles: ['CREDIT_OFFICER', 'SCHOOL_ADMINISTRATOR'], section: lazy(() => import('./WaitingClaims.js')) },
  { id: 'appeals', roles: APPEAL_JUDGES, section: lazy(() => import('./WaitingAppeals.js')) },
  { id: 'judging', roles: JUDGES, section: lazy(() => import('./JudgingWaiting.js')) },
  { id: 'training', roles: ['COORDINATOR', 'ADMINISTRATOR', 'SCHOOL_ADMINISTRATOR'], section: lazy(() => import('./TrainingToDo.js')) },
  { id: 'cascades', roles: ['COORDINATOR', 'ADMINISTRATOR', 'SCHOOL_ADMINISTRATOR', 'AREA_LEAD'], section: lazy(() => import('./CascadesWaiting.js')) },
  { id: 'leave', roles: LEAVE_DECIDERS, section: lazy(() => import('./WaitingLeave.js')) },
  { id: 'sessions-today', roles: REGISTER_ROLES, section: lazy(() => import('./TodaySessions.js')) },
  { id: 'certificates', roles: ISSUER_ROLES, section: lazy(() => import('./WaitingCertificates.js')) },
  { id: 'credit-warnings', roles: ['SCHOOL_ADMINISTRATOR'], section: lazy(() => import('./SchoolWarnings.js')) },
  { id: 'studios', roles: STUDIO_FILERS, section: lazy(() => import('./WaitingStudios.js')) },
  { id: 'register', roles: OFFICE_ROLES, section: lazy(() => import('./RegisterFigures.js')) },
];
