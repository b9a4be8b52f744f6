import ImportIcon from '@mui/icons-material/DriveFolderUploadOutlined';
import { lazy } from 'react';

import { RosterImportsDocument } from '../../data/generated/operations.js';
import { pagesOf } from '../../data/resource-data.js';
import type { ConsoleResource } from '../console-resource.js';

export const rosterImports: ConsoleResource = {
  name: 'roster-imports',
  roles: ['ADMINISTRATOR', 'COORDINATOR'],
  menu: { group: 'people', label: 'roster.title', icon: ImportIcon },
  data: { list: pagesOf(RosterImportsDocument, ({ page }) => ({ page }), (result) => result.rosterImports) },
  list: lazy(() => import('./RosterImportList.js')),
  create: lazy(() => import('./RosterImportCreate.js')),
  show: lazy(() => import('./RosterImportShow.js')),
};
