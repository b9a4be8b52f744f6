export { Answering } from './answering.js';
export { settleSurvey } from './settling.js';
export { SurveyAnswerRow, SurveyParticipationRow, SurveyRow, surveysEntities } from './surveys.entities.js';
export { SurveyPapers } from './surveys.downloads.js';
export { surveysModule } from './surveys.module.js';
export { surveysPolicy } from './surveys.policy.js';
export { planFollowUp, Surveys } from './surveys.service.js';
