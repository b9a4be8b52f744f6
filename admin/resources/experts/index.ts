import ExpertIcon from '@mui/icons-material/RecordVoiceOverOutlined';
import { lazy } from 'react';

import { ExpertDocument, type ExpertSort, ExpertsDocument } from '../../data/generated/operations.js';
import { codeOf, oneOf, pagesOf, textOf } from '../../data/resource-data.js';
import type { ConsoleResource } from '../console-resource.js';
import { EXPERT_READERS } from './roles.js';

const SORTS: readonly ExpertSort[] = ['NAME', 'LOAD', 'PARTICIPANTS', 'RATING'];

export const experts: ConsoleResource = {
  name: 'experts',
  roles: EXPERT_READERS,
  menu: { group: 'lecturers', label: 'experts.title', icon: ExpertIcon },
  representation: (record) => String(record.name),
  data: {
    list: pagesOf(ExpertsDocument, ({ page, filter, sort }) => ({
      page, sort: codeOf(SORTS, sort.field, 'NAME'),
      filter: { search: textOf(filter.search) || null, ...Object.fromEntries(['subject', 'stage', 'origin', 'status'].map((key) => [key, textOf(filter[key]) || null])) },
    }), (result) => result.experts),
    one: oneOf(ExpertDocument, (result) => result.expert),
  },
  list: lazy(() => import('./ExpertList.js')),
  show: lazy(() => import('./ExpertShow.js')),
  create: lazy(() => import('./ExpertCreate.js')),
  edit: lazy(() => import('./ExpertEdit.js')),
};
