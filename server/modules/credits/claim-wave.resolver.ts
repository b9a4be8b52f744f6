import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { DayScalar } from '../../platform/graphql/scalars.js';
import type { RequestContext } from '../accounts/index.js';
import type { ClaimGroups } from './claim-wave-groups.js';
import type { ClaimWaves } from './claim-wave.read-model.js';
import { CreditClaimItemGroup, CreditWave } from './claim-wave.types.js';
import { CREDIT_READERS, WAVE_READERS } from './credits.policy.js';
import type { CreditsReadModel } from './credits.read-model.js';
import { CreditClaimFilter, CreditClaimGroup } from './credits.types.js';

@Resolver()
export class ClaimWaveResolver {
  constructor(private readonly groups: ClaimGroups, private readonly waves: ClaimWaves, private readonly readModel: CreditsReadModel) {}

  @Query(() => [CreditClaimGroup], { description: 'The claims of a filter by school, the most first, 500 schools at most.' })
  creditClaimGroups(@Arg('filter', () => CreditClaimFilter, { description: 'Which claims.', defaultValue: {} }) filter: CreditClaimFilter, @Ctx() { actor }: RequestContext): Promise<CreditClaimGroup[]> {
    return this.groups.bySchool(actor.reach(...CREDIT_READERS), filter);
  }

  @Query(() => [CreditClaimItemGroup], { description: 'The claims of a filter by category and item, the most first.' })
  async creditClaimItemGroups(@Arg('filter', () => CreditClaimFilter, { description: 'Which claims.', defaultValue: {} }) filter: CreditClaimFilter, @Ctx() { actor, locale }: RequestContext): Promise<CreditClaimItemGroup[]> {
    return this.groups.byItem(actor.reach(...CREDIT_READERS), filter, await this.readModel.ruleSetToday(), locale);
  }

  @Query(() => CreditWave, { description: 'How recognition goes: the claims filed in a window of days, the last 30 days unless told otherwise.' })
  creditWave(
    @Arg('fromDay', () => DayScalar, { nullable: true, description: 'The first day of filing; 30 days before the last by default.' }) fromDay: string | null,
    @Arg('toDay', () => DayScalar, { nullable: true, description: 'The last day of filing; today by default.' }) toDay: string | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<CreditWave> {
    return this.waves.wave(actor.reach(...WAVE_READERS), { fromDay, toDay });
  }
}
