import ImportIcon from '@mui/icons-material/PlaylistAddOutlined';
import { lazy } from 'react';

import { CreditClaimImportsDocument } from '../../data/generated/operations.js';
import { pagesOf } from '../../data/resource-data.js';
import type { ConsoleResource } from '../console-resource.js';

export const claimImports: ConsoleResource = {
  name: 'claim-imports',
  roles: ['SCHOOL_ADMINISTRATOR', 'CREDIT_OFFICER', 'ADMINISTRATOR', 'AUDITOR'],
  menu: { group: 'credits', label: 'claimImports.title', icon: ImportIcon },
  data: { list: pagesOf(CreditClaimImportsDocument, ({ page }) => ({ page }), (result) => result.creditClaimImports) },
  list: lazy(() => import('./ClaimImportList.js')),
  create: lazy(() => import('./ClaimImportCreate.js')),
  show: lazy(() => import('./ClaimImportShow.js')),
};
