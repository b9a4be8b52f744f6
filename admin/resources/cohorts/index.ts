import CohortIcon from '@mui/icons-material/GroupsOutlined';
import { lazy } from 'react';

import { CohortDocument, CohortsDocument, type CohortSort } from '../../data/generated/operations.js';
import { codeOf, oneOf, pagesOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

const SORTS: readonly CohortSort[] = ['NEWEST', 'STARTS', 'REQUESTS', 'FREE_SEATS', 'TITLE'];

export const cohorts: ConsoleResource = {
  name: 'cohorts',
  roles: OFFICE_ROLES,
  menu: { group: 'training', label: 'training.cohorts.title', icon: CohortIcon },
  representation: (record) => String(record.title),
  data: {
    list: pagesOf(CohortsDocument, ({ page, filter: { year, status, scope, ...filter }, sort }) => ({
      page, sort: codeOf(SORTS, sort.field, 'NEWEST'),
      // The county's own classes first; those of a hundred schools on demand.
      filter: { ...filter, year: year ? Number(year) : null, statuses: status ? [status as never] : null, ofCounty: scope === 'all' ? null : scope !== 'school' },
    }), (result) => result.cohorts),
    one: oneOf(CohortDocument, (result) => result.cohort),
  },
  list: lazy(() => import('./CohortList.js')),
  show: lazy(() => import('./CohortShow.js')),
  create: lazy(() => import('./CohortCreate.js')),
  edit: lazy(() => import('./CohortEdit.js')),
};
