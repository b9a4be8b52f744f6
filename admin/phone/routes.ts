import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** What the address says, such as `{ code: 'A7K2' }` for /check-in/:code. */
export type Params = Readonly<Record<string, string>>;
export type PhonePage = ComponentType<{ params: Params }>;

interface PhoneRoute {
  readonly path: string;
  /** The page asks for a sign-in first. */
  readonly signedIn: boolean;
  readonly page: LazyExoticComponent<PhonePage>;
}

/** Every page for phones; the server sends /me, /check-in, /verify, /notices and /open here. */
export const routes: readonly PhoneRoute[] = [
  // Check-in asks for the sign-in itself: without a network it takes the scan first.
  { path: '/check-in', signedIn: false, page: lazy(() => import('./pages/CheckInByPin.js')) },
  { path: '/check-in/:code', signedIn: false, page: lazy(() => import('./pages/CheckIn.js')) },
  { path: '/check-in/register/:id', signedIn: false, page: lazy(() => import('./pages/OfflineRegister.js')) },
  { path: '/verify', signedIn: false, page: lazy(() => import('./pages/VerifyByNumber.js')) },
  { path: '/verify/:token', signedIn: false, page: lazy(() => import('./pages/Verify.js')) },
  { path: '/verify/transcript/:token', signedIn: false, page: lazy(() => import('./pages/VerifyTranscript.js')) },
  { path: '/open/school-totals', signedIn: false, page: lazy(() => import('./pages/OpenSchoolTotals.js')) },
  { path: '/open/school-totals/:year', signedIn: false, page: lazy(() => import('./pages/OpenSchoolTotals.js')) },
  // It asks for the sign-in itself, since it has something to show without a connection.
  { path: '/notices', signedIn: false, page: lazy(() => import('./pages/Notices.js')) },
  { path: '/notices/:id', signedIn: false, page: lazy(() => import('./pages/NoticeOfRound.js')) },
  { path: '/me/assignments', signedIn: true, page: lazy(() => import('./pages/Assignments.js')) },
  { path: '/me/assignments/:id', signedIn: true, page: lazy(() => import('./pages/AssignmentPage.js')) },
  { path: '/me/leave', signedIn: true, page: lazy(() => import('./pages/Leave.js')) },
  { path: '/me/appeals', signedIn: true, page: lazy(() => import('./pages/Appeals.js')) },
  { path: '/me/attendance', signedIn: true, page: lazy(() => import('./pages/MyAttendanceYear.js')) },
  { path: '/answer/:token', signedIn: false, page: lazy(() => import('./pages/Answer.js')) },
  { path: '/me/surveys', signedIn: true, page: lazy(() => import('./pages/Surveys.js')) },
  { path: '/me/lodging', signedIn: true, page: lazy(() => import('./pages/Lodging.js')) },
  { path: '/me/placements', signedIn: true, page: lazy(() => import('./pages/Placements.js')) },
  { path: '/me/cascades', signedIn: true, page: lazy(() => import('./pages/Cascades.js')) },
  { path: '/me', signedIn: false, page: lazy(() => import('./pages/Me.js')) },
];

export function routeFor(pathname: string, table: readonly PhoneRoute[] = routes): { route: PhoneRoute; params: Params } | null {
  const steps = pathname.split('/').filter(Boolean);
  for (const route of table) {
    const params = paramsOf(route.path.split('/').filter(Boolean), steps);
    if (params) return { route, params };
  }
  return null;
}

function paramsOf(pattern: readonly string[], steps: readonly string[]): Params | null {
  if (pattern.length !== steps.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const step = steps[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decoded(step);
    else if (part !== step) return null;
  }
  return params;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
