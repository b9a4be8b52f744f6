import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { AccountGrant, type RequestContext } from '../accounts/index.js';
import type { OrganisationsReadModel } from './organisations.read-model.js';
import { Area, School } from './organisations.types.js';

/** Where a role holds, by name: accounts know only ids. */
@Resolver(() => AccountGrant)
export class GrantPlacesResolver {
  private readonly owners = { areas: {}, schools: {} };

  constructor(private readonly readModel: OrganisationsReadModel) {}

  @FieldResolver(() => Area, { nullable: true, description: 'The area it holds for.' })
  area(@Root() { areaId }: AccountGrant, @Ctx() context: RequestContext): Promise<Area | null> | null {
    return areaId === null ? null : context.loader(this.owners.areas, () => this.readModel.areaLoader()).load(areaId);
  }

  @FieldResolver(() => School, { nullable: true, description: 'The school it holds for.' })
  school(@Root() { schoolId }: AccountGrant, @Ctx() context: RequestContext): Promise<School | null> | null {
    return schoolId === null ? null : context.loader(this.owners.schools, () => this.readModel.schoolLoader()).load(schoolId);
  }
}
