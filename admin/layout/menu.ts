import type { SvgIconComponent } from '@mui/icons-material';

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

/** The menu of somebody with these roles: groups of work, desks before lists, empty groups left out. */
export function menuFor(held: readonly Role[]): { group: MenuGroup; items: MenuItem[] }[] {
  const places: Place[] = [...desks.map(({ path, ...rest }) => ({ to: path, ...rest })), ...resources.map(({ name, ...rest }) => ({ to: `/${name}`, ...rest }))];
  return GROUPS.map((group) => ({
    group,
    items: places.flatMap(({ to, roles, menu }) => (menu?.group === group && mayUse(roles, held) ? [{ to, label: menu.label, icon: menu.icon }] : [])),
  })).filter(({ items }) => items.length > 0);
}
