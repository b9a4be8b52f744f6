import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import { badInput } from '../../platform/errors.js';
import { payloadOf } from '../../platform/graphql/payload.js';
import { type Locale, say } from '../../platform/locale.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { type Intake, MOST_RECORDS_PER_BATCH, type RecordAnswer } from './intake.service.js';
import { LearningRecordAnswer, LearningRecordsPushInput } from './push.types.js';
import { answerWords } from './rules/answer.js';
import type { BatchRefusal } from './rules/batch-quota.js';
import { problemField, problemWords } from './rules/record-check.js';

export const pushPayload = payloadOf<BatchRefusal, LearningRecordAnswer[]>('LearningRecordsPush', { field: 'results', type: () => [LearningRecordAnswer], description: 'One answer for each record, in the order sent.' }, {
  BATCH_KEY_REUSED: () => ({ zh: '这个批次号已用于另一批记录，本批没有接收。请换一个批次号重发。', en: 'This batch key stands for other records; nothing was taken. Send it again under a new key.', field: 'input.batchKey' }),
  QUOTA_EXCEEDED: ({ dailyRecordQuota, leftToday }) => ({
    zh: `超出每日报送限额（每日 ${dailyRecordQuota} 条，今日还可报送 ${leftToday} 条），本批没有接收。请减少条数或明日再报，或联系县培训中心调整限额。`,
    en: `Over the daily limit of ${dailyRecordQuota} records (${leftToday} left today); nothing was taken. Send fewer, send it tomorrow, or ask the training centre for a higher limit.`, field: 'input.records',
  }),
});

const RECORD_COUNT = { zh: `每批须有 1 至 ${MOST_RECORDS_PER_BATCH} 条记录，请分批报送。`, en: `A batch takes 1 to ${MOST_RECORDS_PER_BATCH} records; send more in several batches.` };

/** What a platform may do: send. */
@Resolver()
export class PushResolver {
  constructor(private readonly intake: Intake) {}

  @Mutation(() => pushPayload.type, { description: 'Takes a batch of learning records in and answers each. Only with an API key of a platform. Sending a batch again changes nothing and is answered alike.' })
  async learningRecordsPush(@Arg('input', () => LearningRecordsPushInput, { description: 'The batch.' }) { batchKey, records }: LearningRecordsPushInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    if (records.length < 1 || records.length > MOST_RECORDS_PER_BATCH) throw badInput('input.records', RECORD_COUNT);
    const outcome = await this.intake.push(actor, { batchKey, records });
    return pushPayload.from(outcome.done ? done(outcome.value.map((answer) => told(answer, locale))) : outcome, locale);
  }
}

function told({ externalId, status, code, problems, claimId, repeated }: RecordAnswer, locale: Locale): LearningRecordAnswer {
  return {
    externalId, status, code, claimId, repeated, message: say(answerWords({ status, code, problems, claimId }), locale),
    problems: problems.map((problem) => ({ field: problemField(problem), code: problem, message: say(problemWords(problem), locale) })),
  };
}
