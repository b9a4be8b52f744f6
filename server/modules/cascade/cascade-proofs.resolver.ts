import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { payloadOf } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { CascadeProofsReadModel } from './cascade-proofs.read-model.js';
import type { CascadeProofs, ProofRefusal } from './cascade-proofs.service.js';
import { CascadeAttendee, CascadeProofAddInput, CascadeProofRemoveInput, OwnCascade } from './cascade.types.js';

const attendee = { field: 'attendee', type: () => CascadeAttendee, description: 'Who attended, with the files that prove it now.' };

export const cascadeProofAddPayload = payloadOf<ProofRefusal, CascadeAttendee>('CascadeProofAdd', attendee, {
  FILE_UNKNOWN: () => ({ zh: '找不到上传的文件，请重新上传。', en: 'The upload is not known; please upload it again.', field: 'input.fileId' }),
  TOO_MANY: ({ most }) => ({ zh: `每人最多 ${most} 个证明文件。`, en: `${most} files at most for a person.` }),
});
export const cascadeProofRemovePayload = payloadOf<never, CascadeAttendee>('CascadeProofRemove', attendee, {});

@Resolver()
export class CascadeProofsResolver {
  constructor(private readonly service: CascadeProofs, private readonly readModel: CascadeProofsReadModel) {}

  @Query(() => [OwnCascade], { description: 'Outside trainings that the viewer was at and passes on, the latest first, 20 at most.' })
  viewerCascades(@Ctx() { actor }: RequestContext): Promise<OwnCascade[]> {
    return this.readModel.own(actor.teacherId ?? 0);
  }

  @Mutation(() => cascadeProofAddPayload.type, { description: 'Puts a certificate or notice to somebody who was at an outside training: he himself, his school or the centre.' })
  async cascadeProofAdd(@Arg('input', () => CascadeProofAddInput, { description: 'The file.' }) input: CascadeProofAddInput, @Ctx() context: RequestContext): Promise<object> {
    const { attendeeId, fileId, idempotencyKey } = input;
    return cascadeProofAddPayload.from(await this.read(context, this.service.add(context.actor, { attendeeId: Number(attendeeId), fileId: Number(fileId), idempotencyKey })), context.locale);
  }

  @Mutation(() => cascadeProofRemovePayload.type, { description: 'Takes a proof away; the log keeps its name and hash.' })
  async cascadeProofRemove(@Arg('input', () => CascadeProofRemoveInput, { description: 'Which file.' }) input: CascadeProofRemoveInput, @Ctx() context: RequestContext): Promise<object> {
    return cascadeProofRemovePayload.from(await this.read(context, this.service.remove(context.actor, { ...input, id: Number(input.id) })), context.locale);
  }

  private async read<R extends Refusal>({ actor }: RequestContext, outcome: Promise<Outcome<number, R>>): Promise<Outcome<CascadeAttendee, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.attendee(actor, told.value) as CascadeAttendee) : told;
  }
}
