import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import type { RequestContext } from '../accounts/index.js';
import type { CreditWaysReadModel } from './credit-ways.read-model.js';
import { CreditWays } from './credit-ways.types.js';

@Resolver()
export class CreditWaysResolver {
  constructor(private readonly readModel: CreditWaysReadModel) {}

  @Query(() => CreditWays, { nullable: true, description: 'Which classes open now, or being attended, would bring a teacher to the goal soonest; null when the teacher is out of reach or no rule set is in force.' })
  creditWays(@Arg('teacherId', () => ID, { description: 'Whose.' }) teacherId: string, @Ctx() context: RequestContext): Promise<CreditWays | null> {
    return this.readModel.ways(context, Number(teacherId));
  }
}
