import { type AccessTable, fields, reached, role } from '../accounts/index.js';
import { isCentre } from '../organisations/index.js';

/** The centre sees figures, a participant what he is asked; nobody sees a single answer of an anonymous survey. */
export const surveysPolicy: AccessTable = {
  Query: { ...fields(isCentre, 'cohortSurveys surveyResults'), ...fields(role('TEACHER'), 'viewerSurveys') },
  Mutation: { surveyCreate: isCentre, surveyAnswer: role('TEACHER') },
  Survey: fields(reached, 'id cohortId cohortTitle cohortTitleEn kind title anonymous opensAt closesAt questions'),
  SurveyQuestion: fields(reached, 'key kind title required options'),
  SurveyDesk: fields(reached, 'survey asked answered'),
  SurveyResults: fields(reached, 'desk hidden questions'),
  SurveyQuestionResult: fields(reached, 'question answered counts meanMilli texts earlierMeanMilli earlierCounts'),
  OwnSurvey: fields(reached, 'survey answered canAnswer'),
};
