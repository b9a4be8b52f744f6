import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import { EntriesReadModel } from './entries.read-model.js';
import { EntriesResolver } from './entries.resolver.js';
import { Entries } from './entries.service.js';
import { HonoursReadModel } from './honours.read-model.js';
import { HonoursResolver } from './honours.resolver.js';
import { Honours } from './honours.service.js';
import { JudgingReadModel } from './judging.read-model.js';
import { JudgingResolver } from './judging.resolver.js';
import { Judging } from './judging.service.js';
import { NoticesReadModel } from './notices.read-model.js';
import { NoticesResolver } from './notices.resolver.js';
import { Objections } from './objections.service.js';
import { PanelsReadModel } from './panels.read-model.js';
import { PanelsResolver } from './panels.resolver.js';
import { Panels } from './panels.service.js';
import { RoundsReadModel } from './rounds.read-model.js';
import { RoundsResolver } from './rounds.resolver.js';
import { Rounds } from './rounds.service.js';
import { selectionDownloads } from './selection.downloads.js';
import { selectionInvariants } from './selection.invariants.js';
import { selectionPolicy } from './selection.policy.js';

export function selectionModule(platform: Platform): ModuleParts<RequestContext> {
  const { work, reader, secrets, clock } = platform;
  const entries = new EntriesReadModel(reader);
  const panels = new PanelsReadModel(reader, secrets, entries);
  const judging = new JudgingReadModel(reader, entries);
  const notices = new NoticesReadModel(reader, clock, entries);
  const honours = new HonoursReadModel(reader, clock);
  return {
    policy: selectionPolicy,
    resolvers: [
      new RoundsResolver(new Rounds(work, secrets), new RoundsReadModel(reader, secrets, clock)),
      new EntriesResolver(new Entries(work), entries),
      new PanelsResolver(new Panels(work, secrets), panels, clock),
      new JudgingResolver(new Judging(work, secrets), judging),
      new NoticesResolver(new Objections(work, secrets), notices),
      new HonoursResolver(new Honours(work), honours),
    ],
    routes: selectionDownloads(platform, { entries, panels, judging, notices, honours }),
    invariants: selectionInvariants,
  };
}
