import SchoolIcon from '@mui/icons-material/AccountBalanceOutlined';
import { lazy } from 'react';

import { SchoolsDocument } from '../../data/generated/operations.js';
import { pagesOf, textOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

export const schools: ConsoleResource = {
  name: 'schools',
  roles: OFFICE_ROLES,
  menu: { group: 'people', label: 'people.schoolsTitle', icon: SchoolIcon },
  representation: (record) => String(record.name),
  data: { list: pagesOf(SchoolsDocument, ({ page, filter }) => ({ page, search: textOf(filter.search) || null, areaId: textOf(filter.areaId) || null }), (result) => result.schools) },
  list: lazy(() => import('./SchoolList.js')),
};
