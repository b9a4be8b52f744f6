import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { SEATS_LEFT } from '../training/index.js';
import { serveLodgingDownloads } from './lodging.downloads.js';
import { lodgingInvariants } from './lodging.invariants.js';
import { lodgingPolicy } from './lodging.policy.js';
import { LodgingReadModel } from './lodging.read-model.js';
import { LodgingResolver } from './lodging.resolver.js';
import { Rooms } from './rooms.service.js';
import { freeThoseWhoLeft, Stays } from './stays.service.js';

export function lodgingModule(platform: Platform): ModuleParts<RequestContext> {
  const { work, reader, clock } = platform;
  const readModel = new LodgingReadModel(reader, clock);
  return {
    policy: lodgingPolicy,
    resolvers: [new LodgingResolver(new Stays(work), new Rooms(work), readModel)],
    subscribers: { [SEATS_LEFT]: freeThoseWhoLeft },
    routes: (http, contextOf) => serveLodgingDownloads(http, contextOf, platform, readModel),
    invariants: lodgingInvariants,
  };
}
