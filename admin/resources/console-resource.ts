import type { SvgIconComponent } from '@mui/icons-material';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { RaRecord } from 'react-admin';

import type { Role } from '../data/generated/operations.js';
import type { ResourceData } from '../data/resource-data.js';
import type { ConsoleKey } from '../i18n/index.js';

export type MenuGroup = 'planning' | 'training' | 'lecturers' | 'practice' | 'certificates' | 'credits' | 'selection' | 'people' | 'centre';

export interface MenuEntry {
  readonly group: MenuGroup;
  readonly label: ConsoleKey;
  readonly icon: SvgIconComponent;
}

/** A page that is loaded when it is first opened: `lazy(() => import('./TeacherList.js'))`. */
export type LazyPage = LazyExoticComponent<ComponentType>;

/** A list with its records: one entry makes the routes, the data, the menu item and who may see it. */
export interface ConsoleResource {
  readonly name: string;
  readonly data: ResourceData;
  /** Who may open it; the server decides again. */
  readonly roles: readonly Role[];
  readonly menu?: MenuEntry;
  /** How one record is called in titles. */
  readonly representation?: (record: RaRecord) => string;
  readonly list?: LazyPage;
  readonly show?: LazyPage;
  readonly create?: LazyPage;
  readonly edit?: LazyPage;
}

/** A screen made for a piece of work, at a path of its own. */
export interface Desk {
  readonly path: string;
  readonly roles: readonly Role[];
  readonly menu?: MenuEntry;
  /** Path of the menu entry that it belongs to, where its own path does not begin with one. */
  readonly belongsTo?: string;
  readonly page: LazyPage;
}

/** Roles that work with schools and teachers, each within its own reach. */
export const OFFICE_ROLES: readonly Role[] = ['ADMINISTRATOR', 'COORDINATOR', 'CREDIT_OFFICER', 'AUDITOR', 'AREA_LEAD', 'SCHOOL_ADMINISTRATOR'];
