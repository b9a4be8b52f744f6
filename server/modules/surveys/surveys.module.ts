import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { serveSurveyDownloads, SurveyPapers } from './surveys.downloads.js';
import { surveyInvariants } from './surveys.invariants.js';
import { surveysPolicy } from './surveys.policy.js';
import { SurveysReadModel } from './surveys.read-model.js';
import { SurveysResolver } from './surveys.resolver.js';
import { Answering } from './answering.js';
import { SURVEY_CLOSED, settleSurvey } from './settling.js';
import { planFollowUp, Surveys } from './surveys.service.js';

export function surveysModule(platform: Platform): ModuleParts<RequestContext> & { papers: SurveyPapers } {
  const readModel = new SurveysReadModel(platform.reader, platform.clock);
  return {
    papers: new SurveyPapers(readModel),
    policy: surveysPolicy,
    resolvers: [new SurveysResolver(new Surveys(platform.work), new Answering(platform.work), readModel)],
    subscribers: { 'training.cohortClosed': planFollowUp, [SURVEY_CLOSED]: settleSurvey },
    routes: (http, contextOf) => serveSurveyDownloads(http, contextOf, platform, readModel),
    invariants: surveyInvariants,
  };
}
