import RegisterIcon from '@mui/icons-material/FactCheckOutlined';
import { lazy } from 'react';

import type { Desk } from '../resources/console-resource.js';
import { REGISTER_ROLES } from './attendance/roles.js';

/** Every desk, in the order of the menu. A path may have parameters (`/cohorts/:id/register`); then it has no menu entry. */
export const desks: readonly Desk[] = [
  { path: '/attendance', roles: REGISTER_ROLES, menu: { group: 'training', label: 'attendance.title', icon: RegisterIcon }, page: lazy(() => import('./attendance/AttendanceDesk.js')) },
  { path: '/attendance/:id', roles: REGISTER_ROLES, page: lazy(() => import('./attendance/Register.js')) },
  { path: '/attendance/:id/projector', roles: REGISTER_ROLES, page: lazy(() => import('./attendance/Projector.js')) },
  { path: '/sessions', roles: [], page: lazy(() => import('./Sessions.js')) },
];
