import type { SvgIconComponent } from '@mui/icons-material';
import { matchPath } from 'react-router';

import { mayUse } from '../data/auth-provider.js';
import type { Role } from '../data/generated/operations.js';
import type { ConsoleKey } from '../i18n/index.js';
import { desks } from '../pages/desks.js';
import type { MenuEntry, MenuGroup } from '../resources/console-resource.js';
import { resources } from '../resources/index.js';

export interface MenuItem {
  readonly to: string;
  readonly label: ConsoleKey;
  readonly icon: SvgIconComponent;
}

const GROUPS: readonly MenuGroup[] = ['planning', 'training', 'lecturers', 'practice', 'certificates', 'credits', 'selection', 'people', 'centre'];

interface Place { readonly to: string; readonly roles: readonly Role[]; readonly menu?: MenuEntry }

/** A page that somebody has open, by group of work and menu entry. */
export interface Whereabouts {
  readonly group: ConsoleKey;
  readonly label: ConsoleKey;
}

/** The pages about oneself are in the menu of the account and not in that of the work. */
const ACCOUNT: Readonly<Record<string, Whereabouts>> = {
  '/sessions': { group: 'shell.bar.account', label: 'shell.bar.sessions' },
  '/password': { group: 'shell.bar.account', label: 'accounts.password.menu' },
};

/** The menu entry that a page belongs to; null on the start page, and where there is no such page. */
export function whereaboutsOf(pathname: string, held: readonly Role[]): Whereabouts | null {
  const under = desks.find(({ path, belongsTo }) => belongsTo !== undefined && matchPath(path, pathname))?.belongsTo ?? pathname;
  const here = menuFor(held).flatMap(({ group, items }) => items.map(({ to, label }) => ({ to, group: `shell.menu.${group}` as const, label })))
    .filter(({ to }) => under === to || under.startsWith(`${to}/`)).sort((one, other) => other.to.length - one.to.length)[0];
  return here ?? ACCOUNT[pathname] ?? null;
}

/** The menu of somebody with these roles: groups of work, desks before lists, empty groups left out. */
export function menuFor(held: readonly Role[]): { group: MenuGroup; items: MenuItem[] }[] {
  const places: Place[] = [...desks.map(({ path, ...rest }) => ({ to: path, ...rest })), ...resources.map(({ name, ...rest }) => ({ to: `/${name}`, ...rest }))];
  return GROUPS.map((group) => ({
    group,
    items: places.flatMap(({ to, roles, menu }) => (menu?.group === group && mayUse(roles, held) ? [{ to, label: menu.label, icon: menu.icon }] : [])),
  })).filter(({ items }) => items.length > 0);
}
