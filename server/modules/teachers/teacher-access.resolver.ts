import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { TeacherAccess } from './teacher-access.service.js';
import { AccountActivationIssueInput, accountActivationIssuePayload, type TeacherActivation, TeacherNationalIdRevealInput, teacherNationalIdRevealPayload } from './teacher-access.types.js';
import { TEACHER_ADMINISTRATORS } from './teachers.policy.js';
import type { TeachersReadModel } from './teachers.read-model.js';

@Resolver()
export class TeacherAccessResolver {
  constructor(private readonly access: TeacherAccess, private readonly readModel: TeachersReadModel) {}

  @Mutation(() => accountActivationIssuePayload.type, { description: 'Issues one-time codes to teachers within reach. They are shown once; codes issued earlier stop working.' })
  async accountActivationIssue(@Arg('input', () => AccountActivationIssueInput, { description: 'To whom.' }) input: AccountActivationIssueInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.access.issueActivations(context.actor, { idempotencyKey: input.idempotencyKey ?? null, teacherIds: input.teacherIds.map(Number) });
    if (!outcome.done) return accountActivationIssuePayload.from(outcome, context.locale);
    const teachers = await this.readModel.some(context.actor.reach(...TEACHER_ADMINISTRATORS), outcome.value.map(({ teacherId }) => teacherId));
    return accountActivationIssuePayload.from(done(outcome.value.flatMap(({ teacherId, loginName, activation, passedOver }): TeacherActivation[] => {
      const teacher = teachers.get(teacherId);
      return teacher ? [{ teacher, passedOver, activation: activation && { ...activation, loginName: loginName ?? '' } }] : [];
    })), context.locale);
  }

  @Mutation(() => teacherNationalIdRevealPayload.type, { description: 'The national id of a teacher within reach in full; reason and reader are written down.' })
  async teacherNationalIdReveal(@Arg('input', () => TeacherNationalIdRevealInput, { description: 'Whose, and why.' }) input: TeacherNationalIdRevealInput, @Ctx() context: RequestContext): Promise<object> {
    return teacherNationalIdRevealPayload.from(await this.access.revealNationalId(context.actor, { ...input, teacherId: Number(input.teacherId) }), context.locale);
  }
}
