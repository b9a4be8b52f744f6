import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import type { RequestContext } from '../accounts/index.js';
import { OFFICE_ROLES } from './organisations.policy.js';
import type { OrganisationsReadModel } from './organisations.read-model.js';
import { Area, Installation, type School, SchoolPage } from './organisations.types.js';

@Resolver()
export class OrganisationsResolver {
  constructor(private readonly readModel: OrganisationsReadModel) {}

  @Query(() => Installation, { description: 'Whose system this is.' })
  installation(): Promise<Installation> {
    return this.readModel.installation();
  }

  @Query(() => [Area], { description: 'Every area of the county, by code.' })
  areas(): Promise<Area[]> {
    return this.readModel.areas();
  }

  @Query(() => SchoolPage, { description: "Schools within the viewer's reach, by code." })
  schools(
    @PageArg() page: PageInput,
    @Arg('areaId', () => ID, { nullable: true, description: 'Only schools of this area.' }) areaId: string | null,
    @Arg('search', () => String, { nullable: true, description: 'Part of the name, or the beginning of the code.' }) search: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Page<School>> {
    return this.readModel.schools(context.actor.reach(...OFFICE_ROLES), { areaId: areaId ? Number(areaId) : null, search }, page);
  }
}
