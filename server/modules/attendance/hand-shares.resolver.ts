import { Arg, ID, Int, Query, Resolver } from 'type-graphql';

import type { HandShares } from './hand-shares.read-model.js';
import { HandShare, HandShareByEnum } from './hand-shares.types.js';

@Resolver()
export class HandSharesResolver {
  constructor(private readonly shares: HandShares) {}

  @Query(() => [HandShare], { description: 'How much presence was entered by hand in a year, most entries first, 200 lines at most.' })
  handShares(
    @Arg('by', () => HandShareByEnum, { description: 'What it is added up by.' }) by: keyof typeof HandShareByEnum,
    @Arg('year', () => Int, { description: 'Of the sessions of this year.' }) year: number,
    @Arg('rollId', () => ID, { nullable: true, description: 'Only of this class.' }) rollId: string | null,
  ): Promise<HandShare[]> {
    return this.shares.of(by, year, rollId ? Number(rollId) : null);
  }
}
