import type { ModuleParts, Platform } from '../../platform/module.js';
import type { RequestContext } from '../accounts/index.js';
import type { Credits } from '../credits/index.js';
import { TeachersReadModel } from '../teachers/index.js';
import { serveLateEntryDownloads } from './late-entries.downloads.js';
import { lateEntryInvariants } from './late-entries.invariants.js';
import { lateEntriesPolicy } from './late-entries.policy.js';
import { LateEntriesReadModel } from './late-entries.read-model.js';
import { LateEntriesResolver } from './late-entries.resolver.js';
import { LateEntries } from './late-entries.service.js';
import { LateEntryOrders } from './late-entry-orders.service.js';
import { LateEntryRows } from './late-entry-rows.service.js';
import { LateEntrySheets } from './late-entry-sheets.js';

export function lateEntriesModule(platform: Platform, credits: Credits): ModuleParts<RequestContext> & { readonly orders: LateEntryOrders; readonly batches: LateEntries; readonly rows: LateEntryRows } {
  const { work, reader, clock, secrets } = platform;
  const sheets = new LateEntrySheets(reader, credits, new TeachersReadModel(reader, secrets));
  const orders = new LateEntryOrders(work, credits, sheets);
  const batches = new LateEntries(work, credits, sheets);
  const rows = new LateEntryRows(platform, sheets);
  const readModel = new LateEntriesReadModel(reader, credits, clock);
  return {
    orders, batches, rows,
    policy: lateEntriesPolicy,
    resolvers: [new LateEntriesResolver(orders, batches, rows, readModel)],
    routes: (http, contextOf) => serveLateEntryDownloads(http, contextOf, platform, credits, readModel),
    invariants: lateEntryInvariants,
  };
}
