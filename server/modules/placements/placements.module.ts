import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Attendance } from '../attendance/index.js';
import { SEATS_LEFT } from '../training/index.js';
import { Hosts } from './hosts.service.js';
import { servePlacementDownloads } from './placements.downloads.js';
import { placementInvariants } from './placements.invariants.js';
import { placementsPolicy } from './placements.policy.js';
import { PlacementsReadModel } from './placements.read-model.js';
import { PlacementsResolver } from './placements.resolver.js';
import { Places } from './places.service.js';

export function placementsModule(platform: Platform, attendance: Attendance): ModuleParts<RequestContext> {
  const { work, reader } = platform;
  const readModel = new PlacementsReadModel(reader);
  const places = new Places(work, attendance);
  return {
    policy: placementsPolicy,
    resolvers: [new PlacementsResolver(new Hosts(work, attendance), places, readModel)],
    subscribers: { [SEATS_LEFT]: places.freeThoseWhoLeft },
    routes: (http, contextOf) => servePlacementDownloads(http, contextOf, platform, readModel),
    invariants: placementInvariants,
  };
}
