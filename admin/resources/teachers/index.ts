import PeopleIcon from '@mui/icons-material/PeopleAltOutlined';
import { lazy } from 'react';

import { TeacherDocument, TeachersDocument, type TeacherSort } from '../../data/generated/operations.js';
import { codeOf, oneOf, pagesOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

export const TEACHER_SORTS: readonly TeacherSort[] = ['NAME', 'NUMBER', 'SCHOOL'];

export const teachers: ConsoleResource = {
  name: 'teachers',
  roles: OFFICE_ROLES,
  menu: { group: 'people', label: 'people.teachersTitle', icon: PeopleIcon },
  representation: (record) => String(record.name),
  data: {
    list: pagesOf(TeachersDocument, ({ page, filter, sort }) => ({ page, filter, sort: codeOf(TEACHER_SORTS, sort.field, 'NAME') }), (result) => result.teachers),
    one: oneOf(TeacherDocument, (result) => result.teacher),
  },
  list: lazy(() => import('./TeacherList.js')),
  show: lazy(() => import('./TeacherShow.js')),
};
