import PlanIcon from '@mui/icons-material/EventNoteOutlined';
import { lazy } from 'react';

import { TrainingPlanDocument, TrainingPlansDocument } from '../../data/generated/operations.js';
import { oneOf, wholeListOf } from '../../data/resource-data.js';
import { type ConsoleResource, OFFICE_ROLES } from '../console-resource.js';

export const plans: ConsoleResource = {
  name: 'plans',
  roles: OFFICE_ROLES,
  menu: { group: 'planning', label: 'planning.title', icon: PlanIcon },
  representation: (record) => String(record.year),
  data: { ...wholeListOf(TrainingPlansDocument, {}, (result) => result.trainingPlans), one: oneOf(TrainingPlanDocument, (result) => result.trainingPlan) },
  list: lazy(() => import('./PlanList.js')),
  show: lazy(() => import('./PlanShow.js')),
};
