import { Arg, Ctx, Field, ID, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';

import type { Reader } from '../../platform/data/sql.js';
import { InstantScalar } from '../../platform/graphql/scalars.js';
import type { JobRow } from '../../platform/transactions/work.entities.js';
import type { Actor, RequestContext } from '../accounts/index.js';

export const JobStatusEnum = { QUEUED: 'QUEUED', RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const;
registerEnumType(JobStatusEnum, { name: 'JobStatus', description: 'Where a long piece of work is.' });

@ObjectType('Job', { description: 'A long piece of work that goes on after its request was answered. Its progress is also sent as server-sent events at /events/jobs/{id}.' })
export class Job {
  @Field(() => ID, { description: 'Its id.' }) id: number;
  @Field(() => String, { description: 'What it does, such as `certificates.issue`.' }) kind: string;
  @Field(() => JobStatusEnum, { description: 'Where it is.' }) status: string;
  @Field(() => Int, { description: 'Steps done.' }) progressDone: number;
  @Field(() => Int, { description: 'Steps in all; 0 while unknown.' }) progressTotal: number;
  @Field(() => String, { nullable: true, description: 'What it returned, as JSON.' }) result: string | null;
  @Field(() => String, { nullable: true, description: 'Why it failed.' }) error: string | null;
  @Field(() => InstantScalar, { description: 'When it was asked for.' }) createdAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When it ended.' }) endedAt: string | null;
}

export class JobsReadModel {
  constructor(private readonly reader: Reader) {}

  /** A job of the actor's own, or any for an administrator. */
  async one(actor: Actor, id: number): Promise<Job | null> {
    const job = await this.reader.row<JobRow>('SELECT * FROM jobs WHERE id = ?', [id]);
    return job && (job.ownerAccountId === actor.accountId || actor.is('ADMINISTRATOR')) ? { ...job, error: job.status === 'FAILED' ? job.error : null } : null;
  }
}

@Resolver()
export class JobsResolver {
  constructor(private readonly readModel: JobsReadModel) {}

  @Query(() => Job, { nullable: true, description: "A job of the viewer's own, or null." })
  job(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<Job | null> {
    return this.readModel.one(context.actor, Number(id));
  }
}
