import type { Role } from '../../admin/data/generated/operations.js';
import { whereaboutsOf } from '../../admin/layout/menu.js';
import { desks } from '../../admin/pages/desks.js';
import { resources } from '../../admin/resources/index.js';

const ANYBODY: readonly Role[] = ['TEACHER'];
const routes: readonly { readonly path: string; readonly roles: readonly Role[] }[] = [
  ...desks,
  ...resources.flatMap(({ name, roles, list, show, create, edit }) => [
    ...(list ? [{ path: `/${name}`, roles }] : []), ...(show ? [{ path: `/${name}/:id/show`, roles }] : []), ...(create ? [{ path: `/${name}/create`, roles }] : []), ...(edit ? [{ path: `/${name}/:id`, roles }] : []),
  ]),
];

test('every page says to everybody who may open it where he is', () => {
  const lost = routes.flatMap(({ path, roles }) => (roles.length > 0 ? roles : ANYBODY).flatMap((role) => (whereaboutsOf(path.replace(/:\w+/g, '7'), [role]) ? [] : [`${path} ${role}`])));
  expect(lost).toEqual([]);
});

test('a page of a thing is found under the list of these things, and the nearest entry counts', () => {
  expect(whereaboutsOf('/assignments/7', ['COORDINATOR'])).toMatchObject({ group: 'shell.menu.training', label: 'training.cohorts.title' });
  expect(whereaboutsOf('/cohorts/7/returns', ['AREA_LEAD'])).toMatchObject({ label: 'training.cohorts.title' });
  expect(whereaboutsOf('/attendance-overview', ['AUDITOR'])).toMatchObject({ label: 'overview.title' });
  expect(whereaboutsOf('/password', ['TEACHER'])).toMatchObject({ group: 'shell.bar.account' });
  expect(whereaboutsOf('/', ['COORDINATOR'])).toBeNull();
});
