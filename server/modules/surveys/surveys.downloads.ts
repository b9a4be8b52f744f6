import type { FastifyInstance, FastifyRequest } from 'fastify';

import { localeOf, say, type Locale, type Words } from '../../platform/locale.js';
import type { Platform } from '../../platform/module.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { RequestContext } from '../accounts/index.js';
import { isCentre, STAGES, SUBJECTS } from '../organisations/index.js';
import type { SurveysReadModel } from './surveys.read-model.js';
import { surveyNotFound } from './answering.js';
import type { SurveyGroup, SurveyQuestionResult, SurveyResults } from './surveys.types.js';

/** `GET /downloads/survey/{id}.xlsx`: the figures as they are shown, and nothing when they are not. */
export function serveSurveyDownloads(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<RequestContext>, { work }: Platform, readModel: SurveysReadModel): void {
  http.get<{ Params: { file: string }; Querystring: { locale?: string } }>('/downloads/survey/:file', async (request, reply) => {
    const context = await contextOf(request);
    const id = /^(\d{1,9})\.xlsx$/.exec(request.params.file)?.[1];
    const results = id && isCentre(context, null) ? await readModel.results(Number(id)) : null;
    if (!results || results.hidden) throw surveyNotFound();
    const locale: Locale = request.query.locale ? localeOf(request.query.locale) : context.locale;
    const bytes = await resultsWorkbook(results, locale);
    await work.run(context.actor, (tx) => Promise.resolve(tx.audit({ action: 'survey.download', subjectType: 'Survey', subjectId: results.desk.survey.id })));
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${results.desk.survey.title}.xlsx`)}`).header('cache-control', 'no-store').send(Buffer.from(bytes));
  });
}

const DIMENSION_WORDS: Record<SurveyGroup['dimension'], Words> = { AREA: { zh: '片区', en: 'Area' }, STAGE: { zh: '学段', en: 'Stage' }, SUBJECT: { zh: '学科', en: 'Subject' } };

function groupName({ dimension, code, name, nameEn }: SurveyGroup, locale: Locale): string {
  if (dimension === 'AREA') return say({ zh: name ?? '', en: nameEn ?? '' }, locale);
  const words: readonly (Words & { readonly code: string })[] = dimension === 'STAGE' ? STAGES : SUBJECTS;
  return say(words.find((each) => each.code === code.toLowerCase()) ?? { zh: code, en: code }, locale);
}

/** The figures of a survey in Excel, as they are shown. */
function resultsWorkbook(results: SurveyResults, locale: Locale): Promise<Uint8Array> {
  const t = (zh: string, en: string): string => say({ zh, en }, locale);
  const groups = results.groups.filter(({ isShown }) => isShown);
  return workbookBytes({ sheets: [{
    name: t('结果', 'Results'),
    columns: [
      { key: 'question', header: t('题目', 'Question'), type: 'text', width: 44 }, { key: 'option', header: t('选项', 'Option'), type: 'text', width: 34 }, { key: 'count', header: t('人数', 'People'), type: 'integer' },
      { key: 'share', header: t('占比', 'Share'), type: 'text' }, { key: 'mean', header: t('平均分', 'Mean'), type: 'decimal', decimals: 3 }, { key: 'earlier', header: t('上次平均分', 'Mean before'), type: 'decimal', decimals: 3 },
    ],
    rows: results.questions.flatMap(rowsOf),
  }, ...(groups.length === 0 ? [] : [{
    name: t('分组', 'By group'),
    columns: [
      { key: 'dimension', header: t('分组方式', 'By'), type: 'text' as const }, { key: 'group', header: t('组别', 'Group'), type: 'text' as const, width: 24 }, { key: 'asked', header: t('应答', 'Asked'), type: 'integer' as const }, { key: 'everybody', header: t('已答', 'Answered'), type: 'integer' as const },
      { key: 'question', header: t('题目', 'Question'), type: 'text' as const, width: 44 }, { key: 'option', header: t('选项', 'Option'), type: 'text' as const, width: 34 }, { key: 'count', header: t('人数', 'People'), type: 'integer' as const },
      { key: 'share', header: t('占比', 'Share'), type: 'text' as const }, { key: 'mean', header: t('平均分', 'Mean'), type: 'decimal' as const, decimals: 3 },
    ],
    rows: groups.flatMap((group) => group.questions.flatMap((each) => {
      const question = results.questions.find(({ question: { key } }) => key === each.key)?.question;
      const what = { dimension: say(DIMENSION_WORDS[group.dimension], locale), group: groupName(group, locale), asked: group.asked, everybody: group.answered };
      return question ? rowsOf({ ...each, question, texts: [], earlierMeanMilli: null, earlierCounts: null }).map((row) => ({ ...row, ...what })) : [];
    })),
  }])] });
}

/** The results of a survey for papers that are bound with others; null while nobody may see them. */
export class SurveyPapers {
  constructor(private readonly readModel: SurveysReadModel) {}

  async excel(surveyId: number, locale: Locale): Promise<Uint8Array | null> {
    const results = await this.readModel.results(surveyId);
    return results && !results.hidden ? resultsWorkbook(results, locale) : null;
  }
}

function rowsOf({ question, answered, counts, meanMilli, earlierMeanMilli, texts }: SurveyQuestionResult): Record<string, string | number | null>[] {
  const mean = meanMilli === null ? null : meanMilli / 1000;
  const earlier = earlierMeanMilli === null ? null : earlierMeanMilli / 1000;
  if (question.kind === 'TEXT') return texts.map((text) => ({ question: question.title, option: text, count: null, share: '', mean: null, earlier: null }));
  return counts.map((count, at) => ({
    question: question.title, option: question.kind === 'SCALE' ? String(at + 1) : question.options[at] ?? '', count, share: answered === 0 ? '' : `${Math.round((count * 1000) / answered) / 10}%`, mean: at === 0 ? mean : null, earlier: at === 0 ? earlier : null,
  }));
}
