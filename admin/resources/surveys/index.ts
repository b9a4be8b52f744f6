import SurveyIcon from '@mui/icons-material/PollOutlined';
import { lazy } from 'react';

import { type SurveyKind, type SurveysQuery, type SurveyState, SurveysDocument } from '../../data/generated/operations.js';
import { pagesOf, textOf } from '../../data/resource-data.js';
import { CENTRE_ROLES } from '../../pages/registration/roles.js';
import type { ConsoleResource } from '../console-resource.js';

export type SurveyLine = SurveysQuery['surveys']['items'][number] & { readonly id: string };

export const surveys: ConsoleResource = {
  name: 'surveys',
  roles: CENTRE_ROLES,
  menu: { group: 'planning', label: 'surveys.all.title', icon: SurveyIcon },
  data: {
    list: pagesOf(SurveysDocument, ({ page, filter }) => ({
      page, filter: {
        search: textOf(filter.search) || null, state: (textOf(filter.state) || null) as SurveyState | null, kind: (textOf(filter.kind) || null) as SurveyKind | null,
        isCounty: filter.whom === 'county' ? true : filter.whom === 'class' ? false : null, planYear: Number(textOf(filter.planYear)) || null,
      },
    }), (result) => ({ ...result.surveys, items: result.surveys.items.map((each): SurveyLine => ({ ...each, id: each.survey.id })) })),
  },
  list: lazy(() => import('./SurveyList.js')),
};
