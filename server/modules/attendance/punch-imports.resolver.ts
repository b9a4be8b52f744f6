import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { say } from '../../platform/locale.js';
import { done } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { AttendanceReadModel } from './attendance.read-model.js';
import type { PunchEffect, PunchImports } from './punch-imports.service.js';
import { PunchSheetCheck, SessionImportPunchesInput, sessionImportPunchesPayload } from './punch-imports.types.js';

const MOST_SHOWN = 200;

@Resolver()
export class PunchImportsResolver {
  constructor(private readonly imports: PunchImports, private readonly readModel: AttendanceReadModel) {}

  @Query(() => PunchSheetCheck, { description: "The dry run of a sign-in machine's file. Writes nothing." })
  async punchSheetCheck(
    @Arg('sessionId', () => ID, { description: 'The session.' }) sessionId: string,
    @Arg('fileId', () => ID, { description: "The file, uploaded as 'punches'." }) fileId: string,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<PunchSheetCheck> {
    const { people, problems, ...look } = await this.imports.check(actor, { sessionId: Number(sessionId), fileId: Number(fileId) });
    const having = (effect: PunchEffect): number => people.filter((each) => each.effect === effect).length;
    return {
      ...look, fresh: having('NEW'), changed: having('CHANGED'), same: having('SAME'), standing: having('STANDS'), problemCount: problems.length,
      people: people.slice(0, MOST_SHOWN).map(({ person, ...each }) => ({ ...person, ...each })),
      problems: problems.slice(0, MOST_SHOWN).map(({ words, ...each }) => ({ ...each, reason: say(words, locale) })),
    };
  }

  @Mutation(() => sessionImportPunchesPayload.type, { description: "Counts a sign-in machine's file into the register of a session. The same file again changes nothing." })
  async sessionImportPunches(@Arg('input', () => SessionImportPunchesInput, { description: 'The file.' }) input: SessionImportPunchesInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    const outcome = await this.imports.apply(actor, { ...input, sessionId: Number(input.sessionId), fileId: Number(input.fileId) });
    if (!outcome.done) return sessionImportPunchesPayload.from(outcome, locale);
    const { sessionId, ...counts } = outcome.value;
    return sessionImportPunchesPayload.from(done({ ...counts, session: await this.readModel.anySession(sessionId) }), locale);
  }
}
