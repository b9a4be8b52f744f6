import CertificateIcon from '@mui/icons-material/WorkspacePremiumOutlined';
import { lazy } from 'react';

import { CertificateDocument, CertificatesDocument, type CertificateSort } from '../../data/generated/operations.js';
import { codeOf, oneOf, pagesOf, textOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

export const CERTIFICATE_SORTS: readonly CertificateSort[] = ['NEWEST', 'NUMBER', 'HOLDER'];

export const certificates: ConsoleResource = {
  name: 'certificates',
  roles: OFFICE_ROLES,
  menu: { group: 'certificates', label: 'certificates.list.title', icon: CertificateIcon },
  representation: (record) => String(record.number),
  data: {
    list: pagesOf(CertificatesDocument, ({ page, filter, sort }) => ({ page, filter: { ...filter, ...(filter.year ? { year: Number(textOf(filter.year)) } : {}) }, sort: codeOf(CERTIFICATE_SORTS, sort.field, 'NEWEST') }), (result) => result.certificates),
    one: oneOf(CertificateDocument, (result) => result.certificate),
  },
  list: lazy(() => import('./CertificateList.js')),
  show: lazy(() => import('./CertificateShow.js')),
};
