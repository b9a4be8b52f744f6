import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import type { Reader } from '../../platform/data/sql.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { AttendanceReadModel, SessionRecord } from './attendance.read-model.js';
import { RegisterSession } from './attendance.types.js';
import { HeadCount, SessionCall } from './register-parts.types.js';
import type { SecondCalls } from './second-calls.service.js';
import { sessionCallPayload, SessionCallInput, SessionConfirmCallInput, sessionConfirmCallPayload, SessionCountHeadsInput, sessionCountHeadsPayload } from './second-calls.types.js';

const ATTENDS = "p.status IN ('PRESENT', 'LATE', 'LEFT_EARLY')";

@Resolver(() => RegisterSession)
export class SecondCallsResolver {
  constructor(private readonly service: SecondCalls, private readonly readModel: AttendanceReadModel, private readonly reader: Reader) {}

  @Mutation(() => sessionCallPayload.type, { description: 'Calls everybody a second time: whoever attends scans once more within some minutes.' })
  async sessionCall(@Arg('input', () => SessionCallInput, { description: 'The call.' }) input: SessionCallInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return sessionCallPayload.from(await this.shown(await this.service.call(actor, { ...input, sessionId: Number(input.sessionId) })), locale);
  }

  @Mutation(() => sessionConfirmCallPayload.type, { description: 'Staff confirm people at a second call whose phones do not answer, with a reason.' })
  async sessionConfirmCall(@Arg('input', () => SessionConfirmCallInput, { description: 'Whom.' }) input: SessionConfirmCallInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.service.confirm(actor, { ...input, sessionId: Number(input.sessionId), callId: Number(input.callId), teacherIds: input.teacherIds.map(Number) });
    return sessionConfirmCallPayload.from(await this.shown(outcome), locale);
  }

  @Mutation(() => sessionCountHeadsPayload.type, { description: 'Keeps how many heads were counted, beside what the register says.' })
  async sessionCountHeads(@Arg('input', () => SessionCountHeadsInput, { description: 'The count.' }) input: SessionCountHeadsInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return sessionCountHeadsPayload.from(await this.shown(await this.service.countHeads(actor, { ...input, sessionId: Number(input.sessionId) })), locale);
  }

  @FieldResolver(() => [SessionCall])
  calls(@Root() { id }: SessionRecord, @Ctx() context: RequestContext): Promise<SessionCall[]> {
    return context.loader(SessionCall, () => bySession<SessionCall>(this.reader,
      `SELECT k.*, (SELECT COUNT(*) FROM call_answers a WHERE a.callId = k.id) AS answered, (SELECT COUNT(*) FROM call_answers a WHERE a.callId = k.id AND a.confirmedBy IS NOT NULL) AS answeredByStaff,
         (SELECT COUNT(*) FROM presences p WHERE p.sessionId = k.sessionId AND ${ATTENDS} AND NOT EXISTS (SELECT 1 FROM call_answers a WHERE a.callId = k.id AND a.teacherId = p.teacherId)) AS missing
       FROM session_calls k WHERE k.sessionId IN (?) ORDER BY k.id DESC`)).load(id);
  }

  @FieldResolver(() => [HeadCount])
  headCounts(@Root() { id }: SessionRecord, @Ctx() context: RequestContext): Promise<HeadCount[]> {
    return context.loader(HeadCount, () => bySession<HeadCount>(this.reader, 'SELECT * FROM head_counts WHERE sessionId IN (?) ORDER BY id DESC')).load(id);
  }

  private async shown<R extends { readonly code: string }>(outcome: Outcome<number, R>): Promise<Outcome<SessionRecord, R>> {
    return outcome.done ? done(await this.readModel.anySession(outcome.value)) : outcome;
  }
}

const MOST_SHOWN = 20;

/** The rows of each session, in one query for all of them. */
function bySession<T>(reader: Reader, sql: string): DataLoader<number, T[]> {
  return new DataLoader<number, T[]>(async (ids) => {
    const rows = await reader.rows<T & { sessionId: number }>(sql, [ids]);
    return ids.map((id) => rows.filter((each) => each.sessionId === id).slice(0, MOST_SHOWN));
  });
}
