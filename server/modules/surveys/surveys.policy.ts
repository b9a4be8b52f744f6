import { type AccessTable, fields, reached, role } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';

/** The centre sees figures, a participant what he is asked; nobody sees a single answer of an anonymous survey. */
export const surveysPolicy: AccessTable = {
  Query: { ...fields(isCentre, 'surveys cohortSurveys surveyResults'), ...fields(role('TEACHER'), 'viewerSurveys') },
  Mutation: { surveyCreate: isCentre, surveyAnswer: role('TEACHER') },
  Survey: fields(reached, 'id cohortId cohortTitle cohortTitleEn kind title anonymous opensAt closesAt questions planYear scope'),
  SurveyScope: fields(reached, 'areas schools stages subjects'),
  SurveyGroup: fields(reached, 'dimension code name nameEn asked answered isShown questions'),
  SurveyGroupQuestion: fields(reached, 'key answered counts meanMilli'),
  SurveyQuestion: fields(reached, 'key kind title required options isOfLecturer'),
  SurveyDesk: fields(reached, 'survey asked answered state'),
  SurveyResults: fields(reached, 'desk hidden questions groups'),
  SurveyQuestionResult: fields(reached, 'question answered counts meanMilli texts earlierMeanMilli earlierCounts'),
  OwnSurvey: fields(reached, 'survey answered canAnswer'),
};
