import MapIcon from '@mui/icons-material/MapOutlined';
import { lazy } from 'react';

import { AreasDocument } from '../../data/generated/operations.js';
import { wholeListOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

export const areas: ConsoleResource = {
  name: 'areas',
  roles: OFFICE_ROLES,
  menu: { group: 'people', label: 'people.areasTitle', icon: MapIcon },
  representation: (record) => String(record.name),
  data: wholeListOf(AreasDocument, {}, (result) => result.areas),
  list: lazy(() => import('./AreaList.js')),
};
