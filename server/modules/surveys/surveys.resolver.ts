import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { countyTimeOf } from '../../platform/clock.js';
import { type Page, PageArg, PageInput, payloadOf } from '../../platform/graphql/payload.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { SurveysReadModel } from './surveys.read-model.js';
import type { Answering, SurveyAnswerRefusal } from './answering.js';
import type { CreateRefusal, Surveys } from './surveys.service.js';
import { OwnSurvey, SurveyAnswerInput, SurveyCreateInput, SurveyDesk, SurveyDeskPage, SurveyFilter, SurveyResults } from './surveys.types.js';

export const surveyCreatePayload = payloadOf<CreateRefusal, SurveyDesk>('SurveyCreate', { field: 'desk', type: () => SurveyDesk, description: 'The survey.' }, {
  TIMES_REVERSED: () => ({ zh: '截止时间必须晚于开始时间。', en: 'It closes before it opens.', field: 'input.closesAt' }),
  NOBODY_ASKED: () => ({ zh: '这个范围内没有在职教师。', en: 'No teacher in service is in this scope.', field: 'input.scope' }),
  NO_LECTURERS: () => ({ zh: '本班课程还没有选定专家库中的授课人，不能按授课人评价。', en: 'No lecturer of this class is in the pool of experts.', field: 'input.asksLecturers' }),
  OPTIONS_MISSING: ({ index }) => ({ zh: `第 ${index + 1} 题至少要有两个选项。`, en: `Question ${index + 1} needs two options at least.`, field: `input.questions.${index}.options` }),
  OPTION_TWICE: ({ index }) => ({ zh: `第 ${index + 1} 题有重复的选项。`, en: `Question ${index + 1} has the same option twice.`, field: `input.questions.${index}.options` }),
});
export const surveyAnswerPayload = payloadOf<SurveyAnswerRefusal, boolean>('SurveyAnswer', { field: 'answered', type: () => Boolean, description: 'That it was kept.' }, {
  ANSWERED_ALREADY: () => ({ zh: '您已经填过这份调查，无需再填。', en: 'You have answered this survey.' }),
  NOT_OPEN_YET: ({ opensAt }) => ({ zh: `${countyTimeOf(opensAt)} 开始填写。`, en: `It opens at ${countyTimeOf(opensAt)}.` }),
  CLOSED: ({ closedAt }) => ({ zh: `调查已于 ${countyTimeOf(closedAt)} 截止。`, en: `It closed at ${countyTimeOf(closedAt)}.` }),
  ANSWER_MISSING: ({ question }) => ({ zh: `“${question.title}”还没有填写。`, en: `“${question.title}” is not answered.`, field: `input.${question.key}` }),
  ANSWER_WRONG: ({ question }) => ({ zh: `“${question.title}”的填写有误，请重新选择。`, en: `“${question.title}” cannot be answered like this.`, field: `input.${question.key}` }),
});

@Resolver()
export class SurveysResolver {
  constructor(private readonly service: Surveys, private readonly answering: Answering, private readonly readModel: SurveysReadModel) {}

  @Query(() => SurveyDeskPage, { description: 'Surveys over all classes and of teachers of the county, those that close last first.' })
  surveys(
    @PageArg() page: PageInput,
    @Arg('filter', () => SurveyFilter, { description: 'Which ones.', defaultValue: {} }) filter: SurveyFilter,
  ): Promise<Page<SurveyDesk>> {
    return this.readModel.page(filter, page);
  }

  @Query(() => [SurveyDesk], { description: 'The surveys of a cohort, by opening.' })
  cohortSurveys(@Arg('cohortId', () => ID, { description: 'Which cohort.' }) cohortId: string): Promise<SurveyDesk[]> {
    return this.readModel.ofCohort(Number(cohortId));
  }

  @Query(() => SurveyResults, { nullable: true, description: 'The results of a survey: of five answers at least, and of an anonymous one when it is over.' })
  surveyResults(@Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<SurveyResults | null> {
    return this.readModel.results(Number(id));
  }

  @Query(() => [OwnSurvey], { description: 'What the viewer is asked as a participant or as a teacher of the county, the latest first, 50 at most.' })
  viewerSurveys(@Ctx() context: RequestContext): Promise<OwnSurvey[]> {
    return this.readModel.own(context.actor);
  }

  @Mutation(() => surveyCreatePayload.type, { description: 'Sets a survey for a cohort or for teachers of the county. When the class is closed, its satisfaction survey is asked again after three months by itself.' })
  async surveyCreate(@Arg('input', () => SurveyCreateInput, { description: 'The survey.' }) input: SurveyCreateInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.service.create(context.actor, { ...input, scope: input.scope ? { ...input.scope, areaIds: input.scope.areaIds.map(Number), schoolIds: input.scope.schoolIds.map(Number) } : null });
    return surveyCreatePayload.from(outcome.done ? done(await this.readModel.desk(outcome.value) as SurveyDesk) : outcome, context.locale);
  }

  @Mutation(() => surveyAnswerPayload.type, { description: 'Answers a survey, once.' })
  async surveyAnswer(@Arg('input', () => SurveyAnswerInput, { description: 'The answers.' }) input: SurveyAnswerInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.answering.answer(context.actor, input);
    return surveyAnswerPayload.from(outcome.done ? done(true) : outcome, context.locale);
  }
}
