import RegisterIcon from '@mui/icons-material/FactCheckOutlined';
import ClaimsIcon from '@mui/icons-material/RuleOutlined';
import CodesIcon from '@mui/icons-material/VpnKeyOutlined';
import KeysIcon from '@mui/icons-material/ApiOutlined';
import { lazy } from 'react';

import { TEACHER_ADMINISTRATORS } from '../resources/accounts/roles.js';
import type { Desk } from '../resources/console-resource.js';
import { REGISTER_ROLES } from './attendance/roles.js';
import { CLAIM_READERS } from './credits/roles.js';

/** Every desk, in the order of the menu. A path may have parameters (`/cohorts/:id/register`); then it has no menu entry. */
export const desks: readonly Desk[] = [
  { path: '/attendance', roles: REGISTER_ROLES, menu: { group: 'training', label: 'attendance.title', icon: RegisterIcon }, page: lazy(() => import('./attendance/AttendanceDesk.js')) },
  { path: '/attendance/:id', roles: REGISTER_ROLES, page: lazy(() => import('./attendance/Register.js')) },
  { path: '/attendance/:id/projector', roles: REGISTER_ROLES, page: lazy(() => import('./attendance/Projector.js')) },
  { path: '/credits', roles: CLAIM_READERS, menu: { group: 'credits', label: 'credits.desk.title', icon: ClaimsIcon }, page: lazy(() => import('./credits/CreditDesk.js')) },
  { path: '/teachers/:id/credits', roles: CLAIM_READERS, page: lazy(() => import('./credits/CreditStatementPage.js')) },
  { path: '/activation-codes', roles: TEACHER_ADMINISTRATORS, menu: { group: 'people', label: 'accounts.codes.title', icon: CodesIcon }, page: lazy(() => import('../resources/accounts/ActivationCodes.js')) },
  { path: '/api-keys', roles: ['ADMINISTRATOR'], menu: { group: 'centre', label: 'accounts.keys.title', icon: KeysIcon }, page: lazy(() => import('../resources/accounts/ApiKeys.js')) },
  { path: '/password', roles: [], page: lazy(() => import('./activation/PasswordChange.js')) },
  { path: '/sessions', roles: [], page: lazy(() => import('./Sessions.js')) },
];
