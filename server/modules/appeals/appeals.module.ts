import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { TeachersReadModel } from '../teachers/index.js';
import { AppealDesk } from './appeal-desk.service.js';
import { AppealFiling } from './appeal-filing.service.js';
import { AppealPanel } from './appeal-panel.service.js';
import { serveAppealDownloads } from './appeals.downloads.js';
import { appealsInvariants } from './appeals.invariants.js';
import { appealsPolicy } from './appeals.policy.js';
import { AppealsReadModel } from './appeals.read-model.js';
import { AppealsResolver } from './appeals.resolver.js';

export function appealsModule(platform: Platform, credits: Credits): ModuleParts<RequestContext> {
  const { work, reader, secrets, clock } = platform;
  const panels = new AppealPanel(work, credits);
  const readModel = new AppealsReadModel(reader, new TeachersReadModel(reader, secrets), credits, clock);
  return {
    policy: appealsPolicy,
    resolvers: [new AppealsResolver(new AppealFiling(work, credits), new AppealDesk(work), panels, readModel)],
    subscribers: { 'training.cohortClosed': panels.onCohortClosed, 'credits.heldBack': panels.onSourceHeldBack },
    routes: (http, contextOf) => serveAppealDownloads(http, contextOf, platform, readModel),
    invariants: appealsInvariants,
  };
}
