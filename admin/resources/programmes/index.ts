import ProgrammeIcon from '@mui/icons-material/AccountTreeOutlined';
import { lazy } from 'react';

import { ProgrammeDocument, ProgrammesDocument, type ProgrammeSort } from '../../data/generated/operations.js';
import { codeOf, oneOf, pagesOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

export const PROGRAMME_SORTS: readonly ProgrammeSort[] = ['NEWEST', 'CODE', 'TITLE'];

export const programmes: ConsoleResource = {
  name: 'programmes',
  roles: OFFICE_ROLES,
  menu: { group: 'planning', label: 'training.programmes.title', icon: ProgrammeIcon },
  representation: (record) => String(record.title),
  data: {
    list: pagesOf(ProgrammesDocument, ({ page, filter: { year, ...filter }, sort }) => ({ page, filter: { ...filter, year: year ? Number(year) : null }, sort: codeOf(PROGRAMME_SORTS, sort.field, 'NEWEST') }), (result) => result.programmes),
    one: oneOf(ProgrammeDocument, (result) => result.programme),
  },
  list: lazy(() => import('./ProgrammeList.js')),
  show: lazy(() => import('./ProgrammeShow.js')),
  create: lazy(() => import('./ProgrammeCreate.js')),
  edit: lazy(() => import('./ProgrammeEdit.js')),
};
