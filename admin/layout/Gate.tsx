import type { ReactNode } from 'react';

import { mayUse, useRoles } from '../data/auth-provider.js';
import type { Role } from '../data/generated/operations.js';
import { AccessDenied } from '../pages/NotFound.js';

/** Draws its children for these roles only, or for everybody when there are none. */
export function Gate({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  return mayUse(roles, useRoles()) ? children : <AccessDenied />;
}
