import StudioIcon from '@mui/icons-material/Diversity3Outlined';
import { lazy } from 'react';

import { StudioDocument, type StudioKind, type StudioSort, type StudioStatus, StudiosDocument } from '../../data/generated/operations.js';
import { codeOf, oneOf, pagesOf, textOf } from '../../data/resource-data.js';
import { vocabulary } from '../../i18n/vocabulary.js';
import type { ConsoleResource } from '../console-resource.js';
import { STUDIO_ROLES } from './roles.js';

const SORTS: readonly StudioSort[] = ['CODE', 'NEXT_MEETING', 'MEMBERS'];
const known = <Code extends string>(list: Readonly<Record<Code, unknown>>, value: unknown): Code | null => (textOf(value) in list ? textOf(value) as Code : null);

export const studios: ConsoleResource = {
  name: 'studios',
  roles: STUDIO_ROLES,
  menu: { group: 'practice', label: 'studios.title', icon: StudioIcon },
  representation: (record) => String(record.name),
  data: {
    list: pagesOf(StudiosDocument, ({ page, filter, sort }) => ({
      page, sort: codeOf(SORTS, sort.field, 'CODE'),
      filter: { search: textOf(filter.search) || null, kind: known<StudioKind>(vocabulary.studioKind, filter.kind), status: known<StudioStatus>(vocabulary.studioStatus, filter.status), withUnfiled: filter.unfiled === 'yes' ? true : null },
    }), (result) => result.studios),
    one: oneOf(StudioDocument, (result) => result.studio),
  },
  list: lazy(() => import('./StudioList.js')),
  show: lazy(() => import('./StudioShow.js')),
};
