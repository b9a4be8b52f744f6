import HonourIcon from '@mui/icons-material/EmojiEventsOutlined';
import { lazy } from 'react';

import { HonoursDocument, type HonourSort } from '../../data/generated/operations.js';
import { codeOf, pagesOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

export const HONOUR_SORTS: readonly HonourSort[] = ['NEWEST', 'NAME', 'SCHOOL'];

/** The filter bar keeps text; the server wants a number and a truth value. */
export function honourFilterOf(filter: Readonly<Record<string, unknown>>) {
  const { year, inForce, ...rest } = filter;
  return { ...rest, ...(Number(year) > 0 ? { year: Number(year) } : {}), ...(inForce === 'true' || inForce === 'false' ? { inForce: inForce === 'true' } : {}) };
}

export const honours: ConsoleResource = {
  name: 'honours',
  roles: OFFICE_ROLES,
  menu: { group: 'selection', label: 'selection.honours.title', icon: HonourIcon },
  data: { list: pagesOf(HonoursDocument, ({ page, filter, sort }) => ({ page, filter: honourFilterOf(filter), sort: codeOf(HONOUR_SORTS, sort.field, 'NEWEST') }), (result) => result.honours) },
  list: lazy(() => import('./HonourList.js')),
};
